import { describe, expect, it } from 'vitest';
import { crowd, person } from '../support/strictSlack/people';
import { channel } from '../support/strictSlack/workspace';
import { hour, member, minute, openWorld, readBy, tell, tellChannel } from './world';

const timeLimitMs = 30 * minute;
const start = '2026-03-05T08:10:00Z';

const events = (count: number, from = 0) =>
	Array.from({ length: count }, (_, index) => tell('ana', `E${from + index}`));

describe('a flood', () => {
	it('for one recipient is let through up to the cap; the rest is one digest at the end of the hour', async () => {
		const settings = { mostPerRecipientAndHour: 5 };
		const world = await openWorld({ users: [person('ana')], settings, start });
		const results = await world.engine.notify(events(400), { timeLimitMs });
		expect(results.filter(({ outcome }) => outcome === 'sent')).toHaveLength(5);
		const held = results.filter((result) => result.outcome === 'queued');
		expect(held).toHaveLength(395);
		expect(held.every(({ reason }) => reason === 'too_many')).toBe(true);
		expect(held.every(({ dueAt }) => dueAt === Date.parse('2026-03-05T09:00:00Z'))).toBe(true);

		world.clock.set(Date.parse('2026-03-05T09:00:00Z'));
		await world.engine.sendDue({ timeLimitMs });
		const text = readBy(world, 'ana').join('\n');
		for (let index = 0; index < 400; index++) expect(text).toContain(`Task E${index}`);
	});

	it('is counted over runs and nodes, and is over an hour later', async () => {
		const settings = { mostPerRecipientAndHour: 3 };
		const world = await openWorld({ users: [person('ana')], settings, start });
		await world.engine.notify(events(2), { timeLimitMs });
		const other = await world.another();
		const second = await other.notify(events(2, 2), { timeLimitMs });
		expect(second).toMatchObject([{ outcome: 'sent' }, { outcome: 'queued', reason: 'too_many' }]);
		world.clock.pass(hour + minute);
		const third = await world.engine.notify(events(1, 4), { timeLimitMs });
		expect(third).toMatchObject([{ outcome: 'sent' }]);
	});

	it('lets urgent ones through', async () => {
		const settings = { mostPerRecipientAndHour: 1, mostPerRun: 1 };
		const world = await openWorld({ users: [person('ana')], settings, start });
		const results = await world.engine.notify(
			[...events(2), tell('ana', 'U1', { urgent: true }), tell('ana', 'U2', { urgent: true })],
			{ timeLimitMs },
		);
		expect(results.map(({ outcome }) => outcome)).toEqual(['sent', 'queued', 'sent', 'sent']);
	});

	it('in one run is let through up to the cap of a run, in the order of the items', async () => {
		const world = await openWorld({ users: crowd(10), settings: { mostPerRun: 4 }, start });
		const results = await world.engine.notify(
			Array.from({ length: 10 }, (_, index) => tell(`p${index}`, 'E1')),
			{ timeLimitMs },
		);
		expect(results.map(({ outcome }) => outcome === 'sent')).toEqual([
			...Array<boolean>(4).fill(true),
			...Array<boolean>(6).fill(false),
		]);
		expect(results[9]).toMatchObject({ reason: 'too_many' });
	});

	it('to a channel is held like one to a person', async () => {
		const settings = { mostPerRecipientAndHour: 2 };
		const world = await openWorld({ channels: [channel('general')], settings, start });
		const results = await world.engine.notify(
			Array.from({ length: 4 }, (_, index) => tellChannel('#general', `D${index}`)),
			{ timeLimitMs },
		);
		expect(results.map(({ outcome }) => outcome)).toEqual(['sent', 'sent', 'queued', 'queued']);
	});

	it('is not let out by a change of preferences that says nothing about it', async () => {
		const settings = { mostPerRecipientAndHour: 1 };
		const world = await openWorld({ users: [person('ana')], settings, start });
		await world.engine.notify(events(5), { timeLimitMs });
		const { queued } = await world.engine.setPreferences(member('ana'), {
			scope: { kind: 'everything' },
			frequency: 'immediate',
		});
		expect(queued).toEqual({ hurried: 0, moved: 0, muted: 0 });
	});
});
