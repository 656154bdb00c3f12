// Answers: does a person learn that it is the credential's default channel that can't be told?
import { describe, expect, it } from 'vitest';
import { person } from '../support/strictSlack/people';
import { channel } from '../support/strictSlack/workspace';
import { hour, minute, openWorld, tell, type World } from './world';

const timeLimitMs = minute;
const channels = [channel('general'), channel('old', { is_archived: true })];

const open = (defaultChannel: string | undefined, but: Parameters<typeof openWorld>[0] = {}) =>
	openWorld({ users: [person('ana')], channels, settings: { defaultChannel }, ...but });
const tellStranger = async ({ engine }: World) => {
	const request = tell('stranger', 'E1', { ifNotConnected: 'default_channel' });
	return (await engine.notify([request], { timeLimitMs }))[0];
};

describe('a default channel that is to stand in for a member', () => {
	it.each([
		['#gone', 'channel_not_found', 'The app can see no channel #gone'],
		['C0000GONE', 'channel_not_found', 'The app can see no channel C0000GONE'],
		[channel('old').id, 'is_archived', 'The channel #old is archived, so nobody can write to it'],
		['two words', 'channel_malformed', '“two words” is no channel ID, name or link'],
	])('and is %s is an error about the credential', async (given, code, says) => {
		expect(await tellStranger(await open(given))).toMatchObject({
			outcome: 'error',
			error: {
				code,
				field: 'Default Channel',
				message: `The Default Channel of the credential can’t be told: ${says}`,
			},
		});
	});

	it.each([undefined, '', ' '])('and is missing (%j) is one, too', async (given) => {
		expect(await tellStranger(await open(given))).toMatchObject({
			error: {
				code: 'channel_missing',
				field: 'Default Channel',
				message: 'The credential has no Default Channel to tell instead',
				hint: expect.stringContaining('in the credential'),
			},
		});
	});

	it('says so where that turns out only when it is sent', async () => {
		const world = await open('#gone');
		await world.engine.setPreferences(
			{ kind: 'workspace' },
			{ scope: { kind: 'everything' }, frequency: 'hourly' },
		);
		const request = tell('ana', 'E1', { ifNotConnected: 'default_channel' });
		expect(await world.engine.notify([request], { timeLimitMs })).toMatchObject([
			{ outcome: 'queued' },
		]);
		world.slack.users.find(({ profile }) => profile.email === 'ana@example.com')!.deleted = true;
		world.clock.pass(25 * hour);
		expect((await world.engine.sendDue({ timeLimitMs })).deliveries).toMatchObject([
			{
				state: 'failed',
				refusal: {
					says: 'The Default Channel of the credential can’t be told: The app can see no channel #gone',
				},
			},
		]);
	});

	it('and has turned the type off, is named as who did, whenever that turns out', async () => {
		const world = await open('#general');
		const { engine } = world;
		const told = { ifNotConnected: 'default_channel', type: 'task.due' } as const;
		const general = { kind: 'channel', channel: '#general' } as const;
		const off = { scope: { kind: 'type', key: 'task.due' }, frequency: 'off' } as const;
		await engine.setPreferences(general, off);
		const muted = {
			outcome: 'skipped',
			reason: 'muted',
			details: { usedDefaultChannel: true, frequency: 'off', rule: 'own_type' },
		};
		expect((await engine.notify([tell('ana', 'E1', told)], { timeLimitMs }))[0]?.outcome).toBe(
			'sent',
		);
		world.slack.users.find(({ profile }) => profile.email === 'ana@example.com')!.deleted = true;
		await engine.refreshDirectory(timeLimitMs);
		const wishes = { timeLimitMs };
		expect(
			await engine.notify([tell('ana', 'E2', told), tell('nobody', 'E3', told)], wishes),
		).toMatchObject([muted, muted]);
		const { stories } = await engine.why({ eventId: 'E2', most: 1 });
		expect(stories[0]?.decisions.at(-1)).toMatchObject({
			...{ reason: 'muted', detail: 'default_channel', rule: 'own_type' },
		});
	});
});
