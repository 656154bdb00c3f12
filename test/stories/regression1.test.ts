// Answers: do many events from many workers at one instant leave as one digest? Number 1 of the regressions.
import { expect, it } from 'vitest';
import { person } from '../support/strictSlack/people';
import { choose, day, minute, openWorld, readBy, sync, tell } from './world';

const timeLimitMs = minute;
const titlesIn = (text: string) => text.match(/Task E\d+/g)?.sort();

it('Number 1: 50 events for one recipient in the same millisecond from 4 workers are one digest with 50 entries', async () => {
	const world = await openWorld({ users: [person('ana'), person('bo')] });
	await sync(world.engine, ['ana']);
	await choose(world, 'ana', 'daily');
	const workers = await Promise.all(Array.from({ length: 4 }, () => world.another()));
	const ids = Array.from({ length: 50 }, (_, index) => `E${index}`);
	const at = world.clock.now();
	const results = await Promise.all(
		ids.map((id, index) => workers[index % 4]!.notify([tell('ana', id)], { timeLimitMs })),
	);
	expect(world.clock.now()).toBe(at);
	const dueAt = new Set(results.flat().map((each) => 'dueAt' in each && each.dueAt));
	expect(dueAt.size).toBe(1);
	expect(world.slack.messages).toEqual([]);

	world.clock.pass(day);
	const reports = await Promise.all(workers.map((worker) => worker.sendDue({ timeLimitMs })));
	const sent = reports.filter(({ deliveries }) => deliveries.length > 0);
	expect(sent).toHaveLength(1);
	const read = readBy(world, 'ana');
	// As many messages as Slack's limits ask for: each says of which digest it is, and which part.
	const titles = read.map((_, index) => `50 updates · ${index + 1} of ${read.length}`);
	expect(read.map((text) => text.split('\n')[0])).toEqual(titles);
	expect(titlesIn(read.join('\n'))).toEqual(ids.map((id) => `Task ${id}`).sort());
	const again = await Promise.all(workers.map((worker) => worker.sendDue({ timeLimitMs })));
	expect(again.flatMap(({ deliveries }) => deliveries)).toEqual([]);
});
