// Answers: what exactly leaves for Slack?
import { describe, expect, it } from 'vitest';
import { connectSlack } from '../../src/slack/client';
import { withToken } from '../support/withToken';
import { answerWith, clock, connect, token, useNock, workspaceAnswer } from './nockSlack';
import { uploadBytes } from '../support/uploadBytes';

useNock();

const message = {
	conversation: 'U1',
	text: 'Ana &amp; Bo: “déjà” 🎉',
	blocks: [{ type: 'header' as const, text: { type: 'plain_text' as const, text: 'Ana & Bo' } }],
	key: 'k-1',
};

describe('a message', () => {
	it('goes out with text, blocks, metadata and without previews of links, and with nothing else', async () => {
		const seen = answerWith({ ok: true, channel: 'D1', ts: '1.000001' });
		const outcome = await connect().post(message);
		expect(outcome).toEqual({ outcome: 'posted', conversation: 'D1', ts: '1.000001' });
		expect(seen.map(({ path }) => path)).toEqual(['/api/chat.postMessage']);
		const { blocks, metadata, ...rest } = seen[0]!.body;
		expect(rest).toEqual({
			channel: 'U1',
			text: message.text,
			unfurl_links: 'false',
			unfurl_media: 'false',
		});
		expect(JSON.parse(blocks!)).toEqual(message.blocks);
		expect(JSON.parse(metadata!)).toEqual({
			event_type: 'slack_notify',
			event_payload: { key: 'k-1' },
		});
	});

	it('for a thread names the message that it follows', async () => {
		const seen = answerWith({ ok: true, channel: 'D1', ts: '2.000001' });
		await connect().post({ ...message, threadTs: '1.000001' });
		expect(seen[0]!.body).toMatchObject({ channel: 'U1', thread_ts: '1.000001' });
		expect(seen[0]!.body).not.toHaveProperty('reply_broadcast');
	});

	it('is not repeated when Slack answers with an error', async () => {
		const seen = answerWith({ status: 500, text: 'no' }, { status: 500, text: 'no' });
		await connect().post(message);
		expect(seen).toHaveLength(1);
	});
});

describe('questions', () => {
	it('to auth.test bring no argument', async () => {
		const seen = answerWith(workspaceAnswer);
		expect(await connect().identify()).toEqual({
			id: 'T1',
			address: 'https://slack.test/api/',
			name: 'Acme',
			url: 'https://acme.slack.com/',
			botUserId: 'UBOT',
			botName: 'notify',
		});
		expect(seen[0]).toMatchObject({ path: '/api/auth.test' });
		expect(seen[0]!.body).toEqual({});
	});

	it('to users.list bring limit, and from the second page on the cursor as it came', async () => {
		const seen = answerWith(
			workspaceAnswer,
			{ ok: true, members: [], response_metadata: { next_cursor: 'dXNlcjpV+/0=' } },
			{ ok: true, members: [], response_metadata: { next_cursor: '' } },
		);
		const slack = connect();
		const first = await slack.usersPage();
		expect(first).toEqual({ items: [], nextCursor: 'dXNlcjpV+/0=' });
		expect(await slack.usersPage(first.nextCursor)).toEqual({ items: [], nextCursor: undefined });
		expect(seen.map(({ path, body }) => ({ path, body })).slice(1)).toEqual([
			{ path: '/api/users.list', body: { limit: '1000' } },
			{ path: '/api/users.list', body: { limit: '1000', cursor: 'dXNlcjpV+/0=' } },
		]);
	});

	it.each(['limit_required', 'invalid_limit'])(
		'to users.list are asked again with the recommended limit after %s',
		async (error) => {
			const seen = answerWith(workspaceAnswer, { ok: false, error }, { ok: true, members: [] });
			expect(await connect().usersPage('c1')).toEqual({ items: [], nextCursor: undefined });
			expect(seen[2]!.body).toEqual({ limit: '200', cursor: 'c1' });
		},
	);

	it('to users.list keep to the recommended limit from then on', async () => {
		const page = { ok: true, members: [] };
		const seen = answerWith(workspaceAnswer, { ok: false, error: 'limit_required' }, page, page);
		const slack = connect();
		await slack.usersPage('c1');
		await slack.usersPage('c2');
		expect(seen.map(({ body }) => body).slice(1)).toEqual([
			{ limit: '1000', cursor: 'c1' },
			{ limit: '200', cursor: 'c1' },
			{ limit: '200', cursor: 'c2' },
		]);
	});

	it('to users.list at the same time all fall back to the recommended limit', async () => {
		const no = { ok: false, error: 'limit_required' };
		const page = { ok: true, members: [] };
		const seen = answerWith(workspaceAnswer, no, no, page, page);
		const slack = connect();
		await slack.identify();
		await Promise.all([slack.usersPage('c1'), slack.usersPage('c2')]);
		expect(seen.map(({ body }) => body.limit).slice(1)).toEqual(['1000', '1000', '200', '200']);
	});

	it('to users.list for a whole walk bring the same', async () => {
		const seen = answerWith(
			workspaceAnswer,
			{ ok: true, members: [], response_metadata: { next_cursor: 'dXNlcjpV+/0=' } },
			{ ok: true, members: [], response_metadata: { next_cursor: '' } },
		);
		expect(await connect().walkUsers(clock.now())).toEqual([]);
		expect(seen.map(({ path, body }) => ({ path, body })).slice(1)).toEqual([
			{ path: '/api/users.list', body: { limit: '1000' } },
			{ path: '/api/users.list', body: { limit: '1000', cursor: 'dXNlcjpV+/0=' } },
		]);
	});

	it('to users.info bring the ID', async () => {
		const seen = answerWith(workspaceAnswer, { ok: false, error: 'user_not_found' });
		expect(await connect().findUserById('U1')).toBeUndefined();
		expect(seen[1]).toMatchObject({ path: '/api/users.info' });
		expect(seen[1]!.body).toEqual({ user: 'U1' });
	});

	it('to users.lookupByEmail bring the e-mail', async () => {
		const seen = answerWith(workspaceAnswer, { ok: false, error: 'users_not_found' });
		expect(await connect().findUserByEmail('ana+x@example.com')).toBeUndefined();
		expect(seen[1]).toMatchObject({
			path: '/api/users.lookupByEmail',
			body: { email: 'ana+x@example.com' },
		});
	});

	it('to conversations.list bring the types, and leave archived channels out', async () => {
		const seen = answerWith({ ok: true, channels: [] }, { ok: true, channels: [] });
		await connect().channelsPage();
		await connect().channelsPage('c2');
		const body = {
			types: 'public_channel,private_channel',
			exclude_archived: 'true',
			limit: '999',
		};
		expect(seen.map((request) => request.path)).toEqual([
			'/api/conversations.list',
			'/api/conversations.list',
		]);
		expect(seen.map((request) => request.body)).toEqual([body, { ...body, cursor: 'c2' }]);
	});

	it('to conversations.info bring the channel', async () => {
		const seen = answerWith({ ok: true, channel: { id: 'C1', name: 'ops', is_member: true } });
		expect(await connect().findChannel('C1')).toEqual({
			id: 'C1',
			name: 'ops',
			isPrivate: false,
			isMember: true,
			isArchived: false,
		});
		expect(seen[0]).toMatchObject({ path: '/api/conversations.info', body: { channel: 'C1' } });
	});

	it('about a lost answer read the history from five minutes before the attempt', async () => {
		const seen = answerWith({ ok: true, messages: [] });
		const sinceMs = Date.UTC(2026, 0, 1, 12, 0, 0, 250);
		await connect().lookUp({ conversation: 'C1', key: 'k', sinceMs });
		expect(seen[0]).toMatchObject({ path: '/api/conversations.history' });
		expect(seen[0]!.body).toEqual({
			channel: 'C1',
			oldest: `${Date.UTC(2026, 0, 1, 11, 55) / 1000}.250000`,
			include_all_metadata: 'true',
			limit: '200',
		});
	});

	it('about a lost answer in a thread read that thread, from five minutes before the attempt', async () => {
		const seen = answerWith({ ok: true, messages: [] });
		const sinceMs = Date.UTC(2026, 0, 1, 12);
		const question = { conversation: 'C1', key: 'k', sinceMs, threadTs: '7.000001' };
		await connect().lookUp(question);
		expect(seen.map(({ path }) => path)).toEqual(['/api/conversations.replies']);
		expect(seen[0]!.body).toEqual({
			channel: 'C1',
			ts: '7.000001',
			oldest: `${Date.UTC(2026, 0, 1, 11, 55) / 1000}.000000`,
			include_all_metadata: 'true',
			limit: '200',
		});
	});

	it('about a lost answer to a person open the direct messages first', async () => {
		const seen = answerWith({ ok: true, channel: { id: 'D7' } }, { ok: true, messages: [] });
		await connect().lookUp({ conversation: 'U1', key: 'k', sinceMs: 0 });
		expect(seen.map(({ path }) => path)).toEqual([
			'/api/conversations.open',
			'/api/conversations.history',
		]);
		expect(seen[0]!.body).toEqual({ users: 'U1' });
		expect(seen[1]!.body).toMatchObject({ channel: 'D7', oldest: '0.000000' });
	});
});

describe('every request', () => {
	it('has the token in its header alone', async () => {
		const seen = answerWith(
			...[workspaceAnswer, { ok: true, members: [] }, { ok: true, channel: 'D1', ts: '1.000001' }],
		);
		const slack = connect();
		await slack.usersPage();
		await slack.post(message);
		for (const { path, body, headers } of seen) {
			expect(headers.authorization).toBe(`Bearer ${token}`);
			expect(path + JSON.stringify(body)).not.toContain('xoxb');
		}
	});

	it.each([
		['https://slack.test', '/api/auth.test'],
		['https://slack.test/', '/api/auth.test'],
		['https://slack.test//', '/api/auth.test'],
		['https://slack.test/api', '/api/auth.test'],
		['https://slack.test/api/', '/api/auth.test'],
		['https://slack.test/slack/', '/slack/api/auth.test'],
		['https://slack.test/?x=1#y', '/api/auth.test'],
	])('for the base URL %s goes to %s', async (baseUrl, path) => {
		const seen = answerWith(workspaceAnswer);
		await connectSlack({
			baseUrl,
			fetch: withToken(token),
			upload: uploadBytes,
			timeoutMs: 1_000,
			clock,
		}).identify();
		expect(seen.map((request) => request.path)).toEqual([path]);
	});

	it.each(['', 'slack.com', 'ftp://slack.com', 'https://user:pass@slack.com', 'javascript:1'])(
		'needs a base URL that is a web address: "%s" is refused',
		(baseUrl) => {
			expect(() =>
				connectSlack({ baseUrl, fetch, upload: uploadBytes, timeoutMs: 1_000, clock }),
			).toThrow(expect.objectContaining({ code: 'bad_base_url', field: 'Base URL' }));
		},
	);
});
