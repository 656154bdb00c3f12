import { describe, expect, it } from 'vitest';
import { faults } from '../support/strictSlack/faults';
import { bot, deactivated, guest, outsider, person } from '../support/strictSlack/people';
import { day, hour, minute, openWorld, sync, tell } from './world';

const withEmail = (email: string) => ({ profile: { email } });

describe('a sync of members', () => {
	it('tells no match, several, deactivated, bot and guest apart, each in words', async () => {
		const { engine } = await openWorld({
			users: [
				person('ana'),
				person('bo', { id: 'U1' }),
				person('bo', { id: 'U2' }),
				deactivated('cy'),
				{ ...bot('dee'), ...withEmail('dee@example.com') },
				guest('eve'),
			],
		});
		const names = ['ana', 'bo', 'cy', 'dee', 'eve', 'nobody'];
		const mapped = await sync(engine, names);
		expect(
			mapped.map((each) => ('mapping' in each ? [each.mapping.state, each.mapping.reason] : [])),
		).toEqual([
			['connected', 'email_matches'],
			['ambiguous', 'several_match'],
			['deactivated', 'user_deactivated'],
			['excluded', 'user_is_bot'],
			['excluded', 'user_is_guest'],
			['not_connected', 'no_match'],
		]);
		expect(mapped.map((each) => ('says' in each ? each.says : ''))).toEqual([
			'Connected to Ana (U00000ANA): the e-mail address is the same',
			'2 Slack accounts have the e-mail address bo@example.com, and it is not for us to choose',
			'Cy (U000000CY) has this e-mail address but is deactivated',
			'Dee (U00000DEE) has this e-mail address but is a bot',
			'Eve (U00000EVE) has this e-mail address but is a guest',
			'No Slack account has the e-mail address nobody@example.com',
		]);
	});

	it('tells for each who is open what can be done, and for who is connected nothing', async () => {
		const { engine } = await openWorld({ users: [person('ana'), guest('eve')] });
		const mapped = await sync(engine, ['ana', 'eve', 'nobody']);
		expect(mapped.map((each) => ('wayOut' in each ? each.wayOut : undefined))).toEqual([
			undefined,
			expect.stringMatching(/Include Guests/),
			expect.stringMatching(/by hand/),
		]);
	});

	it('reads the directory by pages, and answers in the order of the members', async () => {
		const users = Array.from({ length: 30 }, (_, index) => person(`p${index}`));
		const { engine, slack } = await openWorld({ users, pageSizes: [7, 0, 10] });
		const members = users.map(({ profile }) => ({ email: profile.email })).reverse();
		const mapped = await sync(engine, members);
		expect(mapped.map((each) => ('slackUser' in each ? each.slackUser?.email : ''))).toEqual(
			members.map(({ email }) => email),
		);
		expect(slack.requestsOf('users.list').length).toBeGreaterThan(3);
	});

	it('that breaks off half-way leaves the directory and the mappings as they were', async () => {
		const users = Array.from({ length: 30 }, (_, index) => person(`p${index}`));
		const world = await openWorld({ users, pageSizes: [10] });
		await sync(world.engine, ['p1']);
		world.slack.users.splice(5, 20);
		world.slack.fail(
			'users.list',
			faults.changed((answer) => answer),
		);
		world.slack.fail('users.list', faults.http(500), 20);
		await expect(sync(world.engine, ['p1'])).rejects.toMatchObject({
			hint: expect.stringMatching(/\w/),
		});
		const [result] = await world.engine.notify([tell('p1', 'E1')], { timeLimitMs: 1_000 });
		expect(result).toMatchObject({ outcome: 'sent', details: { member: { state: 'connected' } } });
	});

	it('connects a member anew whose Slack account came back', async () => {
		const world = await openWorld({ users: [deactivated('ana')] });
		const syncAna = () => sync(world.engine, ['ana']);
		expect(await syncAna()).toMatchObject([{ outcome: 'needs_attention' }]);
		world.slack.users.find(({ name }) => name === 'ana')!.deleted = false;
		expect(await syncAna()).toMatchObject([{ outcome: 'connected' }]);
	});

	it('keeps the member’s own ID and name', async () => {
		const { engine } = await openWorld({ users: [person('ana')] });
		expect(
			await sync(engine, [{ email: 'ana@example.com', memberId: 17, name: 'Ana' }]),
		).toMatchObject([{ mapping: { member: { key: '17', name: 'Ana' } } }]);
	});

	it('says when a member was matched, and not anew at every look', async () => {
		const world = await openWorld({ users: [person('ana')], start: '2026-03-05T08:00:00Z' });
		const account = world.slack.users.find(({ name }) => name === 'ana')!;
		for (const deleted of [false, true, false]) {
			account.deleted = deleted;
			expect(await sync(world.engine, ['ana'])).toMatchObject([
				{ mapping: { matchedAt: Date.parse('2026-03-05T08:00:00Z') } },
			]);
			world.clock.pass(day);
		}
	});
});

describe('somebody of another workspace', () => {
	it.each([
		['is excluded from a sync and an event', false, 'needs_attention', 'skipped'],
		['is told where the credential includes other workspaces', true, 'connected', 'sent'],
	])('%s', async (_, includeStrangers, synced, told) => {
		const settings = { matching: { includeStrangers } };
		const world = await openWorld({ users: [outsider('ana')], settings });
		const reason = includeStrangers ? 'email_matches' : 'user_is_stranger';
		expect(await sync(world.engine, ['ana'])).toMatchObject([
			{ outcome: synced, mapping: { reason } },
		]);
		world.clock.pass(day + hour);
		const [result] = await world.engine.notify([tell('ana', 'E1')], { timeLimitMs: minute });
		expect(result).toMatchObject({ outcome: told, details: { member: { reason } } });
	});

	it('is not told by an event that nobody’s sync came before', async () => {
		const world = await openWorld({ users: [outsider('ana')] });
		const [result] = await world.engine.notify([tell('ana', 'E1')], { timeLimitMs: minute });
		expect(result).toMatchObject({ outcome: 'skipped', reason: 'not_connected' });
		expect(world.slack.messages).toEqual([]);
	});
});
