// Answers: what does each way of failing mean for a message, and for a question?
import nock from 'nock';
import { describe, expect, it } from 'vitest';
import { connectSlack } from '../../src/slack/client';
import { answerWith, clock, connect, useNock } from './nockSlack';
import { uploadBytes } from '../support/uploadBytes';

useNock();

const message = { conversation: 'C1', text: 'secret text', blocks: [], key: 'k' };

const codeOf = (code: string, more: object = {}) =>
	Object.assign(new Error('words'), { code, ...more });
/** As Node's own fetch throws. */
const fetchFailed = (cause: unknown) => new TypeError('fetch failed', { cause });

const throwing = (error: unknown) =>
	connectSlack({
		baseUrl: 'https://slack.test',
		fetch: () => Promise.reject(error),
		upload: uploadBytes,
		timeoutMs: 1_000,
		clock,
	});

describe('an answer that is no', () => {
	it.each([
		['channel_not_found', 'refused'],
		['is_archived', 'refused'],
		['msg_blocks_too_long', 'refused'],
		['a_code_of_tomorrow', 'refused'],
		['token_revoked', 'stopped'],
		['invalid_auth', 'stopped'],
		['account_inactive', 'stopped'],
		['token_expired', 'stopped'],
		['not_authed', 'stopped'],
		['missing_scope', 'stopped'],
		['request_timeout', 'later'],
		['message_limit_exceeded', 'later'],
		['internal_error', 'unsure'],
		['fatal_error', 'unsure'],
		['service_unavailable', 'unsure'],
	])('with the code %s means %s', async (error, outcome) => {
		answerWith({ ok: false, error });
		expect(await connect().post(message)).toMatchObject({ outcome, refusal: { code: error } });
	});
});

describe('being asked to wait', () => {
	it.each([
		['30', 30_000],
		['0', 0],
		[' 7 ', 7_000],
		['86400', 86_400_000],
		[undefined, undefined],
		['', undefined],
		['soon', undefined],
		['-5', undefined],
		['1.5', undefined],
		['3 days', undefined],
		['99999999999', undefined],
		['Wed, 21 Oct 2026 07:28:00 GMT', undefined],
	])('with Retry-After %j means later, after %j ms', async (header, retryAfterMs) => {
		nock('https://slack.test')
			.post('/api/chat.postMessage')
			.reply(429, 'slow down', header === undefined ? {} : { 'retry-after': header });
		const outcome = await connect().post(message);
		expect(outcome).toMatchObject({
			outcome: 'later',
			rateLimited: true,
			refusal: { code: 'ratelimited' },
		});
		expect(outcome).toHaveProperty('retryAfterMs', retryAfterMs);
	});

	it.each(['ratelimited', 'rate_limited'])('can come as %s with status 200', async (error) => {
		nock('https://slack.test')
			.post('/api/chat.postMessage')
			.reply(200, { ok: false, error }, { 'retry-after': '12' });
		expect(await connect().post(message)).toMatchObject({
			outcome: 'later',
			rateLimited: true,
			retryAfterMs: 12_000,
		});
	});

	it('holds for a question too', async () => {
		nock('https://slack.test').post('/api/auth.test').reply(429, '', { 'retry-after': '60' });
		await expect(connect().identify()).rejects.toMatchObject({
			next: 'later',
			rateLimited: true,
			retryAfterMs: 60_000,
		});
	});
});

describe('an answer that is not Slack’s', () => {
	it.each([
		['a page', '<!DOCTYPE html><html></html>'],
		['nothing', ''],
		['null', 'null'],
		['a number', '5'],
		['a text', '"ok"'],
		['a list', '[]'],
		['an empty object', '{}'],
		['a no without a code', '{"ok":false}'],
		['a no with a list for a code', '{"ok":false,"error":["x"]}'],
		['a yes without a message', '{"ok":true}'],
		['JSON that ends in the middle', '{"ok":true,"ts":"1.'],
	])('but %s leaves us unsure of a message', async (_, text) => {
		answerWith({ status: 200, text });
		expect(await connect().post(message)).toMatchObject({ outcome: 'unsure' });
	});

	it.each([
		[500, 'unsure'],
		[502, 'unsure'],
		[503, 'unsure'],
		[504, 'unsure'],
		[204, 'unsure'],
		[400, 'later'],
		[403, 'later'],
		[408, 'later'],
		[413, 'refused'],
		[401, 'stopped'],
		[404, 'stopped'],
		[405, 'stopped'],
	])('but HTTP %i means %s', async (status, outcome) => {
		answerWith({ status, text: '' });
		expect(await connect().post(message)).toMatchObject({
			outcome,
			refusal: { code: `http_${status}` },
		});
	});

	// Node's own fetch hides these two; n8n's HTTP helper shows them.
	it.each([
		...[301, 302, 303, 307, 308].map((status) => [status, 'unsure'] as const),
		[407, 'stopped'] as const,
	])('but HTTP %i, shown by an HTTP library, means %s', async (status, outcome) => {
		const slack = connectSlack({
			baseUrl: 'https://slack.test',
			fetch: () => Promise.resolve(new Response(null, { status })),
			upload: uploadBytes,
			timeoutMs: 1_000,
			clock,
		});
		expect(await slack.post(message)).toMatchObject({ outcome });
	});

	it.each([
		[200, '<html>'],
		[200, 'null'],
		[500, ''],
		[502, '<html>'],
	])('(HTTP %i, "%s") is worth another try for a question', async (status, text) => {
		answerWith({ status, text });
		await expect(connect().channelsPage()).rejects.toMatchObject({ next: 'later' });
	});
});

describe('no answer at all', () => {
	it.each([
		['nobody listens', fetchFailed(codeOf('ECONNREFUSED', { syscall: 'connect' }))],
		[
			'nobody listens on any of its addresses',
			fetchFailed(
				Object.assign(new AggregateError([codeOf('ECONNREFUSED', { syscall: 'connect' })]), {
					code: 'ECONNREFUSED',
				}),
			),
		],
		['the name is unknown', fetchFailed(codeOf('ENOTFOUND', { syscall: 'getaddrinfo' }))],
		['the name can’t be asked for', fetchFailed(codeOf('EAI_AGAIN'))],
		['the network is away', fetchFailed(codeOf('ENETUNREACH', { syscall: 'connect' }))],
		['connecting takes too long', fetchFailed(codeOf('ETIMEDOUT', { syscall: 'connect' }))],
		['connecting takes too long for undici', fetchFailed(codeOf('UND_ERR_CONNECT_TIMEOUT'))],
		['an HTTP library says so one level up', codeOf('ECONNREFUSED', { name: 'AxiosError' })],
		[
			'an HTTP library says so in its cause',
			Object.assign(new Error('x'), { cause: codeOf('ECONNREFUSED') }),
		],
	])('where %s means later: nothing was sent', async (_, error) => {
		expect(await throwing(error).post(message)).toMatchObject({
			outcome: 'later',
			rateLimited: false,
			refusal: { code: 'not_reached' },
		});
	});

	it.each([
		...['DEPTH_ZERO_SELF_SIGNED_CERT', 'CERT_HAS_EXPIRED', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
		...['ERR_TLS_CERT_ALTNAME_INVALID', 'SELF_SIGNED_CERT_IN_CHAIN'],
	])('where the certificate is not trusted (%s) means later: nothing was sent', async (code) => {
		expect(await throwing(fetchFailed(codeOf(code))).post(message)).toMatchObject({
			outcome: 'later',
			rateLimited: false,
			refusal: { code: 'not_trusted' },
		});
	});

	it.each([
		['time is up', new DOMException('x', 'TimeoutError'), 'timed_out'],
		['an HTTP library’s time is up', codeOf('ETIMEDOUT'), 'timed_out'],
		['an older HTTP library’s time is up', codeOf('ECONNABORTED'), 'timed_out'],
		['the head does not come', fetchFailed(codeOf('UND_ERR_HEADERS_TIMEOUT')), 'timed_out'],
		['the connection is reset', fetchFailed(codeOf('ECONNRESET')), 'answer_lost'],
		['an HTTP library’s connection is reset', codeOf('ECONNRESET'), 'answer_lost'],
		['the other side hangs up', fetchFailed(codeOf('UND_ERR_SOCKET')), 'answer_lost'],
		['the pipe breaks', fetchFailed(codeOf('EPIPE', { syscall: 'write' })), 'answer_lost'],
		[
			'the network goes away on the way',
			codeOf('EHOSTUNREACH', { syscall: 'read' }),
			'answer_lost',
		],
		['the run is cancelled', new DOMException('x', 'AbortError'), 'answer_lost'],
		['there is no code', new Error('ECONNREFUSED'), 'answer_lost'],
		['it is no error', 'ECONNREFUSED', 'answer_lost'],
	])('where %s leaves us unsure', async (_, error, code) => {
		expect(await throwing(error).post(message)).toMatchObject({
			outcome: 'unsure',
			refusal: { code },
		});
	});

	it('is read from causes that go in a ring, too', async () => {
		const one = codeOf('ECONNRESET');
		one.cause = fetchFailed(one);
		expect(await throwing(one).post(message)).toMatchObject({ outcome: 'unsure' });
	});

	it.each(['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'CERT_HAS_EXPIRED'])(
		'(%s) is worth another try for a question, and says the code',
		async (code) => {
			await expect(throwing(codeOf(code)).identify()).rejects.toMatchObject({
				name: 'SlackError',
				next: 'later',
				message: expect.stringContaining(code),
			});
		},
	);
});

describe('a message that can’t be written into a request', () => {
	it('is refused, since it never left and would not the next time', async () => {
		let calls = 0;
		const slack = connectSlack({
			baseUrl: 'https://slack.test',
			fetch: () => {
				calls += 1;
				return Promise.reject(new Error('called'));
			},
			upload: uploadBytes,
			timeoutMs: 1_000,
			clock,
		});
		expect(await slack.post({ ...message, text: 'half \uD83D' })).toMatchObject({
			outcome: 'refused',
			refusal: { code: 'not_writable' },
		});
		expect(calls).toBe(0);
	});
});
