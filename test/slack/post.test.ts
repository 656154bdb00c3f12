// Answers: what can a message have besides text and blocks, and what does Slack say about where it went?
import { describe, expect, it } from 'vitest';
import type { OutgoingMessage } from '../../src/slack/contract';
import { answerWith, connect, useNock } from './nockSlack';

useNock();

const section = (text: string) => ({
	type: 'section' as const,
	text: { type: 'plain_text' as const, text },
});
const message: OutgoingMessage = {
	conversation: 'C1',
	text: 'Down',
	blocks: [section('title')],
	key: 'k-1',
};
const posted = { ok: true, channel: 'C1', ts: '2.000001' };

/** What left for Slack, without what every message has. */
async function sent(but: Partial<OutgoingMessage>): Promise<Record<string, string>> {
	const seen = answerWith(posted);
	await connect().post({ ...message, ...but });
	const { channel: _1, text: _2, blocks: _3, metadata: _4, ...rest } = seen[0]!.body;
	return rest;
}

const quiet = { unfurl_links: 'false', unfurl_media: 'false' };

describe('a message', () => {
	it('with a bar has it as an attachment, under the blocks', async () => {
		const seen = answerWith(posted);
		await connect().post({ ...message, bar: { colour: '#a30200', blocks: [section('body')] } });
		const { blocks, attachments } = seen[0]!.body;
		expect(JSON.parse(blocks!)).toEqual([section('title')]);
		expect(JSON.parse(attachments!)).toEqual([{ color: '#a30200', blocks: [section('body')] }]);
	});

	it.each([
		[{ name: 'Ops' }, { username: 'Ops' }],
		[{ iconEmoji: ':fire:' }, { icon_emoji: ':fire:' }],
		[{ iconUrl: 'https://a.test/i.png' }, { icon_url: 'https://a.test/i.png' }],
		[{ iconEmoji: ':fire:', iconUrl: 'https://a.test/i.png' }, { icon_emoji: ':fire:' }],
		[{}, {}],
	])('with the sender %j goes out with %j', async (sender, body) => {
		expect(await sent({ sender })).toEqual({ ...quiet, ...body });
	});

	it('that may be unfurled says so for links and for media', async () => {
		expect(await sent({ unfurl: true })).toEqual({ unfurl_links: 'true', unfurl_media: 'true' });
	});

	it.each([
		[
			{ threadTs: '1.000001', alsoToConversation: true },
			{ thread_ts: '1.000001', reply_broadcast: 'true' },
		],
		[{ threadTs: '1.000001', alsoToConversation: false }, { thread_ts: '1.000001' }],
		[{ alsoToConversation: true }, {}],
	])('as a reply %j goes out with %j', async (reply, body) => {
		expect(await sent(reply)).toEqual({ ...quiet, ...body });
	});
});

describe('where a message went', () => {
	it.each([
		['in the thread', { ts: '2.000001', thread_ts: '1.000001' }, '1.000001'],
		['in no thread, as the first message of it was deleted', { ts: '2.000001' }, undefined],
		['the first of a thread itself', { ts: '2.000001', thread_ts: '2.000001' }, undefined],
	])('is %s', async (_, shown, threadTs) => {
		answerWith({ ...posted, message: shown });
		const outcome = await connect().post({ ...message, threadTs: '1.000001' });
		expect(outcome).toEqual({ outcome: 'posted', conversation: 'C1', ts: '2.000001', threadTs });
	});
});

describe('a missing scope', () => {
	it.each([
		['chat:write.customize', 'refused'],
		['chat:write.public', 'refused'],
		['channels:write,groups:write,mpim:write,im:write', 'refused'],
		['chat:write', 'stopped'],
		['chat:write:bot', 'stopped'],
		['files:write,chat:write', 'stopped'],
		['', 'stopped'],
		[undefined, 'stopped'],
	])('(%s) means %s', async (needed, outcome) => {
		answerWith({ ok: false, error: 'missing_scope', needed, provided: 'users:read' });
		expect(await connect().post(message)).toMatchObject({
			outcome,
			refusal: {
				code: 'missing_scope',
				says: expect.stringContaining(needed?.split(',')[0] ?? ''),
			},
		});
	});

	it('to a question ends what is asked, whichever it is', async () => {
		answerWith({ ok: false, error: 'missing_scope', needed: 'channels:read' });
		await expect(connect().channelsPage()).rejects.toMatchObject({ next: 'stop' });
	});
});

describe('a channel that takes no message', () => {
	const codes = [
		...['is_archived', 'restricted_action', 'restricted_action_read_only_channel'],
		...['restricted_action_thread_only_channel', 'restricted_action_non_threadable_channel'],
		...['restricted_action_thread_locked', 'channel_not_found', 'not_in_channel'],
	];

	it('says why and what to do, each in its own words', async () => {
		const refusals = [];
		for (const error of codes) {
			answerWith({ ok: false, error });
			const outcome = await connect().post(message);
			expect(outcome).toMatchObject({ outcome: 'refused', refusal: { code: error } });
			refusals.push((outcome as { refusal: { says: string; hint: string } }).refusal);
		}
		expect(new Set(refusals.map(({ says }) => says)).size).toBe(codes.length);
		expect(new Set(refusals.map(({ hint }) => hint)).size).toBe(codes.length);
	});

	it.each(['channel_not_found', 'not_in_channel', 'no_permission'])(
		'as the app is not in it (%s) says how to invite the app, by its name',
		async (error) => {
			answerWith({ ok: false, error });
			expect(await connect(5_000, { botName: 'n8n $& Notify' }).post(message)).toMatchObject({
				refusal: { hint: expect.stringContaining('/invite @n8n $& Notify in ') },
			});
			answerWith({ ok: false, error });
			expect(await connect().post(message)).toMatchObject({
				refusal: { hint: expect.stringContaining('/invite @app (with the name of your app) in ') },
			});
		},
	);

	it('says so by the name that Slack tells with the workspace', async () => {
		const slack = connect();
		answerWith(
			{ ok: true, team_id: 'T1', user_id: 'UBOT', user: 'notify' },
			{ ok: false, error: 'not_in_channel' },
		);
		await slack.identify();
		expect(await slack.post(message)).toMatchObject({
			refusal: { hint: expect.stringContaining('/invite @notify in ') },
		});
	});
});
