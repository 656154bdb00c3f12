import { describe, expect, it } from 'vitest';
import { faults } from '../support/strictSlack/faults';
import { person } from '../support/strictSlack/people';
import { documentedLimits } from '../support/strictSlack/rateLimits';
import { channel } from '../support/strictSlack/workspace';
import { hour, minute, openWorld, sync, tell } from './world';

const timeLimitMs = minute;

describe('while Slack can’t be reached', () => {
	it('a notification is accepted, and told by the next run of any node', async () => {
		const world = await openWorld({ users: [person('ana')] });
		await sync(world.engine, ['ana']);
		world.slack.fail('chat.postMessage', faults.rateLimited('90'));
		const [result] = await world.engine.notify([tell('ana', 'E1')], timeLimitMs);
		expect(result).toMatchObject({ outcome: 'queued', reason: 'waits_for_slack' });
		world.clock.pass(2 * minute);
		await world.engine.notify([], timeLimitMs);
		expect(world.slack.messages).toHaveLength(1);
	});

	it('a member nobody knows yet is accepted, and looked up when Slack is back', async () => {
		const world = await openWorld({ users: [person('ana')] });
		world.slack.fail('users.lookupByEmail', faults.http(503), 4);
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

	it('and lacks a scope for it, a run that could tell all of its own says so of them', async () => {
		const world = await openWorld({ users: [person('ana'), person('bo')] });
		await world.engine.notify([tell('bo', 'E0')], timeLimitMs);
		world.slack.fail('users.lookupByEmail', faults.http(503));
		await world.engine.notify([tell('ana', 'E1')], 0);
		world.clock.pass(minute);
		world.slack.fail('users.lookupByEmail', faults.refusal('missing_scope'), 5);
		const [bo] = await world.engine.notify([tell('bo', 'E2')], timeLimitMs);
		expect(bo).toMatchObject({ outcome: 'sent' });
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
