// Answers: does the strict Slack take the messages that Slack takes, and put them where Slack puts them?
import { describe, expect, it } from 'vitest';
import { ask, ops, post, start, strict, team } from './askStrict';
import { bot, deactivated, person, slackbot } from './people';
import { channel } from './workspace';

const section = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text } });

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
		strict.excuseFaults();
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

describe('a bar', () => {
	const bar = (but: object = {}) => [{ color: '#b00020', blocks: [section('body')], ...but }];

	it('is kept with its colour and its blocks', async () => {
		await start();
		const { message } = await post({ blocks: [section('title')], attachments: bar() });
		expect(message).toMatchObject({ attachments: bar() });
		expect(strict.messages).toMatchObject([{ blocks: [section('title')], attachments: bar() }]);
		expect(await post({ attachments: bar() })).toMatchObject({ ok: true });
		await post({ attachments: [] });
		expect(strict.messages[2]).not.toHaveProperty('attachments');
	});

	it.each([
		['of no colour', bar({ color: 'red' }), 'invalid_attachments'],
		[
			'with a header that is too long',
			bar({ blocks: [section('x'.repeat(3_001))] }),
			'invalid_attachments',
		],
		['with what was there before blocks', bar({ text: 'old' }), 'invalid_attachments'],
		[
			'with more than fits over all blocks',
			Array(5).fill(bar({ blocks: [section('x'.repeat(2_900))] })[0]),
			'msg_blocks_too_long',
		],
	])('%s is refused', async (_, attachments, error) => {
		await start();
		expect(await post({ blocks: [section('title')], attachments })).toMatchObject({ error });
		expect(strict.messages).toEqual([]);
	});
});

describe('a sender of its own', () => {
	const sender = { username: 'Sales', icon_emoji: ':moneybag:' };

	it('is kept, where the scope is there', async () => {
		await start();
		expect(await post(sender)).toMatchObject({ message: sender });
		expect(strict.messages).toMatchObject([{ sender }]);
	});

	it('is refused without the scope, or left out without a word as Slack does it', async () => {
		await start({ scopes: ['chat:write', 'chat:write.public'] });
		const needed = 'chat:write.customize';
		expect(await post(sender)).toMatchObject({ error: 'missing_scope', needed });
		await strict.close();
		await start({ scopes: ['chat:write', 'chat:write.public'], ignoresSender: true });
		expect(await post(sender)).toMatchObject({ ok: true });
		expect(strict.messages[0]).not.toHaveProperty('sender');
	});
});

it('what Slack may show of links is kept as it was said', async () => {
	await start();
	await post({ unfurl_links: false, unfurl_media: true });
	expect(strict.messages).toMatchObject([{ unfurl_links: false, unfurl_media: true }]);
	await post({});
	expect(strict.messages[1]).not.toHaveProperty('unfurl_links');
});

it('a reply that the conversation is shown as well is in both', async () => {
	await start({ scopes: ['chat:write', 'channels:history'] });
	const { ts: first } = await post({ channel: team, text: 'first' });
	await post({ channel: team, text: 'hidden', thread_ts: first });
	await post({ channel: team, text: 'shown', thread_ts: first, reply_broadcast: true });
	const read = async (method: string, args: object) =>
		(await ask(method, { channel: team, ...args })).messages as { text: string }[];
	const history = await read('conversations.history', {});
	expect(history.map(({ text }) => text)).toEqual(['shown', 'first']);
	expect(history[0]).toMatchObject({ subtype: 'thread_broadcast', thread_ts: first });
	expect(await read('conversations.replies', { ts: first })).toHaveLength(3);
});

it('a reply to a message that was deleted goes among the others, and says so by naming no thread', async () => {
	await start({ scopes: ['chat:write', 'channels:history'] });
	const { ts: first } = await post({ channel: team, text: 'first' });
	strict.deleteMessage(first!);
	const { ts, message } = await post({ channel: team, thread_ts: first, reply_broadcast: true });
	expect(message).not.toHaveProperty('thread_ts');
	expect(strict.messages).toEqual([expect.not.objectContaining({ thread_ts: first })]);
	expect(ts).not.toBe(first);
	const { messages } = await ask('conversations.history', { channel: team });
	expect(messages).toMatchObject([{ ts }]);
	expect(await ask('conversations.replies', { channel: team, ts: first })).toMatchObject({
		error: 'thread_not_found',
	});
	expect(() => strict.deleteMessage(first!)).toThrow('no message');
});
