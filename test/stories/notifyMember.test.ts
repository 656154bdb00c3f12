import { describe, expect, it } from 'vitest';
import { faults } from '../support/strictSlack/faults';
import { documentedLimits } from '../support/strictSlack/rateLimits';
import { deactivated, bot, guest, person } from '../support/strictSlack/people';
import { channel } from '../support/strictSlack/workspace';
import { choose, day, hour, minute, openWorld, tell } from './world';

const timeLimitMs = minute;

describe('a member with nothing set up', () => {
	it('is found by e-mail, told at once, and remembered', async () => {
		const { engine, slack } = await openWorld({ users: [person('ana')] });
		const [first] = await engine.notify(
			[tell('ana', 'E1', { title: 'Ana has a new job' })],
			timeLimitMs,
		);
		const [second] = await engine.notify([tell('ana', 'E2')], timeLimitMs);

		expect(first).toMatchObject({ outcome: 'sent', details: { rule: 'type_default' } });
		expect(second).toMatchObject({ outcome: 'sent' });
		expect(slack.messages.map(({ user }) => user)).toEqual(['U00000ANA', 'U00000ANA']);
		expect(slack.messages[0]?.text).toContain('Ana has a new job');
		expect(slack.requestsOf('users.lookupByEmail')).toHaveLength(1);
		expect(slack.requestsOf('users.list')).toHaveLength(0);
	});

	it('is found whatever the case of the e-mail and the spaces around it', async () => {
		const { engine } = await openWorld({ users: [person('ana')] });
		const [result] = await engine.notify(
			[tell('ana', 'E1', { email: ' Ana@Example.COM ' })],
			timeLimitMs,
		);
		expect(result).toMatchObject({ outcome: 'sent' });
	});

	it('that nobody in Slack is, is skipped with the reason, and not asked about again for an hour', async () => {
		const { clock, engine, slack } = await openWorld();
		for (const id of ['E1', 'E2']) {
			const [result] = await engine.notify([tell('nobody', id)], timeLimitMs);
			expect(result).toMatchObject({
				outcome: 'skipped',
				reason: 'not_connected',
				details: { member: { state: 'not_connected', reason: 'no_match' } },
			});
		}
		expect(slack.requestsOf('users.lookupByEmail')).toHaveLength(1);
		clock.pass(hour);
		await engine.notify([tell('nobody', 'E3')], timeLimitMs);
		expect(slack.requestsOf('users.lookupByEmail')).toHaveLength(2);
	});

	it('goes to the default channel instead, where the node says so, and the channel reads for whom it was', async () => {
		const { engine, slack } = await openWorld({ channels: [channel('general')] });
		const requests = ['nobody', 'somebody'].map((name) =>
			tell(name, 'E1', { ifNotConnected: 'default_channel' }),
		);
		const results = await engine.notify(requests, timeLimitMs);
		expect(results).toMatchObject([
			{ outcome: 'sent', details: { usedDefaultChannel: true } },
			{ outcome: 'sent', details: { usedDefaultChannel: true } },
		]);
		expect(JSON.stringify(slack.messages[0]?.blocks)).toContain('nobody@example.com');
		expect(JSON.stringify(slack.messages[1]?.blocks)).toContain('somebody@example.com');
	});

	it('more than twenty at once cost one walk of users.list and no look-ups', async () => {
		const users = Array.from({ length: 25 }, (_, index) => person(`p${index}`));
		const { engine, slack } = await openWorld({ users });
		await engine.notify(
			users.map(({ name }) => tell(name, 'E1')),
			timeLimitMs,
		);
		expect(slack.requestsOf('users.list')).toHaveLength(1);
		expect(slack.requestsOf('users.lookupByEmail')).toHaveLength(0);
		expect(slack.messages).toHaveLength(25);
	});
});

describe('a preference', () => {
	it.each([
		// Thursday 5 March 2026, 09:00 in Paris.
		['hourly', '2026-03-05T09:00:00Z'],
		['daily', '2026-03-05T16:30:00Z'],
		['weekly', '2026-03-09T16:30:00Z'],
	])('of %s queues the notification for %s', async (frequency, due) => {
		const world = await openWorld({ users: [person('ana')] });
		await choose(world, 'ana', frequency, { time: '17:30', weekday: 1 });
		const [result] = await world.engine.notify([tell('ana', 'E1')], timeLimitMs);
		expect(result).toMatchObject({
			outcome: 'queued',
			reason: 'waits_for_window',
			dueAt: Date.parse(due),
		});
		expect(world.slack.messages).toEqual([]);
	});

	it('of immediate tells at once', async () => {
		const world = await openWorld({ users: [person('ana')] });
		await choose(world, 'ana', 'immediate');
		const [result] = await world.engine.notify([tell('ana', 'E1')], timeLimitMs);
		expect(result).toMatchObject({ outcome: 'sent', details: { rule: 'own_everything' } });
	});

	it('of off skips with the rule that spoke', async () => {
		const world = await openWorld({ users: [person('ana')] });
		await choose(world, 'ana', 'off');
		const [result] = await world.engine.notify([tell('ana', 'E1')], timeLimitMs);
		expect(result).toMatchObject({
			outcome: 'skipped',
			reason: 'muted',
			details: { frequency: 'off', rule: 'own_everything' },
		});
	});

	it('does not hold up an urgent notification', async () => {
		const world = await openWorld({ users: [person('ana')] });
		await choose(world, 'ana', 'off');
		const [result] = await world.engine.notify([tell('ana', 'E1', { urgent: true })], timeLimitMs);
		expect(result).toMatchObject({ outcome: 'sent', details: { rule: 'urgent' } });
	});

	it('without a time zone follows the member’s time zone in Slack', async () => {
		const world = await openWorld({ users: [person('ana', { tz: 'America/New_York' })] });
		await choose(world, 'ana', 'daily', { time: '09:00' });
		const [result] = await world.engine.notify([tell('ana', 'E1')], timeLimitMs);
		expect(result).toMatchObject({ dueAt: Date.parse('2026-03-05T14:00:00Z') });
	});

	it('may say weekly for one type and daily for another, and both are kept apart', async () => {
		const world = await openWorld({ users: [person('ana')] });
		const ana = { kind: 'member', email: 'ana@example.com' } as const;
		await world.engine.setPreferences(ana, {
			scope: { kind: 'type', key: 'task.assigned' },
			frequency: 'daily',
		});
		await world.engine.setPreferences(ana, {
			scope: { kind: 'type', key: 'job.changed' },
			frequency: 'weekly',
		});
		const results = await world.engine.notify(
			[tell('ana', 'E1'), tell('ana', 'E1b', { type: 'job.changed' })],
			timeLimitMs,
		);
		expect(results).toMatchObject([
			{ details: { frequency: 'daily' }, dueAt: Date.parse('2026-03-06T08:00:00Z') },
			{ details: { frequency: 'weekly' }, dueAt: Date.parse('2026-03-09T08:00:00Z') },
		]);
	});
});

describe('the same event', () => {
	it('is told once, and the second time says what became of the first', async () => {
		const { engine, slack } = await openWorld({ users: [person('ana')] });
		await engine.notify([tell('ana', 'E1')], timeLimitMs);
		const [again] = await engine.notify([tell('ana', 'E1')], timeLimitMs);
		expect(again).toMatchObject({
			outcome: 'skipped',
			reason: 'duplicate',
			first: { state: 'sent' },
		});
		expect(slack.messages).toHaveLength(1);
	});

	it('twice in one run is told once', async () => {
		const { engine, slack } = await openWorld({ users: [person('ana')] });
		const results = await engine.notify([tell('ana', 'E1'), tell('ana', 'E1')], timeLimitMs);
		expect(results.map(({ outcome }) => outcome)).toEqual(['sent', 'skipped']);
		expect(slack.messages).toHaveLength(1);
	});

	it('for two members is told to each', async () => {
		const { engine, slack } = await openWorld({ users: [person('ana'), person('bo')] });
		await engine.notify([tell('ana', 'E1'), tell('bo', 'E1')], timeLimitMs);
		expect(slack.messages).toHaveLength(2);
	});

	it('that Slack refused for good is told when it is handed in again, once the cause is mended', async () => {
		const { engine, slack } = await openWorld({ users: [person('ana')] });
		slack.fail('chat.postMessage', faults.refusal('messages_tab_disabled'));
		const [first] = await engine.notify([tell('ana', 'E1')], timeLimitMs);
		expect(first).toMatchObject({ outcome: 'error', error: { code: 'messages_tab_disabled' } });
		const [again] = await engine.notify([tell('ana', 'E1')], timeLimitMs);
		expect(again).toMatchObject({ outcome: 'sent' });
		expect(slack.messages).toHaveLength(1);
	});

	it('handed in by two workers at the same time is told once', async () => {
		const world = await openWorld({ users: [person('ana')] });
		const workers = [world.engine, await world.another(), await world.another()];
		const results = await Promise.all(
			workers.map((engine) => engine.notify([tell('ana', 'E1')], timeLimitMs)),
		);
		expect(world.slack.messages).toHaveLength(1);
		expect(results.flat().filter(({ outcome }) => outcome === 'skipped')).toHaveLength(2);
	});
});

describe('a member whose Slack account', () => {
	it.each([
		['is deactivated', deactivated('ana'), 'user_deactivated'],
		['is a guest’s', guest('ana'), 'user_is_guest'],
	])('%s is skipped with that reason', async (_, user, reason) => {
		const world = await openWorld({ users: [user] });
		await world.engine.mapMembers([{ email: 'ana@example.com' }]);
		const [result] = await world.engine.notify([tell('ana', 'E1')], timeLimitMs);
		expect(result).toMatchObject({ outcome: 'skipped', details: { member: { reason } } });
	});

	it('is deactivated between queue and send is not written to, and is listed', async () => {
		const world = await openWorld({ users: [person('ana'), bot('helper')] });
		await choose(world, 'ana', 'daily');
		await world.engine.notify([tell('ana', 'E1')], timeLimitMs);
		world.slack.users.find(({ name }) => name === 'ana')!.deleted = true;
		await world.engine.mapMembers([{ email: 'ana@example.com' }]);
		world.clock.pass(2 * day);
		const report = await world.engine.sendDue(timeLimitMs);
		expect(report.deliveries).toMatchObject([
			{ state: 'failed', refusal: { code: 'user_deactivated' } },
		]);
		expect(world.slack.messages).toEqual([]);
	});
});

describe('a member whose Slack account is another one by now', () => {
	const old = () => person('ana', { id: 'U0OLD' });
	const fresh = () => person('ana', { id: 'U0FRESH' });

	it('is told there, a day after it was last looked up at the latest', async () => {
		const world = await openWorld({ users: [old()] });
		await world.engine.notify([tell('ana', 'E1')], timeLimitMs);
		world.slack.users.find(({ id }) => id === 'U0OLD')!.deleted = true;
		world.slack.users.push(fresh());
		world.clock.pass(day);
		await world.engine.notify([tell('ana', 'E2')], timeLimitMs);
		expect(world.slack.messages.map(({ user }) => user)).toEqual(['U0OLD', 'U0FRESH']);
	});

	it('gets the digest there that was queued before', async () => {
		const world = await openWorld({ users: [old(), person('bo')] });
		await choose(world, 'ana', 'daily');
		await world.engine.notify([tell('ana', 'E1')], timeLimitMs);
		world.slack.users.find(({ id }) => id === 'U0OLD')!.deleted = true;
		world.slack.users.push(fresh());
		await world.engine.mapMembers([{ email: 'bo@example.com' }]);
		world.clock.pass(day);
		await world.engine.sendDue(timeLimitMs);
		expect(world.slack.messages.map(({ user }) => user)).toEqual(['U0FRESH']);
	});

	it('that was deactivated and is in use again is told within the hour', async () => {
		const world = await openWorld({ users: [deactivated('ana')] });
		await world.engine.mapMembers([{ email: 'ana@example.com' }]);
		world.slack.users.find(({ name }) => name === 'ana')!.deleted = false;
		world.clock.pass(hour);
		const [result] = await world.engine.notify([tell('ana', 'E1')], timeLimitMs);
		expect(result).toMatchObject({ outcome: 'sent' });
	});

	it('that was deactivated, with nobody to be found in its place, is told no more after a day', async () => {
		const world = await openWorld({ users: [person('ana')] });
		await world.engine.notify([tell('ana', 'E1')], timeLimitMs);
		world.slack.users.find(({ name }) => name === 'ana')!.deleted = true;
		world.clock.pass(day);
		const [result] = await world.engine.notify([tell('ana', 'E2')], timeLimitMs);
		expect(result).toMatchObject({ outcome: 'skipped', reason: 'not_connected' });
	});
});

describe('a member whose e-mail came with a slip of the pen', () => {
	it('keeps its connection, and what waits for it is told', async () => {
		const world = await openWorld({ users: [person('ana')] });
		await world.engine.setPreferences(
			{ kind: 'workspace' },
			{ scope: { kind: 'everything' }, frequency: 'daily' },
		);
		const as = (name: string, id: string) => tell(name, id, { memberId: '17' });
		const results = [];
		for (const [name, id] of [
			['ana', 'E0'],
			['anna', 'E1'],
			['ana', 'E2'],
			['anna', 'E3'],
		] as const) {
			results.push(...(await world.engine.notify([as(name, id)], timeLimitMs)));
		}
		expect(results.map(({ outcome }) => outcome)).toEqual([
			'queued',
			'skipped',
			'queued',
			'skipped',
		]);
		world.clock.pass(2 * day);
		const { deliveries } = await world.engine.sendDue(timeLimitMs);
		expect(deliveries).toMatchObject([
			{ state: 'sent', notifications: [{ dedupeKey: 'E0' }, { dedupeKey: 'E2' }] },
		]);
	});
});

describe('a member whose e-mail changed', () => {
	it('is looked up anew, and told under the new one', async () => {
		const world = await openWorld({ users: [person('ana'), person('bo')] });
		const anaAs = (name: string, id: string) => tell(name, id, { memberId: '17' });
		await world.engine.notify([anaAs('ana', 'E1')], timeLimitMs);
		await world.engine.notify([anaAs('bo', 'E2')], timeLimitMs);
		expect(world.slack.messages.map(({ user }) => user)).toEqual(['U00000ANA', 'U000000BO']);
	});

	it('keeps the events told before: the same one is not told again', async () => {
		const world = await openWorld({ users: [person('ana'), person('bo')] });
		await world.engine.notify([tell('ana', 'E1', { memberId: '17' })], timeLimitMs);
		const [again] = await world.engine.notify([tell('bo', 'E1', { memberId: '17' })], timeLimitMs);
		expect(again).toMatchObject({ reason: 'duplicate' });
	});
});

describe('while Slack can’t be reached', () => {
	it('a notification is accepted, and told by the next run of any node', async () => {
		const world = await openWorld({ users: [person('ana')] });
		await world.engine.mapMembers([{ email: 'ana@example.com' }]);
		world.slack.fail('chat.postMessage', faults.rateLimited('90'));
		const [result] = await world.engine.notify([tell('ana', 'E1')], timeLimitMs);
		expect(result).toMatchObject({ outcome: 'queued', reason: 'waits_for_slack' });
		world.clock.pass(2 * minute);
		await world.engine.notify([], timeLimitMs);
		expect(world.slack.messages).toHaveLength(1);
	});

	it('a member nobody knows yet is accepted, and looked up when Slack is back', async () => {
		const world = await openWorld({ users: [person('ana')] });
		world.slack.fail('users.lookupByEmail', faults.http(503), 2);
		const [result] = await world.engine.notify(
			[tell('ana', 'E1', { memberId: '17' })],
			timeLimitMs,
		);
		expect(result).toMatchObject({ outcome: 'queued', reason: 'waits_for_slack' });
		world.clock.pass(2 * minute);
		await world.engine.sendDue(timeLimitMs);
		expect(world.slack.messages).toMatchObject([{ user: 'U00000ANA' }]);
	});
});

describe('while Slack refuses to be asked who somebody is', () => {
	const names = Array.from({ length: 60 }, (_, index) => `p${index}`);

	it('it is asked once in a run, and everything stays queued', async () => {
		const world = await openWorld({ users: names.map((name) => person(name)) });
		world.slack.fail('users.list', faults.http(503));
		world.slack.fail('users.lookupByEmail', faults.http(503));
		await world.engine.notify(
			names.map((name) => tell(name, 'E1')),
			0,
		);
		world.clock.pass(minute);
		world.slack.fail('users.lookupByEmail', faults.rateLimited('30'), 60);
		const report = await world.engine.sendDue(timeLimitMs);
		expect(world.slack.requestsOf('users.lookupByEmail')).toHaveLength(2);
		expect(report.waiting.due + report.waiting.later).toBe(60);
	});

	it('and says that the token is no good, the run says so too', async () => {
		const world = await openWorld({ users: [person('ana')] });
		world.slack.fail('users.lookupByEmail', faults.http(503), 2);
		await world.engine.notify([tell('ana', 'E1')], 0);
		world.clock.pass(minute);
		world.slack.fail('users.lookupByEmail', faults.refusal('token_revoked'), 5);
		expect(await world.engine.sendDue(timeLimitMs)).toMatchObject({
			stoppedBy: { code: 'token_revoked' },
			waiting: { later: 1 },
		});
	});

	it('the default channel stands in for who is not found when Slack is back', async () => {
		const world = await openWorld({ channels: [channel('general')] });
		world.slack.fail('users.lookupByEmail', faults.http(503), 2);
		await world.engine.notify([tell('nobody', 'E1', { ifNotConnected: 'default_channel' })], 0);
		world.clock.pass(hour);
		await world.engine.sendDue(timeLimitMs);
		expect(world.slack.messages).toMatchObject([{ channel: 'C0GENERAL' }]);
		expect(JSON.stringify(world.slack.messages[0]?.blocks)).toContain('nobody@example.com');
	});
});

describe('the pace', () => {
	it('is one message a second to a person: ten take nine seconds, and none is refused', async () => {
		const world = await openWorld({ users: [person('ana')], limits: documentedLimits });
		const before = world.clock.now();
		const events = Array.from({ length: 10 }, (_, index) => tell('ana', `E${index}`));
		const results = await world.engine.notify(events, timeLimitMs);
		expect(results.every(({ outcome }) => outcome === 'sent')).toBe(true);
		expect(world.clock.now() - before).toBe(9_000);
	});

	it('leaves what is over the time limit queued with that reason, for the next run', async () => {
		const world = await openWorld({ users: [person('ana')] });
		const events = Array.from({ length: 10 }, (_, index) => tell('ana', `E${index}`));
		const results = await world.engine.notify(events, 3_500);
		expect(results.map(({ outcome }) => outcome)).toEqual([
			...Array<string>(4).fill('sent'),
			...Array<string>(6).fill('queued'),
		]);
		expect(results[9]).toMatchObject({ reason: 'waits_for_pace' });
		world.clock.pass(minute);
		await world.engine.sendDue(timeLimitMs);
		expect(world.slack.messages).toHaveLength(10);
	});
});
