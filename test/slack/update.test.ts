// Answers: what leaves for Slack when a message is changed, and what comes of it?
import nock from 'nock';
import { describe, expect, it } from 'vitest';
import { answerWith, connect, useNock } from './nockSlack';

useNock();

const header = { type: 'header' as const, text: { type: 'plain_text' as const, text: 'Done' } };
const change = { conversation: 'C1', ts: '1.000001', text: 'Done', blocks: [header], key: 'k-2' };
const changed = {
	ok: true,
	channel: 'C1',
	ts: '1.000001',
	text: 'Done',
	message: { text: 'Done' },
};

describe('a change of a message', () => {
	it('goes out with all that is new, the key too, and takes an old bar away', async () => {
		const seen = answerWith(changed);
		const sender = { name: 'Ops' };
		const outcome = await connect().update({ ...change, sender, unfurl: true });
		expect(outcome).toEqual({ outcome: 'posted', conversation: 'C1', ts: '1.000001' });
		expect(seen).toHaveLength(1);
		expect(seen[0]!.path).toBe('/api/chat.update');
		const { blocks, metadata, ...rest } = seen[0]!.body;
		expect(rest).toEqual({ channel: 'C1', ts: '1.000001', text: 'Done', attachments: '[]' });
		expect(JSON.parse(blocks!)).toEqual([header]);
		expect(JSON.parse(metadata!)).toEqual({
			event_type: 'slack_notify',
			event_payload: { key: 'k-2' },
		});
	});

	it('can bring a bar', async () => {
		const seen = answerWith(changed);
		await connect().update({ ...change, bar: { colour: '#2eb886', blocks: [header] } });
		expect(JSON.parse(seen[0]!.body.attachments!)).toEqual([
			{ color: '#2eb886', blocks: [header] },
		]);
	});

	it('of a reply says which thread it is in', async () => {
		answerWith({ ...changed, message: { ts: '1.000001', thread_ts: '0.000001' } });
		expect(await connect().update(change)).toMatchObject({ threadTs: '0.000001' });
	});

	it.each(['message_not_found', 'cant_update_message', 'edit_window_closed', 'block_mismatch'])(
		'that can’t be (%s) is refused as one of a message that is gone, and Slack’s code is in the words',
		async (error) => {
			answerWith({ ok: false, error });
			const outcome = await connect().update(change);
			expect(outcome).toMatchObject({
				outcome: 'refused',
				refusal: {
					code: 'message_not_found',
					says: error === 'message_not_found' ? expect.any(String) : expect.stringContaining(error),
				},
			});
		},
	);

	it.each([
		['is_inactive', 'refused'],
		['channel_not_found', 'refused'],
		['msg_too_long', 'refused'],
		['update_failed', 'later'],
		['external_channel_migrating', 'later'],
		['internal_error', 'later'],
		['token_revoked', 'stopped'],
	])('after %s is %s', async (error, outcome) => {
		answerWith({ ok: false, error });
		expect(await connect().update(change)).toMatchObject({ outcome, refusal: { code: error } });
	});

	it.each([
		['a page', { status: 200, text: '<html>' }],
		['a page with status 500', { status: 500, text: '<html>' }],
		['a yes without a message', { ok: true }],
		['half an answer', { status: 200, text: '{"ok":true,"ts":"1.' }],
	])('is tried again after %s: twice is as good as once', async (_, answer) => {
		answerWith(answer);
		expect(await connect().update(change)).toMatchObject({ outcome: 'later', rateLimited: false });
	});

	it('waits for as long as Slack asks', async () => {
		nock('https://slack.test').post('/api/chat.update').reply(429, '', { 'retry-after': '7' });
		expect(await connect().update(change)).toMatchObject({
			outcome: 'later',
			rateLimited: true,
			retryAfterMs: 7_000,
		});
	});
});
