import { describe, expect, it } from 'vitest';
import { faults } from '../support/strictSlack/faults';
import { crowd, deactivated, guest, person } from '../support/strictSlack/people';
import { documentedLimits } from '../support/strictSlack/rateLimits';
import { channel } from '../support/strictSlack/workspace';
import { notReached, rateLimited, refusing } from './away';
import { day, hour, minute, openWorld, sync, tell, type World } from './world';

const timeLimitMs = minute;

describe('while Slack can’t be reached', () => {
	it('a notification is accepted, and told by the next run of any node', async () => {
		const world = await openWorld({ users: [person('ana')] });
		await sync(world.engine, ['ana']);
		world.slack.fail('chat.postMessage', faults.rateLimited('90'));
		const [result] = await world.engine.notify([tell('ana', 'E1')], { timeLimitMs });
		expect(result).toMatchObject({ outcome: 'queued', reason: 'waits_for_slack' });
		world.clock.pass(2 * minute);
		await world.engine.notify([], { timeLimitMs });
		expect(world.slack.messages).toHaveLength(1);
	});

	it('a member nobody knows yet is accepted, and looked up when Slack is back', async () => {
		const world = await openWorld({ users: [person('ana')] });
		world.slack.fail('users.lookupByEmail', faults.http(503), 3);
		const [result] = await world.engine.notify([tell('ana', 'E1', { memberId: '17' })], {
			timeLimitMs,
		});
		expect(result).toMatchObject({ outcome: 'queued', reason: 'waits_for_slack' });
		world.clock.pass(2 * minute);
		await world.engine.sendDue({ timeLimitMs });
		expect(world.slack.messages).toMatchObject([{ user: 'U00000ANA' }]);
	});
});

describe('while Slack refuses to be asked who somebody is', () => {
	const names = Array.from({ length: 60 }, (_, index) => `p${index}`);

	it('it is asked once in a run, and everything stays queued', async () => {
		const world = await openWorld({ users: names.map((name) => person(name)) });
		world.slack.fail('users.list', faults.http(503));
		await world.engine.notify(
			names.map((name) => tell(name, 'E1')),
			{ timeLimitMs: 0 },
		);
		world.clock.pass(minute);
		world.slack.fail('users.lookupByEmail', faults.rateLimited('30'), 60);
		const report = await world.engine.sendDue({ timeLimitMs });
		expect(world.slack.requestsOf('users.lookupByEmail')).toHaveLength(1);
		expect(report.waiting.due + report.waiting.later).toBe(60);
	});

	it('and says that the token is no good, the run says so too', async () => {
		const world = await openWorld({ users: [person('ana')] });
		world.slack.fail('users.lookupByEmail', faults.http(503));
		await world.engine.notify([tell('ana', 'E1')], { timeLimitMs: 0 });
		world.clock.pass(minute);
		world.slack.fail('users.lookupByEmail', faults.refusal('token_revoked'), 5);
		expect(await world.engine.sendDue({ timeLimitMs })).toMatchObject({
			stoppedBy: { code: 'token_revoked' },
			waiting: { later: 1 },
		});
	});

	it('and lacks a scope for it, a run that could tell all of its own says so of them', async () => {
		const world = await openWorld({ users: [person('ana'), person('bo')] });
		await world.engine.notify([tell('bo', 'E0')], { timeLimitMs });
		world.slack.fail('users.lookupByEmail', faults.http(503));
		await world.engine.notify([tell('ana', 'E1')], { timeLimitMs: 0 });
		world.clock.pass(minute);
		world.slack.fail('users.lookupByEmail', faults.refusal('missing_scope'), 5);
		const [bo] = await world.engine.notify([tell('bo', 'E2')], { timeLimitMs });
		expect(bo).toMatchObject({ outcome: 'sent' });
	});

	it('the default channel stands in for who is not found when Slack is back', async () => {
		const world = await openWorld({ channels: [channel('general')] });
		world.slack.fail('users.lookupByEmail', faults.http(503));
		await world.engine.notify([tell('nobody', 'E1', { ifNotConnected: 'default_channel' })], {
			timeLimitMs: 0,
		});
		world.clock.pass(hour);
		await world.engine.sendDue({ timeLimitMs });
		expect(world.slack.messages).toMatchObject([{ channel: 'C0GENERAL' }]);
		expect(JSON.stringify(world.slack.messages[0]?.blocks)).toContain('nobody@example.com');
	});
});

describe('what is known of a member while Slack can’t be asked', () => {
	const names = ['cy', 'dee', 'gus', 'ana+x', 'ana+y', 'zoe', 'kim', 'out'];

	/** One member of each state, decided more than a day ago; and an engine that can ask Slack nothing. */
	async function openAway() {
		const world = await openWorld({
			users: [
				...[person('ana'), deactivated('cy'), guest('gus'), person('handy'), person('helpful')],
				...[person('dee'), person('deedee', { email: 'dee@example.com' })],
			],
			settings: { matching: { ignorePlusTags: true } },
		});
		await sync(world.engine, names);
		const given = (name: string) => ({ kind: 'given', email: `${name}@example.com` }) as const;
		for (const [name, id] of [
			['zoe', 'U000HANDY'],
			['kim', 'U0HELPFUL'],
		] as const) {
			await world.engine.connectMember(given(name), { kind: 'id', id }, { byWhom: 'Mia' });
		}
		world.slack.users.find(({ name }) => name === 'handy')!.deleted = true;
		world.slack.users.splice(
			world.slack.users.findIndex(({ name }) => name === 'helpful'),
			1,
		);
		await sync(world.engine, names);
		await world.engine.disconnectMember(given('out'), { mapAgain: false });
		world.clock.pass(day + hour);
		return { world, away: await world.another({ slack: refusing(notReached) }) };
	}

	const known = async ({ engine }: World) =>
		(await engine.listMembers({ limit: 20, suggest: false })).items.map(({ mapping }) => [
			...[mapping.member.email, mapping.state, mapping.reason, mapping.by, mapping.slackUserId],
			...[mapping.byWhom, mapping.candidateIds?.length, mapping.since, mapping.matchedAt],
		]);

	it('stays as it is, whatever it is', async () => {
		const { world, away } = await openAway();
		const before = await known(world);
		expect(new Set(before.map(([, , reason]) => reason))).toEqual(
			new Set([
				...['user_deactivated', 'several_match', 'user_is_guest', 'alias_is_taken'],
				...['user_gone', 'removed_by_hand'],
			]),
		);
		for (const id of ['E1', 'E2']) {
			await away.notify(
				names.map((name) => tell(name, id)),
				{ timeLimitMs: 0 },
			);
			world.clock.pass(hour);
			await away.sendDue({ timeLimitMs: 0 });
		}
		expect(await known(world)).toEqual(before);
		expect(world.slack.messages).toEqual([]);
	});

	it('is looked at again when Slack is back: who is in use again is told, nobody else is', async () => {
		const { world, away } = await openAway();
		await away.notify(
			names.map((name) => tell(name, 'E1')),
			{ timeLimitMs: 0 },
		);
		for (const name of ['cy', 'handy']) {
			world.slack.users.find((user) => user.name === name)!.deleted = false;
		}
		world.clock.pass(hour);
		await world.engine.sendDue({ timeLimitMs });
		expect(world.slack.messages.map(({ user }) => user).sort()).toEqual(['U000000CY', 'U000HANDY']);
	});

	it('decides no alias for one of two members whom it leads to one account', async () => {
		const { world, away } = await openAway();
		await away.notify([tell('ana+x', 'E1')], { timeLimitMs: 0 });
		world.clock.pass(hour);
		const [result] = await world.engine.notify([tell('ana+y', 'E1')], { timeLimitMs });
		expect(result).toMatchObject({
			outcome: 'skipped',
			details: { member: { reason: 'alias_is_taken' } },
		});
		expect(world.slack.messages).toEqual([]);
	});
});

describe('a member whom nobody knows and Slack keeps refusing to look up', () => {
	/** An engine that Slack refuses for five seconds whenever it asks, and when it asked. */
	async function openRefused(users: Parameters<typeof openWorld>[0] = {}) {
		const world = await openWorld(users);
		const askedAt: number[] = [];
		const refused = refusing(() => {
			askedAt.push(world.clock.now());
			world.clock.pass(100);
			return rateLimited(5_000);
		});
		const engine = await world.another({
			slack: (real) => ({
				...refused(real),
				async post(message) {
					world.clock.pass(500);
					return real.post(message);
				},
			}),
		});
		const leastGap = () => Math.min(...askedAt.slice(1).map((at, index) => at - askedAt[index]!));
		return { world, engine, askedAt, leastGap };
	}

	it('holds up none of fifty others that are due, and Slack is asked no sooner than it says', async () => {
		const names = crowd(50).map(({ name }) => name);
		const { world, engine, askedAt, leastGap } = await openRefused({ users: crowd(50) });
		await sync(world.engine, names);
		await engine.notify([tell('zed', 'E1')], { timeLimitMs: 0 });
		await engine.notify(
			names.map((name) => tell(name, 'E1')),
			{ timeLimitMs: 0 },
		);
		world.clock.pass(minute);
		askedAt.length = 0;
		await engine.sendDue({ timeLimitMs });
		expect(new Set(world.slack.messages.map(({ user }) => user)).size).toBe(50);
		expect(askedAt.length).toBeGreaterThan(0);
		expect(leastGap()).toBeGreaterThanOrEqual(5_000);
		expect(askedAt.length).toBeLessThan(16);
	});

	it('is not asked about twice by the run that brought it', async () => {
		const { engine, leastGap } = await openRefused();
		await engine.notify([tell('zed', 'E1')], { timeLimitMs });
		expect(leastGap()).toBeGreaterThanOrEqual(5_000);
	});
});

describe('the pace', () => {
	it('is one message a second to a person: ten take nine seconds, and none is refused', async () => {
		const world = await openWorld({ users: [person('ana')], limits: documentedLimits });
		const before = world.clock.now();
		const events = Array.from({ length: 10 }, (_, index) => tell('ana', `E${index}`));
		const results = await world.engine.notify(events, { timeLimitMs });
		expect(results.every(({ outcome }) => outcome === 'sent')).toBe(true);
		expect(world.clock.now() - before).toBe(9_000);
	});

	it('leaves what is over the time limit queued with that reason, for the next run', async () => {
		const world = await openWorld({ users: [person('ana')] });
		const events = Array.from({ length: 10 }, (_, index) => tell('ana', `E${index}`));
		const results = await world.engine.notify(events, { timeLimitMs: 3_500 });
		expect(results.map(({ outcome }) => outcome)).toEqual([
			...Array<string>(4).fill('sent'),
			...Array<string>(6).fill('queued'),
		]);
		expect(results[9]).toMatchObject({ reason: 'waits_for_pace' });
		world.clock.pass(minute);
		await world.engine.sendDue({ timeLimitMs });
		expect(world.slack.messages).toHaveLength(10);
	});
});
