// Answers: does the strict Slack fail as it is told to, and does it do what it says that it did?
import { describe, expect, it } from 'vitest';
import { ask, ops, post, start, strict } from './askStrict';
import { faults, type Fault } from './faults';
import { documentedLimits } from './rateLimits';

/** As the wire has it: nothing is followed, and nobody waits for longer than half a second. */
async function send(form: Record<string, string> = { channel: ops, text: 'x' }) {
	const signal = AbortSignal.timeout(500);
	const body = new URLSearchParams(form);
	const options = { method: 'POST', body, redirect: 'manual', signal } as const;
	return strict.fetch(`${strict.url}/api/chat.postMessage`, options);
}

/** What somebody sees who sends a message and reads the whole answer. */
async function seen(): Promise<string> {
	try {
		const response = await send();
		try {
			const text = await response.text();
			return `${response.status} ${text.slice(0, 9)}`;
		} catch (error) {
			return `${response.status}, then ${nameOf(error)}`;
		}
	} catch (error) {
		return nameOf(error);
	}
}

function nameOf(error: unknown): string {
	const { name, cause } = error as Error;
	if (name === 'TimeoutError') return name;
	return String((cause as NodeJS.ErrnoException | undefined)?.code);
}

const whole = '200 {"ok":tru';
const page = '<!DOCTYPE';

describe('a fault', () => {
	it.each<[string, (done: boolean) => Fault, string]>([
		['HTTP 500', (done) => faults.http(500, done), `500 ${page}`],
		['HTTP 502', (done) => faults.http(502, done), `502 ${page}`],
		['HTTP 503', (done) => faults.http(503, done), `503 ${page}`],
		['a page', faults.html, `200 ${page}`],
		['null', faults.nullBody, '200 null'],
		['a redirect', (done) => faults.redirect(302, '/elsewhere', done), `302 ${page}`],
		['a body cut short', faults.cutShort, '200, then UND_ERR_SOCKET'],
		['half a body that seems whole', faults.half, whole],
		['a body that can’t be unpacked', faults.garbled, '200, then Z_DATA_ERROR'],
		['half a body and then nothing', faults.stalled, '200, then TimeoutError'],
		['a reset', faults.reset, 'ECONNRESET'],
		['no answer', faults.hang, 'TimeoutError'],
		['an answer in drips', (done) => faults.dripping(1, done), whole],
		['endless drips', (done) => faults.dripping(100, done), '200, then TimeoutError'],
	])('can be %s, whether or not it was done', async (_, fault, expected) => {
		await start();
		for (const done of [true, false]) {
			strict.fail('chat.postMessage', fault(done));
			expect(await seen()).toBe(expected);
			expect(strict.messages).toHaveLength(1);
		}
		expect(strict.requests).toHaveLength(2);
		expect(await post({})).toMatchObject({ ok: true });
		expect(strict.messages).toHaveLength(2);
	});

	it('can be an answer whose end is missing, in half a body as in one cut short', async () => {
		await start();
		strict.fail('chat.postMessage', faults.half(true));
		await expect((await send()).json()).rejects.toThrow(SyntaxError);
	});

	it('can be an answer in drips that is whole in the end', async () => {
		await start();
		strict.fail('chat.postMessage', faults.dripping(1));
		expect(await (await send()).json()).toMatchObject({ ok: true, ts: strict.messages[0]!.ts });
	});

	it('can be a connection that is gone before the request has come whole', async () => {
		await start();
		strict.fail('chat.postMessage', faults.brokenOff());
		expect(await seen()).toBe('ECONNRESET');
		expect(strict.messages).toEqual([]);
		expect(strict.requests).toMatchObject([{ method: 'chat.postMessage', args: {} }]);
		expect(await seen()).toBe(whole);
	});

	it('can be an answer that was lost, and the message is there', async () => {
		await start();
		strict.fail('chat.postMessage', faults.answerLost());
		expect(await seen()).toBe('ECONNRESET');
		expect(strict.messages).toHaveLength(1);
	});

	it.each([
		['30', '30'],
		['soon', 'soon'],
		[undefined, null],
	])('can be 429 with Retry-After %j', async (given, header) => {
		await start();
		strict.fail('chat.postMessage', faults.rateLimited(given));
		const { status, headers, error } = await post({});
		expect({ status, error }).toEqual({ status: 429, error: 'ratelimited' });
		expect(headers.get('retry-after')).toBe(header);
		expect(strict.messages).toEqual([]);
	});

	it('leads elsewhere by the address that it was given', async () => {
		await start();
		strict.fail('chat.postMessage', faults.redirect(307, 'https://elsewhere.test/'));
		expect((await send()).headers.get('location')).toBe('https://elsewhere.test/');
	});

	it('befalls one method only, and several take their turns', async () => {
		await start();
		strict.fail('chat.postMessage', faults.none());
		strict.fail('chat.postMessage', faults.http(500), 2);
		strict.fail('chat.postMessage', faults.nullBody());
		expect(await ask('auth.test')).toMatchObject({ ok: true });
		const turns = [whole, `500 ${page}`, `500 ${page}`, '200 null', whole];
		for (const turn of turns) expect(await seen()).toBe(turn);
	});
});

describe('a token', () => {
	it.each(['token_expired', 'token_revoked', 'account_inactive', 'invalid_auth'])(
		'can be refused as %s by every method, and nothing is done',
		async (code) => {
			await start();
			strict.revoke(code);
			for (const method of ['auth.test', 'users.list', 'conversations.list']) {
				expect(await ask(method, { limit: '9' })).toMatchObject({ ok: false });
			}
			strict.excuseFaults();
			expect(await post({})).toMatchObject({ ok: false, error: code });
			expect(strict.messages).toEqual([]);
		},
	);
});

describe('the limits that Slack documents', () => {
	it.each(Object.entries(documentedLimits.perMinute))(
		'let %s pass %i times a minute, and not once more',
		async (method, most) => {
			await start({ limits: { ...documentedLimits, betweenMessagesMs: 0 }, now: () => 1_000_000 });
			for (let count = 0; count < most; count++) expect((await ask(method)).status).toBe(200);
			const { status, headers } = await ask(method);
			expect([status, headers.get('retry-after')]).toEqual([429, '60']);
			expect(strict.requests.filter(({ tooSoon }) => tooSoon)).toHaveLength(1);
			const other = method === 'users.info' ? 'files.info' : 'users.info';
			expect((await ask(other)).status).toBe(200);
			strict.excuseFaults();
		},
	);
});
