// Answers: does a refusal name the channel and the app, where the store and the workspace know them?
import { describe, expect, it } from 'vitest';
import { explainRefusal } from '../../src/slack/explainRefusal';
import { nameChannel } from '../../src/slack/nameChannel';
import { channel } from './channelList';

const now = Date.UTC(2026, 0, 1);
const ops = { ...channel('ops'), seenAt: now };
const store = { findChannelById: async (id: string) => (id === ops.id ? ops : undefined) };
const parts = { store, workspace: { botName: 'notify' } };
const name = (code: string, conversation = ops.id) =>
	nameChannel(parts, conversation, explainRefusal(code).refusal);

describe('a refusal', () => {
	it.each([
		['not_in_channel', 'The app is not a member of the channel #ops'],
		['restricted_action_read_only_channel', 'The channel #ops is read-only'],
		[
			'restricted_action_thread_only_channel',
			'The channel #ops takes replies in threads only, and no new messages',
		],
		[
			'restricted_action',
			'A setting of the workspace or of the channel #ops forbids the app to post here',
		],
		['restricted_action_thread_locked', 'An administrator has locked the thread (#ops)'],
		['channel_not_found', `The app can’t see the channel #ops (${ops.id}) any more`],
		['is_archived', 'The channel #ops is archived, so nobody can write to it'],
		['no_permission', 'The app may not do this in the channel #ops'],
	])('with %s names the channel', async (code, says) => {
		expect(await name(code)).toMatchObject({ code, says });
	});

	it.each([
		...['channel_is_limited_access', 'channel_type_not_supported', 'posting_to_channel_denied'],
		...['access_denied', 'is_inactive', 'too_many_members'],
		'restricted_action_non_threadable_channel',
	])('with %s names it, too, and leaves no other word out', async (code) => {
		const { says } = explainRefusal(code).refusal;
		const named = await name(code);
		expect(named.says).toContain('#ops');
		for (const word of says.match(/\w+-?\w+/g) ?? []) {
			if (!/^(this|conversation)$/i.test(word)) expect(named.says).toContain(word);
		}
	});

	it.each(['channel_not_found', 'not_in_channel', 'no_permission'])(
		'with %s has the words that let the app in',
		async (code) => {
			expect((await name(code)).hint).toContain('/invite @notify');
			expect((await name(code)).hint).not.toContain('with the name of your app');
		},
	);

	it('for a channel that nobody saw has the name of the app, and else its own words', async () => {
		const { refusal } = explainRefusal('channel_not_found');
		const named = await name('channel_not_found', 'C0SECRET');
		expect(named.says).toBe(refusal.says);
		expect(named.hint).toContain('/invite @notify');
	});

	it.each([
		['of a person', 'user_disabled', 'U0000001'],
		['of a message', 'msg_too_long', ops.id],
		['that is in no table', 'a_code_of_tomorrow', ops.id],
	])('%s stays as it is', async (_, code, conversation) => {
		expect(await name(code, conversation)).toEqual(explainRefusal(code).refusal);
	});

	it('that names it already is not told twice', async () => {
		const said = { code: 'is_archived', says: 'The channel #ops is archived', hint: 'Wait.' };
		expect(await nameChannel(parts, ops.id, said)).toEqual(said);
	});

	it('is told as well where nobody knows what the app is called', async () => {
		const { hint } = await nameChannel(
			{ store },
			ops.id,
			explainRefusal('channel_not_found').refusal,
		);
		expect(hint).toContain('/invite @app (with the name of your app)');
	});
});
