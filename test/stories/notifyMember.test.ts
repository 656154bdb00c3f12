import { describe, expect, it } from 'vitest';
import { faults } from '../support/strictSlack/faults';
import { person } from '../support/strictSlack/people';
import { channel } from '../support/strictSlack/workspace';
import { choose, hour, minute, openWorld, tell } from './world';

const timeLimitMs = minute;

describe('a member with nothing set up', () => {
	it('is found by e-mail, told at once, and remembered', async () => {
		const { engine, slack } = await openWorld({ users: [person('ana')] });
		const [first] = await engine.notify([tell('ana', 'E1', { title: 'Ana has a new job' })], {
			timeLimitMs,
		});
		const [second] = await engine.notify([tell('ana', 'E2')], { timeLimitMs });

		expect(first).toMatchObject({ outcome: 'sent', details: { rule: 'type_default' } });
		expect(second).toMatchObject({ outcome: 'sent' });
		expect(slack.messages.map(({ user }) => user)).toEqual(['U00000ANA', 'U00000ANA']);
		expect(slack.messages[0]?.text).toContain('Ana has a new job');
		expect(slack.requestsOf('users.lookupByEmail')).toHaveLength(1);
		expect(slack.requestsOf('users.list')).toHaveLength(0);
	});

	it('is found whatever the case of the e-mail and the spaces around it', async () => {
		const { engine } = await openWorld({ users: [person('ana')] });
		const [result] = await engine.notify([tell('ana', 'E1', { email: ' Ana@Example.COM ' })], {
			timeLimitMs,
		});
		expect(result).toMatchObject({ outcome: 'sent' });
	});

	it('that nobody in Slack is, is skipped with the reason, and not asked about again for an hour', async () => {
		const { clock, engine, slack } = await openWorld();
		for (const id of ['E1', 'E2']) {
			const [result] = await engine.notify([tell('nobody', id)], { timeLimitMs });
			expect(result).toMatchObject({
				outcome: 'skipped',
				reason: 'not_connected',
				details: { member: { state: 'not_connected', reason: 'no_match' } },
			});
		}
		expect(slack.requestsOf('users.lookupByEmail')).toHaveLength(1);
		clock.pass(hour);
		await engine.notify([tell('nobody', 'E3')], { timeLimitMs });
		expect(slack.requestsOf('users.lookupByEmail')).toHaveLength(2);
	});

	it('goes to the default channel instead, where the node says so, and the channel reads for whom it was', async () => {
		const { engine, slack } = await openWorld({ channels: [channel('general')] });
		const requests = ['nobody', 'somebody'].map((name) =>
			tell(name, 'E1', { ifNotConnected: 'default_channel' }),
		);
		const results = await engine.notify(requests, { timeLimitMs });
		expect(results).toMatchObject([
			{ outcome: 'sent', details: { usedDefaultChannel: true } },
			{ outcome: 'sent', details: { usedDefaultChannel: true } },
		]);
		expect(JSON.stringify(slack.messages[0]?.blocks)).toContain('nobody@example.com');
		expect(JSON.stringify(slack.messages[1]?.blocks)).toContain('somebody@example.com');
	});

	it('more than 25 at once cost one walk of users.list and no look-ups', async () => {
		const users = Array.from({ length: 26 }, (_, index) => person(`p${index}`));
		const { engine, slack } = await openWorld({ users });
		await engine.notify(
			users.map(({ name }) => tell(name, 'E1')),
			{ timeLimitMs },
		);
		expect(slack.requestsOf('users.list')).toHaveLength(1);
		expect(slack.requestsOf('users.lookupByEmail')).toHaveLength(0);
		expect(slack.messages).toHaveLength(26);
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
		const [result] = await world.engine.notify([tell('ana', 'E1')], { timeLimitMs });
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
		const [result] = await world.engine.notify([tell('ana', 'E1')], { timeLimitMs });
		expect(result).toMatchObject({ outcome: 'sent', details: { rule: 'own_everything' } });
	});

	it('of off skips with the rule that spoke', async () => {
		const world = await openWorld({ users: [person('ana')] });
		await choose(world, 'ana', 'off');
		const [result] = await world.engine.notify([tell('ana', 'E1')], { timeLimitMs });
		expect(result).toMatchObject({
			outcome: 'skipped',
			reason: 'muted',
			details: { frequency: 'off', rule: 'own_everything' },
		});
	});

	it('does not hold up an urgent notification', async () => {
		const world = await openWorld({ users: [person('ana')] });
		await choose(world, 'ana', 'off');
		const [result] = await world.engine.notify([tell('ana', 'E1', { urgent: true })], {
			timeLimitMs,
		});
		expect(result).toMatchObject({ outcome: 'sent', details: { rule: 'urgent' } });
	});

	it('without a time zone follows the member’s time zone in Slack', async () => {
		const world = await openWorld({ users: [person('ana', { tz: 'America/New_York' })] });
		await choose(world, 'ana', 'daily', { time: '09:00' });
		const [result] = await world.engine.notify([tell('ana', 'E1')], { timeLimitMs });
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
			{ timeLimitMs },
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
		await engine.notify([tell('ana', 'E1')], { timeLimitMs });
		const [again] = await engine.notify([tell('ana', 'E1')], { timeLimitMs });
		expect(again).toMatchObject({
			outcome: 'skipped',
			reason: 'duplicate',
			first: { state: 'sent' },
		});
		expect(slack.messages).toHaveLength(1);
	});

	it('twice in one run is told once', async () => {
		const { engine, slack } = await openWorld({ users: [person('ana')] });
		const results = await engine.notify([tell('ana', 'E1'), tell('ana', 'E1')], { timeLimitMs });
		expect(results.map(({ outcome }) => outcome)).toEqual(['sent', 'skipped']);
		expect(slack.messages).toHaveLength(1);
	});

	it('for two members is told to each', async () => {
		const { engine, slack } = await openWorld({ users: [person('ana'), person('bo')] });
		await engine.notify([tell('ana', 'E1'), tell('bo', 'E1')], { timeLimitMs });
		expect(slack.messages).toHaveLength(2);
	});

	it('that Slack refused for good is told when it is handed in again, once the cause is mended', async () => {
		const { engine, slack } = await openWorld({ users: [person('ana')] });
		slack.fail('chat.postMessage', faults.refusal('messages_tab_disabled'));
		const [first] = await engine.notify([tell('ana', 'E1')], { timeLimitMs });
		expect(first).toMatchObject({ outcome: 'error', error: { code: 'messages_tab_disabled' } });
		const [again] = await engine.notify([tell('ana', 'E1')], { timeLimitMs });
		expect(again).toMatchObject({ outcome: 'sent' });
		expect(slack.messages).toHaveLength(1);
	});

	it('handed in by two workers at the same time is told once', async () => {
		const world = await openWorld({ users: [person('ana')] });
		const workers = [world.engine, await world.another(), await world.another()];
		const results = await Promise.all(
			workers.map((engine) => engine.notify([tell('ana', 'E1')], { timeLimitMs })),
		);
		expect(world.slack.messages).toHaveLength(1);
		expect(results.flat().filter(({ outcome }) => outcome === 'skipped')).toHaveLength(2);
	});
});
