// Answers: does the strict Slack tell of its conversations what Slack tells, and to whom?
import { describe, expect, it } from 'vitest';
import { ask, ops, post, start, strict, team } from './askStrict';
import { bot, deactivated, person } from './people';
import { channel, manyChannels } from './workspace';

describe('conversations', () => {
	it('are listed by type, hidden ones never', async () => {
		await start();
		const names = async (args: object) =>
			(
				(await ask('conversations.list', { limit: '999', ...args })).channels as { name: string }[]
			).map(({ name }) => name);
		const types = 'public_channel,private_channel';
		expect(await names({})).toEqual(['ops', 'done', 'team']);
		expect(await names({ types, exclude_archived: true })).toEqual(['ops', 'team', 'board']);
		expect(await ask('conversations.list', { limit: '1000' })).toMatchObject({
			error: 'invalid_limit',
		});
	});

	it('show their history to members with the scope only, newest first, metadata when asked', async () => {
		const scopes = ['chat:write', 'chat:write.public', 'channels:history'];
		await start({ scopes });
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

describe('joining a channel', () => {
	const join = (id: string) => ask('conversations.join', { channel: id });

	it('makes the app a member, and says so where it was one', async () => {
		await start();
		expect(await join(ops)).toMatchObject({ ok: true, channel: { id: ops, is_member: true } });
		expect(await join(ops)).toMatchObject({ ok: true, warning: 'already_in_channel' });
		expect(strict.channels.find(({ id }) => id === ops)).toMatchObject({ is_member: true });
	});

	it('needs the scope, and a public channel that is not archived', async () => {
		await start();
		expect(await join(channel('done').id)).toMatchObject({ error: 'is_archived' });
		expect(await join(channel('hidden').id)).toMatchObject({ error: 'channel_not_found' });
		const { channel: direct } = await post({ channel: person('ana').id });
		for (const id of [channel('board').id, String(direct)]) {
			expect(await join(id)).toMatchObject({ error: 'method_not_supported_for_channel_type' });
		}
		await strict.close();
		await start({ scopes: ['channels:read'] });
		expect(await join(ops)).toMatchObject({ error: 'missing_scope', needed: 'channels:join' });
	});
});

describe('a channel that is shut', () => {
	it.each([
		['read_only', 'restricted_action_read_only_channel'],
		['thread_only', 'restricted_action_thread_only_channel'],
		['restricted', 'restricted_action'],
	] as const)('because it is %s says so, and its list does not', async (flag, error) => {
		await start({ channels: [channel('ops', { is_member: true })] });
		const first = await post({});
		const found = strict.channels[0]!;
		found[flag] = true;
		expect(await post({})).toMatchObject({ error });
		expect(await post({ thread_ts: first.ts })).toMatchObject(
			flag === 'thread_only' ? { ok: true } : { error },
		);
		const { channel: shown } = await ask('conversations.info', { channel: ops });
		expect(shown).not.toHaveProperty(flag);
	});
});

describe('a workspace of 20,000 channels', () => {
	const walk = async (meanwhile: () => void) => {
		const names: string[] = [];
		let cursor = '';
		do {
			const answer = await ask('conversations.list', { limit: 999, ...(cursor && { cursor }) });
			names.push(...(answer.channels as { name: string }[]).map(({ name }) => name));
			cursor = answer.response_metadata?.next_cursor ?? '';
			meanwhile();
		} while (cursor !== '');
		return names;
	};

	it('is read in 21 pages, each channel once', async () => {
		await start({ channels: manyChannels(20_000) });
		const names = await walk(() => {});
		expect(names).toEqual(manyChannels(20_000).map(({ name }) => name));
		expect(strict.requestsOf('conversations.list')).toHaveLength(21);
	});

	it('loses nothing of what stays where other channels come and go meanwhile', async () => {
		await start({ channels: manyChannels(5_000) });
		const names = await walk(() => {
			strict.channels.splice(0, 100);
			strict.channels.push(channel('a-new-one'));
		});
		const stays = strict.channels.filter(({ name }) => name !== 'a-new-one');
		expect(stays.filter(({ name }) => !names.includes(name))).toEqual([]);
		expect(new Set(names).size).toBe(names.length);
	});
});
