// Answers: C5. Is a request whose token has expired sent once more with a new one, and never behind our back?
import { afterEach, describe, expect, it, vi } from 'vitest';
import { n8nFetch } from '../../nodes/shared/engine/n8nFetch';
import { RequestError } from '../../nodes/shared/engine/requestError';
import { TokenNotRenewed } from '../../src/index';
import { expired, fakeN8n, saying, type Behaviour, type FakeN8n } from './fakeN8n';

const timeoutMs = 60_000;
const secrets = ['client-secret', 'refresh-token', 'access-token'];
afterEach(() => void vi.useRealTimers());

const fine = saying({ ok: true, ts: '1.1' });
const isNew = { answer: (token: string) => (token === 'old' ? expired : fine) };
const giveNew = { renew: async () => ({ access_token: 'new', refresh_token: 'next' }) };
const n8nWith = (behaviour: Partial<Behaviour> = {}) =>
	fakeN8n({ ...isNew, ...giveNew, ...behaviour });

interface Ends {
	signal?: AbortSignal;
	stopped?: AbortSignal;
}

async function send({ context }: FakeN8n, { signal, stopped }: Ends = {}) {
	const source = { context, credentialType: 'slackNotifyOAuth2Api', timeoutMs, stopped };
	const url = 'https://slack.com/api/chat.postMessage';
	const response = await n8nFetch(source)(url, { method: 'POST', body: 'text=hello', signal });
	return (await response.json()) as object;
}
const failing = (sending: Promise<unknown>) =>
	sending.then(
		(answer) => expect.unreachable(`answered ${JSON.stringify(answer)}`),
		(error: unknown) => error,
	);
const tokensOf = ({ sent }: FakeN8n) => sent.map(({ token }) => token);

describe('C5: a request whose token has expired', () => {
	it('is sent once more, with the new one', async () => {
		const n8n = n8nWith();
		expect(await send(n8n)).toEqual({ ok: true, ts: '1.1' });
		expect(tokensOf(n8n)).toEqual(['old', 'new']);
		expect(n8n.renewals).toBe(1);
	});

	it('renews the token once, however many are sent at once', async () => {
		const n8n = n8nWith();
		const answers = await Promise.all(Array.from({ length: 20 }, () => send(n8n)));
		expect(answers).toEqual(Array(20).fill({ ok: true, ts: '1.1' }));
		expect(n8n.renewals).toBe(1);
		expect(tokensOf(n8n).sort()).toEqual([...Array(20).fill('new'), ...Array(20).fill('old')]);
	});

	it('renews nothing where its refusal arrives after another one has renewed the token', async () => {
		const late = Promise.withResolvers<typeof expired>();
		let asked = 0;
		const n8n = n8nWith({
			answer: (token) => (token === 'new' ? fine : ++asked === 1 ? late.promise : expired),
		});
		const first = send(n8n);
		await send(n8n);
		late.resolve(expired);
		expect(await first).toEqual({ ok: true, ts: '1.1' });
		expect(n8n.renewals).toBe(1);
	});

	it('is answered as Slack answers the second time, and not sent a third time', async () => {
		const n8n = n8nWith({ answer: () => expired });
		expect(await send(n8n)).toEqual({ ok: false, error: 'token_expired' });
		expect(tokensOf(n8n)).toEqual(['old', 'new']);
		expect(n8n.renewals).toBe(1);
	});

	it('leaves us unsure where the second answer gets lost, as with any other request', async () => {
		const lost = Object.assign(new Error('gone'), { isAxiosError: true, code: 'ECONNRESET' });
		const n8n = n8nWith({
			answer(token) {
				if (token === 'new') throw lost;
				return expired;
			},
		});
		const error = await failing(send(n8n));
		expect(error).toBeInstanceOf(RequestError);
		expect(error).toMatchObject({ code: 'ECONNRESET' });
		expect(tokensOf(n8n)).toEqual(['old', 'new']);
	});

	it('is answered with the refusal where there is nothing to renew it with', async () => {
		const n8n = n8nWith();
		delete n8n.stored.refresh_token;
		expect(await send(n8n)).toEqual({ ok: false, error: 'token_expired' });
		expect(n8n.renewals).toBe(0);
	});

	it('is answered with the refusal by an n8n that renews no token', async () => {
		const n8n = n8nWith({ renewsNothing: true });
		expect(await send(n8n)).toEqual({ ok: false, error: 'token_expired' });
		expect(tokensOf(n8n)).toEqual(['old']);
	});
});

describe('a request that is answered with anything else', () => {
	it.each([
		['a yes', { ok: true, text: '"error":"token_expired"' }],
		['a yes that has the word in it', { ok: true, error: 'token_expired' }],
		['a revoked token', { ok: false, error: 'token_revoked' }],
		['a token that is none', { ok: false, error: 'invalid_auth' }],
		['a page', '<html>token_expired</html>'],
		['a long text', { ok: false, error: 'token_expired', text: 'x'.repeat(2_000) }],
	])('such as %s renews nothing', async (_what, answer) => {
		const n8n = n8nWith({ answer: () => saying(answer) });
		await send(n8n).catch(() => {});
		expect(tokensOf(n8n)).toEqual(['old']);
		expect(n8n.renewals).toBe(0);
	});
});

describe('C5: a request whose token is not renewed', () => {
	it.each([
		['Slack refused', named('RenewalRefused', { refusedWith: 'x_y' }), { refusedWith: 'x_y' }],
		[
			'the standard’s refusal',
			named('NodeOperationError', { failure: { cause: 'credential-invalid' } }),
			{ refusedWith: 'invalid_grant' },
		],
		['no connection', named('AxiosError', { code: 'ECONNREFUSED' }), { code: 'ECONNREFUSED' }],
		['a status', named('AxiosError', { response: { status: 503 } }), { code: 'HTTP 503' }],
		['a refused request', named('Error', { status: 429 }), { code: 'HTTP 429' }],
		['a page', named('Error', { status: 200 }), { refusedWith: 'answer_unreadable' }],
		['anything else', named('Error', {}), { refusedWith: undefined, code: undefined }],
	])('because of %s says so, and nothing secret', async (_what, thrown, why) => {
		const n8n = n8nWith({ renew: () => Promise.reject(thrown) });
		const error = await failing(send(n8n));
		expect(error).toBeInstanceOf(TokenNotRenewed);
		expect(error).toMatchObject(why);
		for (const secret of secrets) expect(everythingIn(error)).not.toContain(secret);
		expect(tokensOf(n8n)).toEqual(['old']);
	});

	it('because another worker was quicker is sent with what that one got', async () => {
		const n8n = n8nWith({
			async renew() {
				n8n.stored = { access_token: 'theirs', refresh_token: 'next' };
				throw named('RenewalRefused', { refusedWith: 'invalid_refresh_token' });
			},
		});
		expect(await send(n8n)).toEqual({ ok: true, ts: '1.1' });
		expect(tokensOf(n8n)).toEqual(['old', 'theirs']);
	});
});

describe('C5: a renewal that takes too long', () => {
	/** Answers once the test wants it to. */
	function slowly() {
		const asked = Promise.withResolvers<void>();
		const answered = Promise.withResolvers<{ access_token: string }>();
		const n8n = n8nWith({
			renew() {
				asked.resolve();
				return answered.promise;
			},
		});
		return { n8n, asked: asked.promise, answered };
	}

	it.each(['signal', 'stopped'] as const)(
		'is given up when nobody waits any more (%s); what comes late sends nothing behind our back',
		async (which) => {
			const { n8n, asked, answered } = slowly();
			const end = new AbortController();
			const sending = failing(send(n8n, { [which]: end.signal }));
			await asked;
			end.abort();
			expect(await sending).toMatchObject({ name: 'TokenNotRenewed', code: 'ETIMEDOUT' });
			answered.resolve({ access_token: 'new' });
			// Everything that n8n does with it now.
			await new Promise((resolve) => setImmediate(resolve));
			expect(tokensOf(n8n)).toEqual(['old']);
			// The next request has the token.
			expect(await send(n8n)).toEqual({ ok: true, ts: '1.1' });
			expect(n8n.renewals).toBe(1);
		},
	);

	it('is given up where the refusal itself came too late', async () => {
		const late = Promise.withResolvers<typeof expired>();
		const n8n = n8nWith({ answer: () => late.promise, renew: () => new Promise(() => {}) });
		const end = new AbortController();
		const sending = failing(send(n8n, { signal: end.signal }));
		end.abort();
		late.resolve(expired);
		expect(await sending).toMatchObject({ name: 'TokenNotRenewed' });
	});

	it('leaves the second request what is left of the time', async () => {
		vi.useFakeTimers({ toFake: ['Date'] });
		const { n8n, asked, answered } = slowly();
		const sending = send(n8n);
		await asked;
		vi.setSystemTime(Date.now() + 20_000);
		answered.resolve({ access_token: 'new' });
		await sending;
		expect(n8n.sent.map(({ timeout }) => timeout)).toEqual([60_000, 40_000]);
	});

	it('leaves it unsent where that is too little for an answer', async () => {
		vi.useFakeTimers({ toFake: ['Date'] });
		const { n8n, asked, answered } = slowly();
		const sending = failing(send(n8n));
		await asked;
		vi.setSystemTime(Date.now() + 55_000);
		answered.resolve({ access_token: 'new' });
		expect(await sending).toMatchObject({ name: 'TokenNotRenewed', code: 'ETIMEDOUT' });
		expect(tokensOf(n8n)).toEqual(['old']);
	});
});

/** As an HTTP library throws it: with the request that asked for the token, and what came back. */
function named(name: string, parts: object): Error {
	const error = new Error(`Expected JSON but received: {"access_token":"access-token`);
	const data = 'client_secret=client-secret&refresh_token=refresh-token';
	return Object.assign(error, { name, isAxiosError: true, config: { data }, ...parts });
}

function everythingIn(error: unknown, seen = new Set<unknown>()): string {
	if (typeof error !== 'object' || error === null || seen.has(error)) return String(error);
	seen.add(error);
	return Reflect.ownKeys(error)
		.map((key) => everythingIn((error as Record<PropertyKey, unknown>)[key], seen))
		.join(' ');
}
