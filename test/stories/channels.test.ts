// Answers: what becomes of a message to a channel, whichever channel it is, and does the picker show what can be chosen?
import { describe, expect, it } from 'vitest';
import { faults } from '../support/strictSlack/faults';
import { documentedLimits } from '../support/strictSlack/rateLimits';
import { appScopes } from '../support/strictSlack/startStrictSlack';
import { channel } from '../support/strictSlack/workspace';
import { hour, minute, openWorld, textOf, tellChannel, type World } from './world';

const timeLimitMs = minute;
const general = channel('general');

/** What the only notification came to, and which refusal its delivery met. */
async function tellOne({ engine }: World, given: unknown) {
	const [result] = await engine.notify([tellChannel(given, 'E1')], { timeLimitMs });
	return result;
}

describe('a message to a channel', () => {
	it('reaches a public one that the app never joined, and joins it neither', async () => {
		const world = await openWorld({ channels: [general] });
		expect(await tellOne(world, '#general')).toMatchObject({ outcome: 'sent' });
		expect(world.slack.channels[0]?.is_member).toBe(false);
		expect(world.slack.requestsOf('conversations.join')).toEqual([]);
	});

	it.each([
		['#board', 'The app can see no channel #board'],
		['C000BOARD', 'The app can see no channel C000BOARD'],
		['https://acme.slack.com/archives/C000BOARD', 'The app can see no channel C000BOARD'],
	])('%s that is private and without the app has the words that let it in', async (given, says) => {
		const secret = channel('board', { is_private: true });
		const world = await openWorld({ channels: [general, secret] });
		expect(await tellOne(world, given)).toMatchObject({
			error: {
				message: says,
				hint: expect.stringContaining('type /invite @slack-notify in it first'),
			},
		});
		secret.is_member = true;
		world.slack.channels[1]!.is_member = true;
		expect(await tellOne(world, given)).toMatchObject({ outcome: 'sent' });
	});

	it('to a name that is nearly right names the right one', async () => {
		const world = await openWorld({ channels: [channel('sales-signals')] });
		expect(await tellOne(world, '#sale-signals')).toMatchObject({
			error: { hint: expect.stringContaining('Did you mean #sales-signals?') },
		});
	});

	it.each([
		[{ is_archived: true }, 'is archived, so nobody can write to it'],
		[{ read_only: true }, 'read-only'],
		[{ thread_only: true }, 'replies'],
		[{ restricted: true }, 'forbids'],
	])('to one that is %j says so in words of its own', async (but, words) => {
		const ops = channel('ops', but);
		const world = await openWorld({ channels: [ops] });
		const result = await tellOne(world, ops.id);
		expect(JSON.stringify(result, saysErrors)).toContain(words);
		expect(world.slack.messages).toEqual([]);
	});

	it('that says no channel reaches the default channel of the credential', async () => {
		const world = await openWorld({
			channels: [channel('ops'), general],
			settings: { defaultChannel: 'https://acme.slack.com/archives/C00000OPS' },
		});
		await tellOne(world, undefined);
		expect(world.slack.messages).toMatchObject([{ channel: channel('ops').id }]);
	});
});

describe('an activity feed', () => {
	const feed = { kind: 'channel', channel: '#feed' } as const;
	const open = () => openWorld({ channels: [channel('feed'), general] });
	const tellFeed = (world: World, id: string, type: string) =>
		world.engine.notify([tellChannel('#feed', id, { type })], { timeLimitMs });

	it('takes the types that were chosen for the channel, and skips others for that reason', async () => {
		const world = await open();
		await world.engine.setPreferences(feed, {
			scope: { kind: 'group', key: 'document' },
			frequency: 'off',
		});
		await world.engine.setPreferences(feed, {
			scope: { kind: 'type', key: 'document.title_changed' },
			frequency: 'immediate',
		});
		expect(await tellFeed(world, 'E1', 'document.title_changed')).toMatchObject([
			{ outcome: 'sent', details: { rule: 'own_type' } },
		]);
		expect(await tellFeed(world, 'E2', 'document.created')).toMatchObject([
			{ outcome: 'skipped', reason: 'muted', details: { rule: 'own_group' } },
		]);
		const [elsewhere] = await world.engine.notify([tellChannel('#general', 'E2')], { timeLimitMs });
		expect(elsewhere).toMatchObject({ outcome: 'sent' });
	});

	it('gets a digest where that was chosen: one message for the hour', async () => {
		const world = await open();
		await world.engine.setPreferences(feed, {
			scope: { kind: 'type', key: 'document.created' },
			frequency: 'hourly',
		});
		for (const id of ['E1', 'E2']) {
			expect(await tellFeed(world, id, 'document.created')).toMatchObject([{ outcome: 'queued' }]);
		}
		await tellFeed(world, 'E3', 'job.changed');
		expect(world.slack.messages).toHaveLength(1);
		world.clock.pass(hour);
		await world.engine.sendDue({ timeLimitMs });
		expect(world.slack.messages).toHaveLength(2);
		const digest = textOf(world.slack.messages[1]!);
		expect(digest).toContain('Document E1');
		expect(digest).toContain('Document E2');
	});
});

describe('the picker', () => {
	const many = Array.from({ length: 2_500 }, (_, number) => channel(`team-${number}`));
	const namesOf = async ({ engine }: World, text = '', cursor?: string) =>
		(await engine.searchChannels(text, cursor)).items.map(({ name }) => name);

	it('reads Slack’s list once, 999 at a time, and then for fifteen minutes no more', async () => {
		const world = await openWorld({ channels: [...many, channel('board', { is_private: true })] });
		expect(await namesOf(world, 'TEAM-2499')).toEqual(['team-2499']);
		expect(world.slack.requestsOf('conversations.list').map(({ args }) => args)).toMatchObject(
			Array.from({ length: 3 }, () => ({
				types: 'public_channel,private_channel',
				exclude_archived: 'true',
				limit: '999',
			})),
		);
		const other = { ...world, engine: await world.another() };
		world.clock.pass(15 * minute - 1);
		expect(await namesOf(other, '#team-24')).toContain('team-24');
		expect(await namesOf(other, 'board')).toEqual([]);
		world.clock.pass(1);
		await namesOf(other);
		// Of the private channel nobody knew, so the search for it had the list read again.
		expect(world.slack.requestsOf('conversations.list')).toHaveLength(6);
	});

	it('shows a new channel to whoever finds nothing and tries again a minute later', async () => {
		const world = await openWorld({ channels: [general] });
		await namesOf(world);
		world.slack.channels.push(channel('launch'));
		expect(await namesOf(world, 'launch')).toEqual([]);
		world.clock.pass(minute);
		expect(await namesOf(world, 'launch')).toEqual(['launch']);
	});

	it('keeps to Slack’s limit in a workspace of more pages than that, and loses none', async () => {
		const world = await openWorld({
			channels: many,
			pageSizes: Array.from({ length: 30 }, () => 100),
			limits: documentedLimits,
		});
		const seen: string[] = [];
		let cursor: string | undefined;
		do {
			const page = await world.engine.searchChannels('team', cursor);
			seen.push(...page.items.map(({ name }) => name));
			({ nextCursor: cursor } = page);
			world.clock.pass(10_000);
		} while (cursor !== undefined);
		expect(new Set(seen).size).toBe(2_500);
		expect(seen).toHaveLength(2_500);
	});

	it('says which scope is missing', async () => {
		const scopes = appScopes.filter((scope) => scope !== 'groups:read');
		const world = await openWorld({ channels: [general], scopes });
		await expect(namesOf(world)).rejects.toMatchObject({
			message: expect.stringContaining('groups:read (to list private channels'),
		});
	});

	it('says that Slack does not answer', async () => {
		const world = await openWorld({ channels: [general] });
		world.slack.fail('conversations.list', faults.http(503));
		await expect(namesOf(world)).rejects.toMatchObject({ next: 'later' });
	});
});

/** JSON has nothing of an error. */
function saysErrors(_key: string, value: unknown): unknown {
	return value instanceof Error ? value.message : value;
}
