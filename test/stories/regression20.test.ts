// Answers: does anything depend on a timer that lives in a process? Number 20 of the regressions.
import { expect, it } from 'vitest';
import { person } from '../support/strictSlack/people';
import { choose, day, hour, minute, openWorld, readBy, sync, tell, type World } from './world';

const timeLimitMs = 10 * minute;

/** From now on whoever waits waits for ever, until the timer is let go; then everybody waits as before. */
function stickTimer({ clock }: World) {
	const [stuck, released] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
	const { wait } = clock;
	clock.wait = async () => {
		stuck.resolve();
		await released.promise;
	};
	return {
		/** Once somebody is stuck. */
		stuck: stuck.promise,
		mend: () => void (clock.wait = wait),
		letGo: () => released.resolve(),
	};
}

const tasksIn = (texts: string[]) => texts.join('\n').match(/Task E\d+/g) ?? [];
const sorted = (ids: string[]) => ids.map((id) => `Task ${id}`).sort();

it('Number 20: a timer that is stuck between two messages holds up nobody: the next run of any node sends the rest', async () => {
	const world = await openWorld({ users: [person('ana'), person('bo')] });
	await sync(world.engine, ['ana', 'bo']);
	const ids = ['E1', 'E2', 'E3', 'E4'];
	const timer = stickTimer(world);
	const events = ids.map((id) => tell('ana', id));
	const stuck = (await world.another()).notify(events, { timeLimitMs });
	await timer.stuck;
	timer.mend();
	expect(readBy(world, 'ana')).toHaveLength(1);

	await (await world.another()).notify([tell('bo', 'E5')], { timeLimitMs });
	expect(tasksIn(readBy(world, 'ana')).sort()).toEqual(sorted(ids));
	timer.letGo();
	expect((await stuck).map(({ outcome }) => outcome)).toEqual(ids.map(() => 'sent'));
	expect(world.slack.messages).toHaveLength(5);
});

it('Number 20: a timer that is stuck in the middle of a long digest loses none of it and doubles none', async () => {
	const world = await openWorld({ users: [person('ana')] });
	await choose(world, 'ana', 'daily');
	const ids = Array.from({ length: 200 }, (_, index) => `E${index}`);
	await world.engine.notify(
		ids.map((id) => tell('ana', id)),
		{ timeLimitMs },
	);
	world.clock.pass(day);
	const timer = stickTimer(world);
	const stuck = (await world.another()).sendDue({ timeLimitMs });
	await timer.stuck;
	timer.mend();
	const told = tasksIn(readBy(world, 'ana')).length;
	expect(told).toBeGreaterThan(0);
	expect(told).toBeLessThan(200);

	world.clock.pass(hour);
	await world.engine.sendDue({ timeLimitMs });
	timer.letGo();
	await stuck;
	expect(tasksIn(readBy(world, 'ana')).sort()).toEqual(sorted(ids));
});

it('Number 20: what is due while no process is there goes out with the first run after that', async () => {
	const world = await openWorld({ users: [person('ana'), person('bo')] });
	await choose(world, 'ana', 'daily');
	const waits: number[] = [];
	world.clock.wait = async (ms) => void waits.push(ms);
	await world.engine.notify([tell('ana', 'E1')], { timeLimitMs });
	world.clock.pass(7 * day);
	await (await world.another()).sendDue({ timeLimitMs });
	expect(tasksIn(readBy(world, 'ana'))).toEqual(['Task E1']);
	expect(waits).toEqual([]);
});
