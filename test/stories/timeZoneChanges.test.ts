import { describe, expect, it } from 'vitest';
import { person } from '../support/strictSlack/people';
import { channel } from '../support/strictSlack/workspace';
import { choose, hour, member, minute, openWorld, readBy, sync, tell, type World } from './world';

const timeLimitMs = 5 * minute;

/** When Ana reads her digest, if Slack Digest runs every quarter of an hour. */
async function readAt(world: World): Promise<string> {
	for (let runs = 0; runs < 200 && readBy(world, 'ana').length === 0; runs++) {
		world.clock.set(Math.floor(world.clock.now() / (15 * minute) + 1) * 15 * minute);
		await world.engine.sendDue({ timeLimitMs });
	}
	return new Date(world.clock.now()).toISOString();
}

async function open(): Promise<World> {
	const world = await openWorld({ users: [person('ana')], channels: [channel('general')] });
	await choose(world, 'ana', 'daily', { time: '12:00' });
	await world.engine.notify([tell('ana', 'E1')], { timeLimitMs });
	return world;
}

describe('Number 13: a time zone changed while waiting', () => {
	it('moves what waits to the hour of the new one, sooner or later', async () => {
		const untouched = await open();
		expect(await readAt(untouched)).toBe('2026-03-05T11:00:00.000Z');

		const west = await open();
		const scope = { kind: 'everything' } as const;
		await west.engine.setPreferences(member('ana'), { scope, timeZone: 'America/New_York' });
		expect(await readAt(west)).toBe('2026-03-05T17:00:00.000Z');

		const east = await open();
		await east.engine.setPreferences(member('ana'), { scope, timeZone: 'Europe/Athens' });
		expect(await readAt(east)).toBe('2026-03-05T10:00:00.000Z');
	});

	it('in the Slack profile counts when it is sent: nobody is told before noon where they are', async () => {
		const world = await open();
		const [, , ana] = world.slack.users;
		expect(ana?.name).toBe('ana');
		ana!.tz = 'America/New_York';
		world.clock.pass(hour);
		await sync(world.engine, ['ana']);
		expect(await readAt(world)).toBe('2026-03-05T17:00:00.000Z');
	});
});
