import { describe, expect, it } from 'vitest';
import type { NotifyResult } from '../../src/notify/result';
import { person } from '../support/strictSlack/people';
import { channel } from '../support/strictSlack/workspace';
import { choose, day, hour, member, minute, openWorld, readBy, tell, tellChannel } from './world';

const timeLimitMs = 5 * minute;

function open(start: string) {
	const users = [person('ana'), person('kim', { tz: 'Asia/Seoul' })];
	return openWorld({ users, channels: [channel('general')], start });
}

const dueAt = (result: NotifyResult | undefined) =>
	result?.outcome === 'queued' ? new Date(result.dueAt).toISOString() : undefined;

describe('quiet hours', () => {
	it('put an immediate notification off to their end, as the recipient’s clock has it', async () => {
		const world = await open('2026-03-05T21:30:00Z');
		await world.engine.setPreferences(
			{ kind: 'workspace' },
			{ scope: { kind: 'everything' }, quietHours: { from: '22:00', to: '07:00' } },
		);
		const results = await world.engine.notify([tell('ana', 'E1'), tell('kim', 'E1')], {
			timeLimitMs,
		});
		expect(results).toMatchObject([
			{ outcome: 'queued', reason: 'quiet_hours' },
			{ outcome: 'queued', reason: 'quiet_hours' },
		]);
		// 22:30 in Paris, and 6:30 in Seoul.
		expect(results.map(dueAt)).toEqual(['2026-03-06T06:00:00.000Z', '2026-03-05T22:00:00.000Z']);
	});

	it('let what gathered in them out as one message', async () => {
		const world = await open('2026-03-05T21:30:00Z');
		await choose(world, 'ana', 'immediate', { quietHours: '22:00-07:00' });
		for (const id of ['E1', 'E2', 'E3']) {
			await world.engine.notify([tell('ana', id)], { timeLimitMs });
			world.clock.pass(hour);
		}
		world.clock.set(Date.parse('2026-03-06T06:00:00Z'));
		await world.engine.sendDue({ timeLimitMs });
		const [digest, ...others] = readBy(world, 'ana');
		expect(others).toEqual([]);
		for (const id of ['E1', 'E2', 'E3']) expect(digest).toContain(`Task ${id}`);
	});

	it('are passed over by what is urgent, and by nothing else', async () => {
		const world = await open('2026-03-05T21:30:00Z');
		await choose(world, 'ana', 'immediate', { quietHours: '22:00-07:00' });
		const results = await world.engine.notify(
			[tell('ana', 'E1', { urgent: true }), tell('ana', 'E2')],
			{ timeLimitMs },
		);
		expect(results.map(({ outcome }) => outcome)).toEqual(['sent', 'queued']);
	});

	it('hold a digest back that is sent late, until they are over', async () => {
		const world = await open('2026-03-05T08:00:00Z');
		await choose(world, 'ana', 'daily', { time: '18:00', quietHours: '22:00-07:00' });
		await world.engine.notify([tell('ana', 'E1')], { timeLimitMs });
		// Nobody sent at 18:00; it is 23:00 now.
		world.clock.set(Date.parse('2026-03-05T22:00:00Z'));
		expect((await world.engine.sendDue({ timeLimitMs })).deliveries).toEqual([]);
		world.clock.set(Date.parse('2026-03-06T06:00:00Z'));
		await world.engine.sendDue({ timeLimitMs });
		expect(readBy(world, 'ana')).toHaveLength(1);
	});

	it('of a channel hold for the channel', async () => {
		const world = await open('2026-03-05T21:30:00Z');
		await world.engine.setPreferences(
			{ kind: 'channel', channel: '#general' },
			{ scope: { kind: 'everything' }, quietHours: '22:00-07:00' },
		);
		const [result] = await world.engine.notify([tellChannel('#general', 'D1')], { timeLimitMs });
		expect(result).toMatchObject({ outcome: 'queued', reason: 'quiet_hours' });
	});

	it('of the workspace can be turned off by a member', async () => {
		const world = await open('2026-03-05T21:30:00Z');
		await world.engine.setPreferences(
			{ kind: 'workspace' },
			{ scope: { kind: 'everything' }, quietHours: '22:00-07:00' },
		);
		await world.engine.setPreferences(member('ana'), {
			scope: { kind: 'everything' },
			quietHours: 'none',
		});
		const [result] = await world.engine.notify([tell('ana', 'E1')], { timeLimitMs });
		expect(result).toMatchObject({ outcome: 'sent' });
	});
});

describe('days off', () => {
	it('put off to the next working day, at the time of digests', async () => {
		// A Saturday.
		const world = await open('2026-03-07T10:00:00Z');
		await choose(world, 'ana', 'immediate', { workingDays: 'monday-friday', time: '08:30' });
		const [result] = await world.engine.notify([tell('ana', 'E1')], { timeLimitMs });
		expect(result).toMatchObject({ outcome: 'queued', reason: 'day_off' });
		expect(dueAt(result)).toBe('2026-03-09T07:30:00.000Z');
	});
});

describe('Number 4: put off by quiet hours, then put into a digest', () => {
	it('is sent once', async () => {
		const world = await open('2026-03-05T21:30:00Z');
		await choose(world, 'ana', 'immediate', { quietHours: '22:00-07:00' });
		await world.engine.notify([tell('ana', 'E1')], { timeLimitMs });
		await choose(world, 'ana', 'daily', { time: '09:00' });
		await world.engine.notify([tell('ana', 'E2')], { timeLimitMs });
		for (let sendings = 0; sendings < 30; sendings++) {
			world.clock.pass(hour);
			await world.engine.sendDue({ timeLimitMs });
		}
		expect(readBy(world, 'ana')).toHaveLength(1);
		expect(readBy(world, 'ana')[0]).toMatch(/Task E1[\s\S]*Task E2/);
	});

	it('is never cancelled by them, however long they last', async () => {
		const world = await open('2026-03-05T08:00:00Z');
		await choose(world, 'ana', 'hourly', { quietHours: { from: '00:01', to: '00:00' } });
		await world.engine.notify([tell('ana', 'E1')], { timeLimitMs });
		world.clock.set(Date.parse('2026-03-05T23:00:00Z'));
		await world.engine.sendDue({ timeLimitMs });
		expect(readBy(world, 'ana')).toHaveLength(1);
	});
});

describe('Number 3: the same event at once for one type and weekly for another', () => {
	it('is one event for a recipient: told at once, and not again a week later', async () => {
		const world = await open('2026-03-05T08:00:00Z');
		await world.engine.setPreferences(member('ana'), {
			scope: { kind: 'type', key: 'comment.added' },
			frequency: 'weekly',
		});
		const results = await world.engine.notify(
			[tell('ana', 'E1', { type: 'task.assigned' }), tell('ana', 'E1', { type: 'comment.added' })],
			{ timeLimitMs },
		);
		expect(results).toMatchObject([
			{ outcome: 'sent' },
			{ outcome: 'skipped', reason: 'duplicate' },
		]);
		world.clock.pass(8 * day);
		await world.engine.sendDue({ timeLimitMs });
		expect(readBy(world, 'ana')).toHaveLength(1);
	});

	it('two frequencies of one recipient gather each by its own', async () => {
		const world = await open('2026-03-05T08:00:00Z');
		for (const [key, frequency] of [
			['task.assigned', 'hourly'],
			['comment.added', 'daily'],
		]) {
			await world.engine.setPreferences(member('ana'), { scope: { kind: 'type', key }, frequency });
		}
		await world.engine.notify(
			[tell('ana', 'E1'), tell('ana', 'E2', { type: 'comment.added' }), tell('ana', 'E3')],
			{ timeLimitMs },
		);
		world.clock.pass(hour);
		await world.engine.sendDue({ timeLimitMs });
		world.clock.pass(day);
		await world.engine.sendDue({ timeLimitMs });
		const [first, second, ...others] = readBy(world, 'ana');
		expect(others).toEqual([]);
		expect(first).toMatch(/Task E1[\s\S]*Task E3/);
		expect(second).toContain('Task E2');
		expect(second).not.toMatch(/Task E[13]/);
	});
});
