// Answers: what comes of a message, and of a question, on a real connection that fails?
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connectSlack } from '../../src/slack/client';
import { findFreePort } from '../support/freePort';
import { createSelfSigned } from '../support/selfSigned';
import { faults, type Fault } from '../support/strictSlack/faults';
import { person } from '../support/strictSlack/people';
import { startStrictSlack, type StrictSlack } from '../support/strictSlack/startStrictSlack';
import { channel } from '../support/strictSlack/workspace';
import { testClock } from '../support/testClock';
import { uploadBytes } from '../support/uploadBytes';

const clock = testClock('2026-01-01T00:00:00Z');
const message = { conversation: channel('ops').id, text: 'x', blocks: [], key: 'k-1' };
let strict: StrictSlack;

beforeEach(async () => {
	strict = await startStrictSlack({ users: [person('ana')], channels: [channel('ops')] });
});
afterEach(() => strict.close());

const connect = (timeoutMs = 5_000) =>
	connectSlack({ baseUrl: strict.url, fetch: strict.fetch, upload: uploadBytes, timeoutMs, clock });

const perhapsDone: [string, (done: boolean) => Fault, code: string][] = [
	['is cut short', faults.cutShort, 'answer_lost'],
	['is a reset connection', faults.reset, 'answer_lost'],
	['is a page with status 200', faults.html, 'answer_unreadable'],
	['is null', faults.nullBody, 'answer_unreadable'],
	['is HTTP 500', (done) => faults.http(500, done), 'http_500'],
	['is HTTP 503', (done) => faults.http(503, done), 'http_503'],
];

describe.each([
	['posted', true],
	['not posted', false],
])('a message that was %s', (was, done) => {
	it.each(perhapsDone)(`(${was}) and whose answer %s, is unsure`, async (_, fault, code) => {
		strict.fail('chat.postMessage', fault(done));
		expect(await connect().post(message)).toMatchObject({ outcome: 'unsure', refusal: { code } });
		expect(strict.messages).toHaveLength(done ? 1 : 0);
		expect(strict.requests).toHaveLength(1);
	});

	it.each([
		['no answer', faults.hang],
		['half an answer', faults.stalled],
	])(`(${was}) and that gets %s in time, is unsure`, async (_, fault) => {
		strict.fail('chat.postMessage', fault(done));
		expect(await connect(200).post(message)).toMatchObject({
			outcome: 'unsure',
			refusal: { code: 'timed_out' },
		});
		expect(strict.messages).toHaveLength(done ? 1 : 0);
	});
});

describe('a message', () => {
	it.each([
		['30', 30_000],
		[undefined, undefined],
		['soon', undefined],
	])('met by 429 with Retry-After %j goes later', async (header, retryAfterMs) => {
		strict.fail('chat.postMessage', faults.rateLimited(header));
		const outcome = await connect().post(message);
		expect(outcome).toMatchObject({ outcome: 'later', rateLimited: true });
		expect(outcome).toHaveProperty('retryAfterMs', retryAfterMs);
		expect(strict.messages).toEqual([]);
	});

	it('whose answer was lost is found in the history', async () => {
		strict.fail('chat.postMessage', faults.answerLost());
		const sinceMs = Date.now();
		const conversation = person('ana').id;
		expect(await connect().post({ ...message, conversation })).toMatchObject({ outcome: 'unsure' });
		expect(await connect().lookUp({ conversation, key: 'k-1', sinceMs })).toEqual({
			outcome: 'found',
			conversation: 'D00000001',
			ts: strict.messages[0]!.ts,
		});
		expect(await connect().lookUp({ conversation, key: 'k-2', sinceMs })).toEqual({
			outcome: 'not_found',
		});
	});

	it('after a 429 goes out as if nothing had been', async () => {
		strict.fail('chat.postMessage', faults.rateLimited());
		const slack = connect();
		await slack.post(message);
		expect(await slack.post(message)).toMatchObject({ outcome: 'posted' });
	});
});

describe('where nobody listens', () => {
	it('nothing was posted: later', async () => {
		const baseUrl = `http://127.0.0.1:${await findFreePort()}`;
		const slack = connectSlack({ baseUrl, fetch, upload: uploadBytes, timeoutMs: 1_000, clock });
		expect(await slack.post(message)).toMatchObject({
			outcome: 'later',
			refusal: { code: 'not_reached', says: expect.stringContaining('ECONNREFUSED') },
		});
	});

	it('on any address of the name, nothing was posted: later', async () => {
		const baseUrl = `http://localhost:${await findFreePort()}`;
		const slack = connectSlack({ baseUrl, fetch, upload: uploadBytes, timeoutMs: 1_000, clock });
		expect(await slack.post(message)).toMatchObject({
			outcome: 'later',
			refusal: { code: 'not_reached' },
		});
	});

	it('because there is no such name, nothing was posted: later', async () => {
		const slack = connectSlack({
			baseUrl: 'http://slack.invalid',
			fetch,
			upload: uploadBytes,
			timeoutMs: 5_000,
			clock,
		});
		expect(await slack.post(message)).toMatchObject({
			outcome: 'later',
			refusal: { code: 'not_reached' },
		});
	});
});

describe('where the wrong one listens', () => {
	it('and its certificate is not trusted, nothing was posted: later', async () => {
		let requests = 0;
		const server = createServer(createSelfSigned(), () => requests++);
		await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
		try {
			const baseUrl = `https://localhost:${(server.address() as AddressInfo).port}`;
			const slack = connectSlack({ baseUrl, fetch, upload: uploadBytes, timeoutMs: 5_000, clock });
			expect(await slack.post(message)).toMatchObject({
				outcome: 'later',
				refusal: { code: 'not_trusted' },
			});
			expect(requests).toBe(0);
		} finally {
			await new Promise((resolve) => server.close(resolve));
		}
	});

	it('and speaks no TLS, nothing was posted: later', async () => {
		const baseUrl = strict.url.replace('http:', 'https:');
		const slack = connectSlack({ baseUrl, fetch, upload: uploadBytes, timeoutMs: 5_000, clock });
		expect(await slack.post(message)).toMatchObject({ outcome: 'later' });
		expect(strict.requests).toEqual([]);
	});
});

describe('a question', () => {
	it.each([
		...perhapsDone.map(([title, fault]): [string, Fault] => [title, fault(true)]),
		['does not come in time', faults.hang()],
		['asks to wait', faults.rateLimited('9')],
	])('whose answer %s, is worth another try', async (_, fault) => {
		strict.fail('conversations.list', fault);
		await expect(connect(300).channelsPage()).rejects.toMatchObject({
			name: 'SlackError',
			next: 'later',
		});
		expect((await connect().channelsPage()).items).toHaveLength(1);
	});
});
