// Answers: what does every Slack do that we can speak to? One body of tests, over the emulated and the strict one.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectSlack } from '../../src/slack/client';
import type { Slack } from '../../src/slack/contract';
import type { SlackUser } from '../../src/members/member';
import { testClock } from '../support/testClock';
import { uploadBytes } from '../support/uploadBytes';

export interface ArrivedMessage {
	conversation: string;
	/** ID of the person, for a direct message. */
	user?: string;
	ts: string;
	/** Of a reply: the message whose thread it is in. */
	threadTs?: string;
	text: string;
	blocks: unknown[];
	key?: unknown;
}

/**
 * A Slack with Ana and Bo (e-mails …@example.com) in it, the public channel `ops` without the app, the private
 * channels `board` with the app and `hidden` without.
 */
export interface SlackUnderTest {
	url: string;
	fetch: typeof fetch;
	messages(): Promise<ArrivedMessage[]>;
	close(): Promise<void>;
}

export type StartSlack = (scopes?: readonly string[]) => Promise<SlackUnderTest>;

export function describeSlack(name: string, start: StartSlack): void {
	describe(`${name} Slack`, () => {
		let under: SlackUnderTest;
		let slack: Slack;
		const clock = testClock('2026-01-01T00:00:00Z');
		const connect = ({ url, fetch }: SlackUnderTest) =>
			connectSlack({ baseUrl: url, fetch, upload: uploadBytes, timeoutMs: 5_000, clock });
		beforeAll(async () => {
			under = await start();
			slack = connect(under);
		});
		afterAll(() => under.close());

		const findUser = async (email: string): Promise<SlackUser> => {
			const user = await slack.findUserByEmail(email);
			expect(user).toMatchObject({ email });
			return user!;
		};
		const findChannelId = async (channel: string): Promise<string | undefined> =>
			(await slack.channelsPage()).items.find((item) => item.name === channel)?.id;
		const message = (conversation: string, key: string) => ({
			conversation,
			key,
			text: 'Ana &amp; “Bo” 🎉',
			blocks: [{ type: 'section' as const, text: { type: 'mrkdwn' as const, text: '*Hello* ✓' } }],
		});

		const report = (name: string) => ({
			name,
			size: 6,
			async *read() {
				yield Buffer.from('a,b');
				yield Buffer.from('1,2');
			},
		});
		const sendFiles = async (conversation: string, more: { threadTs?: string } = {}) => {
			const fileIds: string[] = [];
			for (const name of ['one.csv', 'two.csv']) {
				const uploaded = await slack.upload(report(name));
				expect(uploaded).toMatchObject({ outcome: 'uploaded' });
				fileIds.push((uploaded as { fileId: string }).fileId);
			}
			const { text, blocks } = message(conversation, '');
			const files = fileIds.map((id) => ({ id, title: `Report ${id}` }));
			return { fileIds, posted: await slack.share({ conversation, text, blocks, files, ...more }) };
		};

		it('tells which workspace the token is for', async () => {
			const workspace = await slack.identify();
			expect(workspace.id).toMatch(/^T/);
			expect(workspace.botUserId).toMatch(/^U/);
		});

		it('lists people with their e-mails, and tells bots apart', async () => {
			const { items, nextCursor } = await slack.usersPage();
			expect(nextCursor).toBeUndefined();
			expect(items.find(({ email }) => email === 'ana@example.com')).toMatchObject({
				kind: 'person',
				deactivated: false,
			});
			const { botUserId } = await slack.identify();
			expect(items.find(({ id }) => id === botUserId)).toMatchObject({ kind: 'bot' });
		});

		it('finds one person by e-mail, as it is in the list', async () => {
			const { items } = await slack.usersPage();
			expect(items).toContainEqual(await findUser('bo@example.com'));
		});

		it('lists the same people in a whole walk', async () => {
			const { items } = await slack.usersPage();
			expect(await slack.walkUsers(clock.now())).toEqual(items);
		});

		it('shows one person by ID, as it is in the list', async () => {
			const bo = await findUser('bo@example.com');
			expect(await slack.findUserById(bo.id)).toEqual(bo);
		});

		it('finds nobody by an e-mail that nobody has, nor by such an ID', async () => {
			expect(await slack.findUserByEmail('nobody@example.com')).toBeUndefined();
			expect(await slack.findUserById('U0NONE0000')).toBeUndefined();
		});

		it('lists public channels, and private ones only with the app in them', async () => {
			const { items } = await slack.channelsPage();
			expect(items).toContainEqual(expect.objectContaining({ name: 'ops', isPrivate: false }));
			expect(items).toContainEqual(
				expect.objectContaining({ name: 'board', isPrivate: true, isMember: true }),
			);
			expect(items.map((channel) => channel.name)).not.toContain('hidden');
		});

		it('shows a channel as the list has it, and none where there is none', async () => {
			const { items } = await slack.channelsPage();
			const ops = items.find((channel) => channel.name === 'ops')!;
			expect(await slack.findChannel(ops.id)).toEqual(ops);
			expect(await slack.findChannel('C0NONE0000')).toBeUndefined();
		});

		it('takes a message to a channel, with its blocks and its key', async () => {
			const ops = (await findChannelId('ops'))!;
			const outcome = await slack.post(message(ops, 'key-ops'));
			expect(outcome).toMatchObject({ outcome: 'posted', conversation: ops });
			const { text, blocks } = message(ops, '');
			expect(await under.messages()).toContainEqual(
				expect.objectContaining({ conversation: ops, key: 'key-ops', text, blocks }),
			);
		});

		it('takes a message to a person, and tells the direct messages where it went', async () => {
			const { id } = await findUser('ana@example.com');
			const outcome = await slack.post(message(id, 'key-ana'));
			expect(outcome).toMatchObject({
				outcome: 'posted',
				conversation: expect.stringMatching(/^D/),
			});
			expect(await under.messages()).toContainEqual(
				expect.objectContaining({ user: id, key: 'key-ana' }),
			);
		});

		it('refuses a message to a conversation that is not there', async () => {
			expect(await slack.post(message('C0NONE0000', 'key-none'))).toMatchObject({
				outcome: 'refused',
				refusal: { code: 'channel_not_found' },
			});
		});

		it('finds a message to a person again by its key, and no other', async () => {
			const { id } = await findUser('bo@example.com');
			const sinceMs = Date.now();
			const posted = await slack.post(message(id, 'key-bo'));
			const { conversation, ts } = posted as { conversation: string; ts: string };
			expect(await slack.lookUp({ conversation: id, key: 'key-bo', sinceMs })).toEqual({
				outcome: 'found',
				conversation,
				ts,
			});
			expect(await slack.lookUp({ conversation: id, key: 'key-b', sinceMs })).toEqual({
				outcome: 'not_found',
			});
		});

		it('takes a reply into the thread of a message, and finds it there and nowhere else', async () => {
			const { id } = await findUser('bo@example.com');
			const sinceMs = Date.now();
			const first = await slack.post(message(id, 'key-first'));
			const { ts: threadTs } = first as { ts: string };
			const posted = await slack.post({ ...message(id, 'key-reply'), threadTs });
			const { conversation, ts } = posted as { conversation: string; ts: string };
			expect(await under.messages()).toContainEqual(
				expect.objectContaining({ user: id, key: 'key-reply', threadTs }),
			);
			expect(posted).toMatchObject({ outcome: 'posted', threadTs });
			expect(first).not.toMatchObject({ threadTs: expect.anything() });
			const found = { outcome: 'found', conversation };
			const lookUp = (key: string, thread?: string) =>
				slack.lookUp({ conversation: id, key, sinceMs, threadTs: thread });
			expect(await lookUp('key-reply', threadTs)).toEqual({ ...found, ts, threadTs });
			expect(await lookUp('key-reply')).toEqual({ outcome: 'not_found' });
			expect(await lookUp('key-first')).toEqual({ ...found, ts: threadTs });
			expect(await lookUp('key-other', threadTs)).toEqual({ outcome: 'not_found' });
		});

		it('changes a message, which is found by its new key then', async () => {
			const { id } = await findUser('ana@example.com');
			const sinceMs = Date.now();
			const posted = await slack.post(message(id, 'key-old'));
			const { conversation, ts } = posted as { conversation: string; ts: string };
			const blocks = [{ type: 'divider' as const }];
			const change = { conversation, ts, text: 'Changed', blocks, key: 'key-new' };
			const bar = { colour: '#a30200' as const, blocks: message(id, '').blocks };
			for (const more of [{ bar }, {}]) {
				const outcome = await slack.update({ ...change, ...more });
				expect(outcome).toEqual({ outcome: 'posted', conversation, ts });
			}
			expect(await under.messages()).toContainEqual(
				expect.objectContaining({ user: id, ts, text: 'Changed', blocks, key: 'key-new' }),
			);
			const lookUp = (key: string) => slack.lookUp({ conversation, key, sinceMs });
			expect(await lookUp('key-new')).toEqual({ outcome: 'found', conversation, ts });
			expect(await lookUp('key-old')).toEqual({ outcome: 'not_found' });
		});

		it('does not change a message that is not there', async () => {
			const ops = (await findChannelId('ops'))!;
			const change = { ...message(ops, 'key-none'), ts: '1.000001' };
			expect(await slack.update(change)).toMatchObject({
				outcome: 'refused',
				refusal: { code: 'message_not_found' },
			});
		});

		it('takes files to a public channel that the app is not in, and into a thread there', async () => {
			const ops = (await findChannelId('ops'))!;
			expect(await slack.openForFiles(ops)).toMatchObject({ outcome: 'open' });
			expect(await slack.findChannel(ops)).toMatchObject({ isMember: true });
			const first = await slack.post(message(ops, 'key-table'));
			const { ts: threadTs } = first as { ts: string };
			const { fileIds, posted } = await sendFiles(ops, { threadTs });
			expect(posted).toMatchObject({ outcome: 'posted', conversation: ops, threadTs });
			expect(posted).toMatchObject({ ts: expect.stringMatching(/^\d+\.\d+$/) });
			const { ts } = posted as { ts: string };
			const question = { conversation: ops, key: 'k', sinceMs: 0, fileIds };
			expect(await slack.lookUp(question)).toEqual({
				outcome: 'found',
				conversation: ops,
				ts,
				threadTs,
			});
		});

		it('takes files to a person, by the direct messages', async () => {
			const { id } = await findUser('bo@example.com');
			expect(await slack.openForFiles(id)).toMatchObject({ outcome: 'open' });
			const { fileIds, posted } = await sendFiles(id);
			expect(posted).toMatchObject({
				outcome: 'posted',
				conversation: expect.stringMatching(/^D/),
				threadTs: undefined,
			});
			expect(await slack.lookUp({ conversation: id, key: 'k', sinceMs: 0, fileIds })).toMatchObject(
				{ ...posted, outcome: 'found' },
			);
		});

		it('finds no files that were not shared', async () => {
			const ops = (await findChannelId('ops'))!;
			const uploaded = await slack.upload(report('never.csv'));
			const { fileId } = uploaded as { fileId: string };
			const question = { conversation: ops, key: 'k', sinceMs: 0, fileIds: [fileId] };
			expect(await slack.lookUp(question)).toEqual({ outcome: 'not_found' });
		});

		it('has no door for files where it has no channel', async () => {
			expect(await slack.openForFiles('C0NONE0000')).toMatchObject({
				outcome: 'refused',
				refusal: { code: 'channel_not_found' },
			});
		});

		it('does not let a thread in a channel be read without the scope either', async () => {
			const board = (await findChannelId('board'))!;
			const { ts: threadTs } = (await slack.post(message(board, 'key-1'))) as { ts: string };
			const question = { conversation: board, key: 'key-1', sinceMs: 0, threadTs };
			expect(await slack.lookUp(question)).toMatchObject({
				outcome: 'not_allowed',
				refusal: { code: 'missing_scope' },
			});
		});

		it('does not let the history of a channel be read without the scope, and says which', async () => {
			const board = (await findChannelId('board'))!;
			expect(await slack.lookUp({ conversation: board, key: 'k', sinceMs: 0 })).toMatchObject({
				outcome: 'not_allowed',
				refusal: { code: 'missing_scope', says: expect.stringContaining('groups:history') },
			});
		});

		it('refuses who comes without a token', async () => {
			await expect(connect({ ...under, fetch }).identify()).rejects.toMatchObject({
				code: 'not_authed',
				next: 'stop',
			});
		});

		it('with a token that may only write, names the scopes that are missing', async () => {
			const narrow = await start(['chat:write']);
			try {
				const limited = connect(narrow);
				await expect(limited.usersPage()).rejects.toMatchObject({
					code: 'missing_scope',
					message: expect.stringContaining('users:read (to read the list of Slack users)'),
				});
				for (const question of [limited.walkUsers(clock.now()), limited.findUserById('U1')]) {
					await expect(question).rejects.toMatchObject({
						code: 'missing_scope',
						message: expect.stringContaining('users:read ('),
					});
				}
				await expect(limited.findUserByEmail('ana@example.com')).rejects.toMatchObject({
					message: expect.stringContaining('users:read.email'),
				});
				await expect(limited.channelsPage()).rejects.toMatchObject({ next: 'stop' });
				expect(await limited.upload(report('x.csv'))).toMatchObject({
					outcome: 'refused',
					refusal: { says: expect.stringContaining('files:write (to send files)') },
				});
				expect((await limited.scopes()) ?? ['chat:write']).toEqual(['chat:write']);
			} finally {
				await narrow.close();
			}
		});
	});
}
