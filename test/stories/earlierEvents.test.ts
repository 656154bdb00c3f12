import { describe, expect, it } from 'vitest';
import { person } from '../support/strictSlack/people';
import { channel } from '../support/strictSlack/workspace';
import { choose, day, member, minute, openWorld, readBy, tell, type World } from './world';

const timeLimitMs = 5 * minute;

async function openDaily(): Promise<World> {
	const users = ['ana', 'bo'].map((name) => person(name));
	const world = await openWorld({ users, channels: [channel('general')] });
	for (const name of ['ana', 'bo']) await choose(world, name, 'daily');
	return world;
}

const about = (recordKey: string, type: string, earlier?: 'replace' | 'cancel') => ({
	recordKey,
	type,
	earlier,
});

async function nextDay(world: World) {
	world.clock.pass(day);
	return world.engine.sendDue({ timeLimitMs });
}

describe('an event that cancels', () => {
	it('comes to nothing with what was assigned before it and not told, and the log says so', async () => {
		const world = await openDaily();
		await world.engine.notify([tell('ana', 'E1', about('T1', 'task.assigned'))], { timeLimitMs });
		const [cancelled] = await world.engine.notify(
			[tell('ana', 'E2', about('T1', 'request.cancelled', 'cancel'))],
			{ timeLimitMs },
		);
		expect(cancelled).toMatchObject({
			outcome: 'skipped',
			reason: 'cancelled_out',
			details: { withdrew: 1 },
		});
		expect((await nextDay(world)).deliveries).toEqual([]);
		expect(readBy(world, 'ana')).toEqual([]);

		const { stories } = await world.engine.why({ recipient: member('ana'), most: 10 });
		expect(stories.map(({ dedupeKey, state }) => [dedupeKey, state])).toEqual([
			['E2', 'withdrawn'],
			['E1', 'withdrawn'],
		]);
		expect(stories[1]?.decisions.at(-1)).toMatchObject({ reason: 'cancelled_out' });
	});

	it('is told where something about the record was told already', async () => {
		const world = await openDaily();
		await world.engine.notify([tell('ana', 'E1', about('T1', 'task.assigned'))], { timeLimitMs });
		await nextDay(world);
		const results = await world.engine.notify(
			[
				tell('ana', 'E2', about('T1', 'task.due')),
				tell('ana', 'E3', about('T1', 'request.cancelled', 'cancel')),
			],
			{ timeLimitMs },
		);
		expect(results).toMatchObject([{ outcome: 'skipped' }, { outcome: 'queued' }]);
		await nextDay(world);
		expect(readBy(world, 'ana')[1]).toContain('Task E3');
		expect(readBy(world, 'ana')[1]).not.toContain('Task E2');
	});

	it('is told where nobody knows the record', async () => {
		const world = await openDaily();
		const [result] = await world.engine.notify(
			[tell('ana', 'E1', about('T1', 'request.cancelled', 'cancel'))],
			{ timeLimitMs },
		);
		expect(result).toMatchObject({ outcome: 'queued', reason: 'waits_for_window' });
	});

	it('leaves other records, other recipients and what comes later alone', async () => {
		const world = await openDaily();
		await world.engine.notify(
			[
				tell('ana', 'E1', about('T1', 'task.assigned')),
				tell('ana', 'E2', about('T2', 'task.assigned')),
				tell('bo', 'E1', about('T1', 'task.assigned')),
				tell('ana', 'E3', about('T1', 'request.cancelled', 'cancel')),
				tell('ana', 'E4', about('T1', 'task.assigned')),
			],
			{ timeLimitMs },
		);
		await nextDay(world);
		expect(readBy(world, 'ana')[0]).toMatch(/Task E2[\s\S]*Task E4/);
		expect(readBy(world, 'ana')[0]).not.toMatch(/Task E[13]/);
		expect(readBy(world, 'bo')[0]).toContain('Task E1');
	});

	it('that is handed in again withdraws nothing that came since', async () => {
		const world = await openDaily();
		const cancel = tell('ana', 'E2', about('T1', 'request.cancelled', 'cancel'));
		await world.engine.notify([tell('ana', 'E1', about('T1', 'task.assigned')), cancel], {
			timeLimitMs,
		});
		await world.engine.notify([tell('ana', 'E3', about('T1', 'task.assigned'))], { timeLimitMs });
		const [again] = await world.engine.notify([cancel], { timeLimitMs });
		expect(again).toMatchObject({ outcome: 'skipped', reason: 'duplicate' });
		await nextDay(world);
		expect(readBy(world, 'ana')[0]).toContain('Task E3');
	});

	it('cancels also where its own type is turned off, once', async () => {
		const world = await openDaily();
		await world.engine.setPreferences(member('ana'), {
			scope: { kind: 'type', key: 'request.cancelled' },
			frequency: 'off',
		});
		const cancel = tell('ana', 'E2', about('T1', 'request.cancelled', 'cancel'));
		await world.engine.notify([tell('ana', 'E1', about('T1', 'task.assigned'))], { timeLimitMs });
		expect(await world.engine.notify([cancel], { timeLimitMs })).toMatchObject([
			{ reason: 'muted' },
		]);
		await world.engine.notify([tell('ana', 'E3', about('T1', 'task.assigned'))], { timeLimitMs });
		await world.engine.notify([cancel], { timeLimitMs });
		await nextDay(world);
		expect(readBy(world, 'ana')[0]).toContain('Task E3');
		expect(readBy(world, 'ana')[0]).not.toContain('Task E1');
	});

	it('and is turned off itself leaves alone what stands after it in the same run', async () => {
		const world = await openDaily();
		await world.engine.setPreferences(member('ana'), {
			scope: { kind: 'type', key: 'request.cancelled' },
			frequency: 'off',
		});
		await world.engine.notify(
			[
				tell('ana', 'E1', about('T1', 'task.assigned')),
				tell('ana', 'E2', about('T1', 'request.cancelled', 'cancel')),
				tell('ana', 'E3', about('T1', 'task.assigned')),
			],
			{ timeLimitMs },
		);
		await nextDay(world);
		expect(readBy(world, 'ana')[0]).toContain('Task E3');
		expect(readBy(world, 'ana')[0]).not.toContain('Task E1');
	});

	it('without a record key is an error that names the field', async () => {
		const world = await openDaily();
		const results = await world.engine.notify([tell('ana', 'E1', { earlier: 'cancel' })], {
			timeLimitMs,
		});
		expect(results).toMatchObject([{ outcome: 'error', error: { field: 'Record Key' } }]);
	});
});

describe('an event that replaces', () => {
	it('takes the place of what still waits of its type about its record', async () => {
		const world = await openDaily();
		await world.engine.notify(
			[
				tell('ana', 'E1', about('T1', 'task.due')),
				tell('ana', 'E2', about('T1', 'task.assigned')),
				tell('ana', 'E3', about('T1', 'task.due', 'replace')),
			],
			{ timeLimitMs },
		);
		const { stories } = await world.engine.why({ eventId: 'E1', most: 10 });
		expect(stories).toMatchObject([{ state: 'withdrawn', detail: 'superseded' }]);
		await nextDay(world);
		expect(readBy(world, 'ana')[0]).toMatch(/Task E3/);
		expect(readBy(world, 'ana')[0]).toMatch(/Task E2/);
		expect(readBy(world, 'ana')[0]).not.toContain('Task E1');
	});
});

describe('an event that expires', () => {
	const tomorrow = '2026-03-06T07:00:00Z';

	it('is left out of the digest, which counts it', async () => {
		const world = await openDaily();
		await world.engine.notify([tell('ana', 'E1', { expiresAt: tomorrow }), tell('ana', 'E2')], {
			timeLimitMs,
		});
		const report = await nextDay(world);
		expect(report).toMatchObject({
			leftOut: { expired: 1, muted: 0 },
			deliveries: [{ expired: 1, notifications: [{ dedupeKey: 'E2' }] }],
		});
		expect(readBy(world, 'ana')[0]).toMatch(/1 entry expired/);
		expect(readBy(world, 'ana')[0]).not.toContain('Task E1');
	});

	it('with all others of its digest leads to no message', async () => {
		const world = await openDaily();
		await world.engine.notify([tell('ana', 'E1', { expiresAt: tomorrow })], { timeLimitMs });
		expect(await nextDay(world)).toMatchObject({ leftOut: { expired: 1 }, deliveries: [] });
		expect(world.slack.messages).toEqual([]);
		const { stories } = await world.engine.why({ eventId: 'E1', most: 1 });
		expect(stories).toMatchObject([{ state: 'expired' }]);
	});

	it('is skipped where it has expired when it comes', async () => {
		const world = await openDaily();
		const results = await world.engine.notify(
			[tell('ana', 'E1', { expiresAt: '2026-03-05T08:00:00Z' })],
			{ timeLimitMs },
		);
		expect(results).toMatchObject([{ outcome: 'skipped', reason: 'expired' }]);
	});

	it('at no instant is an error that names the field', async () => {
		const world = await openDaily();
		const results = await world.engine.notify([tell('ana', 'E1', { expiresAt: 'tomorrow' })], {
			timeLimitMs,
		});
		expect(results).toMatchObject([{ outcome: 'error', error: { field: 'Expires At' } }]);
	});
});
