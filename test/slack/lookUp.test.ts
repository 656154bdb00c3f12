// Answers: when is a message whose answer was lost found again?
import { describe, expect, it } from 'vitest';
import { answerWith, connect, useNock } from './nockSlack';

useNock();

const ours = (key: unknown, ts: string) => ({
	ts,
	text: 'x',
	metadata: { event_type: 'slack_notify', event_payload: { key } },
});
const question = { conversation: 'C1', key: 'k-1', sinceMs: 1_000_000 };
const page = (messages: object[], next_cursor = '') => ({
	ok: true,
	messages,
	response_metadata: { next_cursor },
});

describe('a lost message', () => {
	it('is found by its key, among others', async () => {
		answerWith(page([{ ts: '9.000001' }, ours('k-2', '8.000001'), ours('k-1', '7.000001')]));
		expect(await connect().lookUp(question)).toEqual({
			outcome: 'found',
			conversation: 'C1',
			ts: '7.000001',
		});
	});

	it('to a person is found in the direct messages', async () => {
		answerWith({ ok: true, channel: { id: 'D7' } }, page([ours('k-1', '7.000001')]));
		expect(await connect().lookUp({ ...question, conversation: 'W1' })).toEqual({
			outcome: 'found',
			conversation: 'D7',
			ts: '7.000001',
		});
	});

	it('is found on a later page, after one that is empty', async () => {
		const seen = answerWith(
			page([], 'a'),
			page([ours('k-0', '9.000001')], 'b'),
			page([ours('k-1', '7.000001')]),
		);
		expect(await connect().lookUp(question)).toMatchObject({ outcome: 'found', ts: '7.000001' });
		expect(seen.map(({ body }) => body.cursor)).toEqual([undefined, 'a', 'b']);
	});

	it('is not found where all pages were read without it', async () => {
		answerWith(page([ours('k-2', '9.000001')], 'a'), page([]));
		expect(await connect().lookUp(question)).toEqual({ outcome: 'not_found' });
	});

	it.each([
		['of another app', { event_type: 'other', event_payload: { key: 'k-1' } }],
		['without a payload', { event_type: 'slack_notify' }],
		['with a key that is no text', { event_type: 'slack_notify', event_payload: { key: ['k-1'] } }],
	])('is not taken for one %s', async (_, metadata) => {
		answerWith(page([{ ts: '9.000001', metadata }]));
		expect(await connect().lookUp(question)).toEqual({ outcome: 'not_found' });
	});

	it.each([
		['the same place twice', ['a', 'a']],
		['places in a ring', ['a', 'b', 'a']],
	])('is looked up later where Slack names %s', async (_, cursors) => {
		const seen = answerWith(...cursors.map((cursor) => page([], cursor)));
		expect(await connect().lookUp(question)).toMatchObject({
			outcome: 'later',
			refusal: { code: 'repeated_cursor' },
		});
		expect(seen).toHaveLength(cursors.length);
	});

	it.each([
		['missing_scope', 'not_allowed'],
		['not_in_channel', 'not_allowed'],
		['channel_not_found', 'not_allowed'],
		['no_permission', 'not_allowed'],
		['a_code_of_tomorrow', 'not_allowed'],
		['token_revoked', 'later'],
		['invalid_auth', 'later'],
		['ratelimited', 'later'],
		['internal_error', 'later'],
		['invalid_cursor', 'later'],
	])('after %s is %s', async (error, outcome) => {
		answerWith({ ok: false, error });
		expect(await connect().lookUp(question)).toMatchObject({ outcome, refusal: { code: error } });
	});

	it.each(['user_not_found', 'user_disabled', 'missing_scope'])(
		'to a person whose direct messages can’t be opened (%s) may not be looked up',
		async (error) => {
			answerWith({ ok: false, error, needed: 'im:write' });
			const outcome = await connect().lookUp({ ...question, conversation: 'U1' });
			expect(outcome).toMatchObject({ outcome: 'not_allowed', refusal: { code: error } });
		},
	);

	it.each([[{ ok: true }], [{ status: 503, text: 'busy' }], [{ status: 200, text: '<html>' }]])(
		'is looked up later where the answer is %j',
		async (answer) => {
			answerWith(answer);
			expect(await connect().lookUp(question)).toMatchObject({ outcome: 'later' });
		},
	);
});

describe('a lost reply', () => {
	const reply = { ...question, conversation: 'U1', threadTs: '7.000001' };
	const opened = { ok: true, channel: { id: 'D7' } };

	it('is found in its thread, on a later page too', async () => {
		const seen = answerWith(
			opened,
			page([ours('k-0', '7.000001')], 'a'),
			page([ours('k-0', '7.000001'), ours('k-1', '8.000001')]),
		);
		expect(await connect().lookUp(reply)).toEqual({
			outcome: 'found',
			conversation: 'D7',
			ts: '8.000001',
		});
		const { path, body } = seen[2]!;
		expect(path).toBe('/api/conversations.replies');
		expect(body).toMatchObject({ channel: 'D7', ts: '7.000001', cursor: 'a' });
	});

	it('is not looked for among the other messages while its thread is there', async () => {
		const seen = answerWith(
			opened,
			page([ours('k-0', '7.000001')]),
			page([ours('k-1', '8.000001')]),
		);
		expect(await connect().lookUp(reply)).toEqual({ outcome: 'not_found' });
		expect(seen).toHaveLength(2);
	});

	// Slack takes a reply to a message that was deleted meanwhile, and puts it outside of any thread.
	it('is looked for among the other messages where the first of its thread was deleted', async () => {
		const gone = { ok: false, error: 'thread_not_found' };
		answerWith(opened, gone, page([ours('k-1', '8.000001')]));
		expect(await connect().lookUp(reply)).toMatchObject({ outcome: 'found', ts: '8.000001' });
		answerWith(opened, gone, page([]));
		expect(await connect().lookUp(reply)).toEqual({ outcome: 'not_found' });
	});

	it.each([
		['missing_scope', 'not_allowed'],
		['not_in_channel', 'not_allowed'],
		['ratelimited', 'later'],
		['token_revoked', 'later'],
	])('after %s is %s', async (error, outcome) => {
		answerWith(opened, { ok: false, error });
		expect(await connect().lookUp(reply)).toMatchObject({ outcome, refusal: { code: error } });
	});
});

describe('where a lost message was found', () => {
	const withThread = (thread_ts: string | undefined) =>
		page([{ ...ours('k-1', '8.000001'), thread_ts }]);

	it.each([
		['in a thread', '7.000001', '7.000001'],
		['in none', undefined, undefined],
		['at the head of its own', '8.000001', undefined],
	])('is %s', async (_, thread_ts, threadTs) => {
		answerWith(withThread(thread_ts));
		expect(await connect().lookUp({ ...question, threadTs: '7.000001' })).toEqual({
			outcome: 'found',
			conversation: 'C1',
			ts: '8.000001',
			threadTs,
		});
	});
});

describe('lost files', () => {
	const files = { ...question, fileIds: ['F1', 'F2'] };
	const info = (shares: object) => ({ ok: true, file: { id: 'F1', shares } });
	const mayNot = { ok: false, error: 'missing_scope', needed: 'files:read' };
	const found = { outcome: 'found', conversation: 'C1', ts: '8.000001' };

	it('are found by what Slack says of them, without reading what is written there', async () => {
		const seen = answerWith(info({ public: { C1: [{ ts: '8.000001' }] } }));
		expect(await connect().lookUp(files)).toEqual(found);
		expect(seen.map(({ path, body }) => [path, body])).toEqual([
			['/api/files.info', { file: 'F1' }],
		]);
	});

	it('are found by any one of them, and in their thread', async () => {
		answerWith(info({}), info({ private: { C1: [{ ts: '8.000001', thread_ts: '7.000001' }] } }));
		expect(await connect().lookUp(files)).toEqual({ ...found, threadTs: '7.000001' });
	});

	it('to a person are found in the direct messages', async () => {
		answerWith(
			{ ok: true, channel: { id: 'D7' } },
			info({ private: { D7: [{ ts: '8.000001' }] } }),
		);
		expect(await connect().lookUp({ ...files, conversation: 'U1' })).toEqual({
			...found,
			conversation: 'D7',
		});
	});

	it.each([
		['are shared nowhere', info({})],
		['are shared elsewhere', info({ public: { C2: [{ ts: '8.000001' }] } })],
		['are not there any more', { ok: false, error: 'file_not_found' }],
		['were deleted', { ok: false, error: 'file_deleted' }],
	])('are not found where they %s', async (_, answer) => {
		answerWith(answer, answer);
		expect(await connect().lookUp(files)).toEqual({ outcome: 'not_found' });
	});

	it('are looked for in the history where the app may not look at files', async () => {
		const messages = [
			{ ts: '9.000001', files: [{ id: 'F7' }, {}] },
			{ ts: '8.000001', files: [{ id: 'F2' }] },
		];
		const seen = answerWith(mayNot, page(messages));
		expect(await connect().lookUp(files)).toEqual(found);
		expect(seen.map(({ path }) => path)).toEqual(['/api/files.info', '/api/conversations.history']);
		answerWith(mayNot, page([{ ts: '9.000001', files: 'F1' }, { ts: '8.000001' }]));
		expect(await connect().lookUp(files)).toEqual({ outcome: 'not_found' });
	});

	it('are looked for in their thread where the app may not look at files', async () => {
		const seen = answerWith(
			mayNot,
			page([{ ts: '8.000001', thread_ts: '7.000001', files: [{ id: 'F1' }] }]),
		);
		expect(await connect().lookUp({ ...files, threadTs: '7.000001' })).toEqual({
			...found,
			threadTs: '7.000001',
		});
		expect(seen[1]!.path).toBe('/api/conversations.replies');
	});

	it('may not be looked up where neither is allowed', async () => {
		answerWith(mayNot, { ok: false, error: 'missing_scope', needed: 'channels:history' });
		expect(await connect().lookUp(files)).toMatchObject({
			outcome: 'not_allowed',
			refusal: { says: expect.stringContaining('channels:history') },
		});
	});

	it.each(['ratelimited', 'internal_error', 'token_revoked'])(
		'are looked up later after %s',
		async (error) => {
			answerWith({ ok: false, error });
			expect(await connect().lookUp(files)).toMatchObject({ outcome: 'later' });
		},
	);

	it('are a message by its key where none was uploaded', async () => {
		const seen = answerWith(page([ours('k-1', '8.000001')]));
		expect(await connect().lookUp({ ...question, fileIds: [] })).toEqual(found);
		expect(seen[0]!.path).toBe('/api/conversations.history');
	});
});
