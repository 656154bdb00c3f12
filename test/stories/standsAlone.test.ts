import { describe, expect, it } from 'vitest';
import type { NotifyRequest } from '../../src/notify/request';
import { person } from '../support/strictSlack/people';
import { channel } from '../support/strictSlack/workspace';
import { choose, day, hour, minute, openWorld, tell, textOf, type World } from './world';

const timeLimitMs = 5 * minute;
const table = { columns: [{ label: 'Region', align: 'left' as const }], rows: [['North']] };

async function openDaily(): Promise<World> {
	const world = await openWorld({ users: [person('ana')], channels: [channel('general')] });
	await choose(world, 'ana', 'daily');
	return world;
}

function withTable(eventId: string, more: Partial<NotifyRequest> = {}): NotifyRequest {
	return { ...tell('ana', eventId, { table, recordKey: 'r' }), ...more };
}

describe('an event that stands alone in a window', () => {
	it('comes after the digest of the others, each once', async () => {
		const world = await openDaily();
		const requests = [withTable('E1'), tell('ana', 'E2'), withTable('E3'), tell('ana', 'E4')];
		await world.engine.notify(requests, { timeLimitMs });
		world.clock.pass(day);
		await world.engine.sendDue({ timeLimitMs });
		const texts = world.slack.messages.map(textOf);
		expect(texts).toHaveLength(3);
		expect(texts[0]).toContain('2 updates');
		expect(texts.slice(1)).toEqual([
			expect.stringContaining('Task E1'),
			expect.stringContaining('Task E3'),
		]);
	});

	it('leaves what has expired beside it counted and at its end, also where it is superseded', async () => {
		const world = await openDaily();
		const { clock, engine } = world;
		await engine.notify([withTable('E1', { urgent: true })], { timeLimitMs });
		const expiresAt = clock.now() + hour;
		const waiting = [withTable('E2', { ifToldBefore: 'update' }), tell('ana', 'E3', { expiresAt })];
		await engine.notify(waiting, { timeLimitMs });
		clock.pass(minute);
		const newer = withTable('E4', { urgent: true, ifToldBefore: 'update' });
		await engine.notify([newer], { timeLimitMs });
		clock.pass(day);
		const report = await engine.sendDue({ timeLimitMs });
		expect(report).toMatchObject({ leftOut: { expired: 1 }, waiting: { due: 0, later: 0 } });
		const { stories } = await engine.why({ most: 10 });
		expect(stories.map(({ dedupeKey, state }) => [dedupeKey, state])).toEqual([
			['E4', 'sent'],
			['E3', 'expired'],
			['E2', 'withdrawn'],
			['E1', 'sent'],
		]);
	});

	it('waits for the thread of its record without holding up what is beside it', async () => {
		const world = await openDaily();
		const { clock, engine, slack } = world;
		const requests = [
			withTable('E1', { ifToldBefore: 'reply' }),
			{ ...tell('ana', 'E2', { table }) },
		];
		await engine.notify(requests, { timeLimitMs });
		clock.pass(day);
		const busy = await world.another({
			store: (real) => ({
				...real,
				findRecordMessage: async () => 'on_its_way',
			}),
		});
		await busy.sendDue({ timeLimitMs: minute });
		expect(slack.messages.map(textOf)).toEqual([expect.stringContaining('Task E2')]);
		clock.pass(minute);
		await engine.sendDue({ timeLimitMs });
		expect(slack.messages).toHaveLength(2);
	});
});
