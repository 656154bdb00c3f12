// Answers: is the strict Slack strict? What it lets pass, our own code could get wrong unseen.
import { afterEach, describe, expect, it } from 'vitest';
import { bot, deactivated, guest, outsider, person, slackbot, teamId } from './people';
import { documentedLimits, ownPace } from './rateLimits';
import { startStrictSlack, type StrictSlack, type StrictSlackOptions } from './startStrictSlack';
import { channel } from './workspace';

let strict: StrictSlack;
afterEach(() => strict.close());

async function start(options: StrictSlackOptions = {}) {
	strict = await startStrictSlack({
		users: [person('ana'), deactivated('old'), guest('gus'), bot('bob'), outsider('eve')],
		channels: [
			channel('ops'),
			channel('team', { is_member: true }),
			channel('done', { is_archived: true }),
			channel('board', { is_private: true, is_member: true }),
			channel('hidden', { is_private: true }),
		],
		...options,
	});
}

async function ask(
	method: string,
	args: Record<string, unknown> = {},
	send = strict.fetch,
): Promise<Answer> {
	const form = Object.entries(args).map(([name, value]): [string, string] => [
		name,
		typeof value === 'string' ? value : JSON.stringify(value),
	]);
	const body = new URLSearchParams(form);
	const response = await send(`${strict.url}/api/${method}`, { method: 'POST', body });
	const { status, headers } = response;
	return { ...((await response.json()) as Answer), status, headers };
}

interface Answer {
	status: number;
	headers: Headers;
	ok: boolean;
	error?: string;
	ts?: string;
	response_metadata?: { next_cursor?: string };
	[name: string]: unknown;
}

const section = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text } });
const ops = channel('ops').id;
const post = (args: object) => ask('chat.postMessage', { channel: ops, text: 'x', ...args });

describe('a request', () => {
	it('needs a token, the right one, and in its header', async () => {
		await start();
		expect(await ask('auth.test', {}, fetch)).toMatchObject({ error: 'not_authed' });
		const wrong: typeof fetch = (input, init) =>
			fetch(input, { ...init, headers: { authorization: 'Bearer xoxb-wrong' } });
		expect(await ask('auth.test', {}, wrong)).toMatchObject({ error: 'invalid_auth' });
		expect(await ask(`auth.test?token=${strict.token}`)).toMatchObject({ ok: false });
	});

	it('may not bring an argument that Slack does not document', async () => {
		await start();
		expect(await ask('auth.test', { foo: '1' })).toMatchObject({ error: 'invalid_arg_name' });
		expect(await post({ token: strict.token })).toMatchObject({ error: 'invalid_arg_name' });
		expect(await post({ as_user: true })).toMatchObject({ error: 'invalid_arg_name' });
	});

	it('is refused by every method while the token is revoked', async () => {
		await start();
		strict.revoke('token_revoked');
		expect(await ask('auth.test')).toMatchObject({ ok: false, error: 'token_revoked' });
		expect(await post({})).toMatchObject({ error: 'token_revoked' });
		strict.restore();
		expect(await post({})).toMatchObject({ ok: true });
		expect(strict.messages).toHaveLength(1);
	});

	it('to a method that is not there is refused', async () => {
		await start();
		expect(await ask('chat.shout')).toMatchObject({ error: 'unknown_method' });
	});

	it('is in the journal, with its answer', async () => {
		await start();
		await post({ text: 'hello' });
		expect(strict.requestsOf('chat.postMessage')).toMatchObject([
			{ args: { channel: ops, text: 'hello' }, answer: { ok: true } },
		]);
	});
});

describe('a message', () => {
	it.each([
		['51 blocks', { blocks: Array(51).fill({ type: 'divider' }) }, 'invalid_blocks'],
		[
			'a header of 151 characters',
			{ blocks: [{ type: 'header', text: { type: 'plain_text', text: 'x'.repeat(151) } }] },
			'invalid_blocks',
		],
		[
			'a header in mrkdwn',
			{ blocks: [{ type: 'header', text: { type: 'mrkdwn', text: 'x' } }] },
			'invalid_blocks',
		],
		['a text of 3001 characters', { blocks: [section('x'.repeat(3_001))] }, 'invalid_blocks'],
		['a text that is empty', { blocks: [section('')] }, 'invalid_blocks'],
		['a block of an unknown type', { blocks: [{ type: 'banner' }] }, 'invalid_blocks'],
		['blocks that are no JSON', { blocks: '[{' }, 'invalid_blocks_format'],
		[
			'more text than fits over all blocks',
			{ blocks: Array(5).fill(section('x'.repeat(2_900))) },
			'msg_blocks_too_long',
		],
		['no text and no blocks', { text: '' }, 'no_text'],
		['metadata that is no object', { metadata: '"x"' }, 'invalid_metadata_format'],
		['metadata without a type', { metadata: { event_payload: {} } }, 'invalid_metadata_format'],
	])('with %s is refused', async (_, args, error) => {
		await start();
		expect(await post(args)).toMatchObject({ ok: false, error });
		expect(strict.messages).toEqual([]);
	});

	it('inside the limits is taken', async () => {
		await start();
		const blocks = [...Array<object>(45).fill({ type: 'divider' }), section('x'.repeat(3_000))];
		expect(await post({ blocks })).toMatchObject({ ok: true });
	});

	it.each([
		['an unknown channel', 'C0NONE0000', 'channel_not_found'],
		['a private channel without the app', channel('hidden').id, 'channel_not_found'],
		['an archived channel', channel('done').id, 'is_archived'],
		['a bot', bot('bob').id, 'cannot_dm_bot'],
		['Slackbot', slackbot().id, 'cannot_dm_bot'],
		['a channel by its name', '#ops', 'channel_not_found'],
	])('to %s is refused', async (_, to, error) => {
		await start();
		expect(await post({ channel: to })).toMatchObject({ ok: false, error });
	});

	it('to a person who was deactivated is taken, and nobody reads it', async () => {
		await start();
		expect(await post({ channel: deactivated('old').id })).toMatchObject({ ok: true });
	});

	it('to a public channel without the app needs chat:write.public', async () => {
		await start({ scopes: ['chat:write'] });
		expect(await post({})).toMatchObject({ error: 'not_in_channel' });
		expect(await post({ channel: channel('team').id })).toMatchObject({ ok: true });
	});

	it('to a person goes into one and the same conversation', async () => {
		await start();
		const channels = [
			await post({ channel: person('ana').id }),
			await post({ channel: person('ana').id }),
		];
		expect(channels[0]!.channel).toMatch(/^D/);
		expect(channels[0]!.channel).toBe(channels[1]!.channel);
		expect(channels[0]!.ts! < channels[1]!.ts!).toBe(true);
	});
});

describe('a thread', () => {
	const scopes = ['chat:write', 'im:write', 'im:history', 'channels:history'];
	const ana = person('ana').id;

	/** A message to Ana with two replies, and one after it without. */
	async function startThread() {
		let now = 1_000_000;
		await start({ scopes, now: () => now });
		const say = async (text: string, args: object = {}) => {
			now += 1_000;
			const metadata = { event_type: 'slack_notify', event_payload: { key: text } };
			return post({ channel: ana, text, metadata, ...args });
		};
		const { channel: direct, ts: first } = await say('first');
		const { ts: reply } = await say('reply 1', { thread_ts: first });
		await say('after');
		await say('reply 2', { thread_ts: first });
		const read = async (method: string, args: object = {}) => {
			const answer = await ask(method, { channel: direct, ...args });
			return (answer.messages as { text: string }[]).map(({ text }) => text);
		};
		return { direct, first: first!, reply: reply!, read };
	}

	it('is named by its first message in the same conversation, and by no reply', async () => {
		const { first, reply } = await startThread();
		const refused = (args: object) => post({ channel: ana, ...args });
		expect(await refused({ thread_ts: '1.000001' })).toMatchObject({ error: 'thread_not_found' });
		expect(await refused({ thread_ts: reply })).toMatchObject({ error: 'cannot_reply_to_message' });
		const elsewhere = await post({ channel: channel('team').id, thread_ts: first });
		expect(elsewhere).toMatchObject({ error: 'thread_not_found' });
		expect(strict.messages.map(({ thread_ts }) => thread_ts)).toEqual([
			...[undefined, first, undefined, first],
		]);
	});

	it('has its replies for itself: the history does not show them', async () => {
		const { first, reply, read } = await startThread();
		expect(await read('conversations.history')).toEqual(['after', 'first']);
		const all = ['first', 'reply 1', 'reply 2'];
		expect(await read('conversations.replies', { ts: first })).toEqual(all);
		expect(await read('conversations.replies', { ts: reply })).toEqual(all);
	});

	it('comes with its first message however old, in pages, with metadata when asked', async () => {
		const { direct, first, reply, read } = await startThread();
		const recent = await read('conversations.replies', { ts: first, oldest: reply });
		expect(recent).toEqual(['first', 'reply 2']);
		const page = (args: Record<string, unknown>) =>
			ask('conversations.replies', { channel: direct, ts: first, limit: '2', ...args });
		const one = await page({ include_all_metadata: true });
		expect(one).toMatchObject({
			messages: [{}, { text: 'reply 1', metadata: {} }],
			has_more: true,
		});
		const two = await page({ cursor: one.response_metadata!.next_cursor! });
		expect(two).toMatchObject({ messages: [{ text: 'reply 2' }], has_more: false });
		expect(JSON.stringify(two)).not.toContain('slack_notify');
	});

	it('that is not there is not found, and a channel’s is for members only', async () => {
		const { direct } = await startThread();
		const replies = (args: Record<string, unknown>) => ask('conversations.replies', args);
		expect(await replies({ channel: direct })).toMatchObject({ error: 'missing_argument' });
		expect(await replies({ channel: direct, ts: '1.000001' })).toMatchObject({
			error: 'thread_not_found',
		});
		expect(await replies({ channel: ops, ts: '1.000001' })).toMatchObject({
			error: 'not_in_channel',
		});
		expect(await replies({ channel: channel('board').id, ts: '1.000001' })).toMatchObject({
			error: 'missing_scope',
			needed: 'groups:history',
		});
	});
});

describe('the list of users', () => {
	it('comes in pages, some short or empty, until the cursor is empty', async () => {
		await start({ pageSizes: [3, 0, 1] });
		const sizes: number[] = [];
		let cursor = '';
		do {
			const answer = await ask('users.list', { limit: '200', ...(cursor && { cursor }) });
			sizes.push((answer.members as unknown[]).length);
			cursor = answer.response_metadata?.next_cursor ?? '';
		} while (cursor !== '');
		expect(sizes).toEqual([3, 0, 1, 3]);
	});

	it('refuses a cursor that is too old or that it never gave', async () => {
		let now = 1_000_000;
		await start({ now: () => now, cursorLifeMs: 1_000 });
		const { response_metadata } = await ask('users.list', { limit: '2' });
		const cursor = response_metadata!.next_cursor!;
		expect(await ask('users.list', { limit: '2', cursor })).toMatchObject({ ok: true });
		now += 1_001;
		expect(await ask('users.list', { limit: '2', cursor })).toMatchObject({
			error: 'invalid_cursor',
		});
		expect(await ask('users.list', { limit: '2', cursor: 'x' })).toMatchObject({
			error: 'invalid_cursor',
		});
	});

	it('refuses no limit, and a greater one than it can do', async () => {
		await start({ greatestLimit: 200 });
		expect(await ask('users.list')).toMatchObject({ error: 'limit_required' });
		expect(await ask('users.list', { limit: '201' })).toMatchObject({ error: 'limit_required' });
		expect(await ask('users.list', { limit: '200' })).toMatchObject({ ok: true });
	});

	it('goes on with the user that a cursor names, whoever comes or goes meanwhile', async () => {
		await start({ users: ['b', 'd', 'f'].map((name) => person(name)) });
		const page = async (args: object) => {
			const answer = await ask('users.list', { limit: '2', ...args });
			const ids = (answer.members as { id: string }[]).map(({ id }) => id);
			return { ids, cursor: answer.response_metadata!.next_cursor! };
		};
		const { ids, cursor } = await page({});
		expect(ids).toEqual([person('b').id, person('d').id]);
		strict.users.unshift(person('a'));
		expect((await page({ cursor })).ids[0]).toBe(person('f').id);
		strict.users.splice(0, Infinity, person('a'), person('b'), person('g'));
		expect(await page({ cursor })).toEqual({ ids: [person('g').id], cursor: '' });
		strict.users.splice(0, Infinity);
		expect(await page({ cursor })).toEqual({ ids: [], cursor: '' });
		expect(await ask('conversations.list', { limit: '2', cursor })).toMatchObject({
			error: 'invalid_cursor',
		});
	});

	it('has no e-mails without users:read.email', async () => {
		await start({ scopes: ['users:read'] });
		expect(JSON.stringify(await ask('users.list', { limit: '200' }))).not.toContain('@');
	});
});

describe('looking a user up', () => {
	it.each([
		['ANA@example.com', true],
		['gus@example.com', true],
		['old@example.com', false],
		['eve@example.com', false],
		['none@example.com', false],
	])('by %s finds somebody: %s', async (email, ok) => {
		await start();
		expect(await ask('users.lookupByEmail', { email })).toMatchObject(
			ok ? { ok } : { ok, error: 'users_not_found' },
		);
	});
});

describe('a user by ID', () => {
	it.each([person('ana'), deactivated('old'), bot('bob'), outsider('eve')])(
		'is shown as the list has it: $name',
		async ({ id }) => {
			await start();
			const { members } = await ask('users.list', { limit: '200' });
			const listed = (members as { id: string }[]).find((user) => user.id === id);
			expect((await ask('users.info', { user: id })).user).toEqual(listed);
		},
	);

	it('is not found where there is none', async () => {
		await start();
		expect(await ask('users.info', { user: 'U0NONE' })).toMatchObject({ error: 'user_not_found' });
		expect(await ask('users.info')).toMatchObject({ error: 'user_not_found' });
	});

	it('needs users:read, and users:read.email for the e-mail', async () => {
		const { id } = person('ana');
		await start({ scopes: ['users:read'] });
		expect(JSON.stringify(await ask('users.info', { user: id }))).not.toContain('@');
		await strict.close();
		await start({ scopes: ['users:read.email'] });
		expect(await ask('users.info', { user: id })).toMatchObject({
			error: 'missing_scope',
			needed: 'users:read',
		});
	});
});

describe('another workspace', () => {
	it('has its own ID, and so have its users, but for those of elsewhere', async () => {
		const colleague = person('col', {
			team_id: 'T0ELSE',
			enterprise_user: { id: 'W1', teams: ['T0ELSE', teamId] },
		});
		await start({ teamId: 'T0OTHER', users: [person('ana'), outsider('eve'), colleague] });
		expect(await ask('auth.test')).toMatchObject({ team_id: 'T0OTHER' });
		const show = async ({ id }: { id: string }) => (await ask('users.info', { user: id })).user;
		expect(await show(person('ana'))).toMatchObject({ team_id: 'T0OTHER' });
		expect(await show(outsider('eve'))).toMatchObject({ team_id: 'T0ELSE' });
		expect(await show(colleague)).toMatchObject({
			enterprise_user: { teams: ['T0ELSE', 'T0OTHER'] },
		});
	});
});

describe('conversations', () => {
	it('are listed by type, hidden ones never', async () => {
		await start();
		const names = async (args: object) =>
			(
				(await ask('conversations.list', { limit: '999', ...args })).channels as { name: string }[]
			).map(({ name }) => name);
		const types = 'public_channel,private_channel';
		expect(await names({})).toEqual(['ops', 'team', 'done']);
		expect(await names({ types, exclude_archived: true })).toEqual(['ops', 'team', 'board']);
		expect(await ask('conversations.list', { limit: '1000' })).toMatchObject({
			error: 'invalid_limit',
		});
	});

	it('show their history to members with the scope only, newest first, metadata when asked', async () => {
		const scopes = ['chat:write', 'chat:write.public', 'channels:history'];
		await start({ scopes });
		const team = channel('team').id;
		const metadata = { event_type: 'slack_notify', event_payload: { key: 'k' } };
		await post({ channel: team, text: 'one', metadata });
		await post({ channel: team, text: 'two' });
		const history = (args: object) => ask('conversations.history', { channel: team, ...args });
		expect((await history({ include_all_metadata: true })).messages).toMatchObject([
			{ text: 'two' },
			{ text: 'one', metadata },
		]);
		expect(JSON.stringify(await history({}))).not.toContain('slack_notify');
		const after = strict.messages[0]!.ts;
		expect((await history({ oldest: after })).messages).toMatchObject([{ text: 'two' }]);
		expect(await history({ oldest: 'yesterday' })).toMatchObject({ error: 'invalid_ts_oldest' });
		expect(await history({ channel: ops })).toMatchObject({ error: 'not_in_channel' });
		expect(await history({ channel: channel('board').id })).toMatchObject({
			error: 'missing_scope',
			needed: 'groups:history',
			provided: scopes.join(','),
		});
	});

	it('are not opened with who was deactivated, or with a bot', async () => {
		await start();
		const open = (users: string) => ask('conversations.open', { users });
		expect(await open(person('ana').id)).toMatchObject({ channel: { id: 'D00000001' } });
		expect(await open(deactivated('old').id)).toMatchObject({ error: 'user_disabled' });
		expect(await open(bot('bob').id)).toMatchObject({ error: 'cannot_dm_bot' });
		expect(await open('U0NONE')).toMatchObject({ error: 'user_not_found' });
	});
});

describe('the limits that Slack documents', () => {
	it('let one message a second pass for each conversation', async () => {
		let now = 1_000_000;
		await start({ limits: documentedLimits, now: () => now });
		expect(await post({})).toMatchObject({ ok: true });
		const refused = await post({});
		expect(refused).toMatchObject({ status: 429, error: 'ratelimited' });
		expect(refused.headers.get('retry-after')).toBe('1');
		expect(await post({ channel: person('ana').id })).toMatchObject({ ok: true });
		now += 1_000;
		expect(await post({})).toMatchObject({ ok: true });
	});

	it('let twenty pages of users a minute pass', async () => {
		let now = 1_000_000;
		await start({ limits: documentedLimits, now: () => now });
		for (let count = 0; count < 20; count++) await ask('users.list', { limit: '1' });
		now += 15_000;
		const refused = await ask('users.list', { limit: '1' });
		expect(refused.status).toBe(429);
		expect(refused.headers.get('retry-after')).toBe('45');
		now += 45_000;
		expect(await ask('users.list', { limit: '1' })).toMatchObject({ ok: true });
	});
});

describe('the pace that the engine keeps to', () => {
	it('is 240 messages in any minute, and the journal has what came too soon', async () => {
		let now = 1_000_000;
		const people = Array.from({ length: 241 }, (_, number) => person(`p${number}`));
		await start({ limits: ownPace, now: () => now, users: people });
		for (const { id } of people.slice(1)) {
			expect(await post({ channel: id })).toMatchObject({ ok: true });
			now += 200;
		}
		const refused = await post({ channel: people[0]!.id });
		expect(refused).toMatchObject({ status: 429, error: 'ratelimited' });
		expect(refused.headers.get('retry-after')).toBe('12');
		now += 12_000;
		expect(await post({ channel: people[0]!.id })).toMatchObject({ ok: true });
		expect(strict.requests.filter(({ tooSoon }) => tooSoon)).toMatchObject([
			{ at: 1_048_000, args: { channel: people[0]!.id } },
		]);
	});

	it('is the same for a person and for that person’s direct messages', async () => {
		await start({ limits: ownPace, now: () => 1_000_000 });
		const { channel: direct } = await post({ channel: person('ana').id });
		expect(await post({ channel: direct })).toMatchObject({ status: 429 });
	});
});
