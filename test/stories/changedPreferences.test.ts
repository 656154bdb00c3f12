import { describe, expect, it } from 'vitest';
import type { NotifyResult } from '../../src/notify/result';
import { crowd, person } from '../support/strictSlack/people';
import { channel } from '../support/strictSlack/workspace';
import { choose, day, hour, member, minute, openWorld, readBy, tell, tellChannel } from './world';

const timeLimitMs = 5 * minute;
const everything = { kind: 'everything' } as const;

function open(options: Parameters<typeof openWorld>[0] = {}) {
	const users = ['ana', 'bo'].map((name) => person(name));
	return openWorld({ users, channels: [channel('general')], ...options });
}

const dueAt = (result: NotifyResult | undefined) =>
	result?.outcome === 'queued' ? new Date(result.dueAt).toISOString() : undefined;

describe('a preference that changes', () => {
	it('towards immediate makes what is queued due, as one digest', async () => {
		const world = await open();
		await choose(world, 'ana', 'daily');
		await world.engine.notify([tell('ana', 'E1'), tell('ana', 'E2'), tell('bo', 'E1')], {
			timeLimitMs,
		});
		const { queued } = await world.engine.setPreferences(member('ana'), {
			scope: everything,
			frequency: 'immediate',
		});
		expect(queued).toEqual({ hurried: 2, moved: 0, muted: 0 });

		await world.engine.sendDue({ timeLimitMs });
		const [digest, ...others] = readBy(world, 'ana');
		expect(others).toEqual([]);
		expect(digest).toMatch(/Task E1[\s\S]*Task E2/);
	});

	it('towards off mutes what is queued, with the rule that said so', async () => {
		const world = await open();
		await choose(world, 'ana', 'daily');
		await world.engine.notify([tell('ana', 'E1')], { timeLimitMs });
		const { queued } = await world.engine.setPreferences(member('ana'), {
			scope: { kind: 'group', key: 'task' },
			frequency: 'off',
		});
		expect(queued).toEqual({ hurried: 0, moved: 0, muted: 1 });
		world.clock.pass(2 * day);
		await world.engine.sendDue({ timeLimitMs });
		expect(readBy(world, 'ana')).toEqual([]);
		const { stories } = await world.engine.why({ recipient: member('ana'), most: 10 });
		expect(stories).toMatchObject([
			{
				state: 'muted',
				decisions: [
					{ outcome: 'queued', reason: 'waits_for_window' },
					{ outcome: 'skipped', reason: 'muted', rule: 'own_group' },
				],
			},
		]);
	});

	it('towards another schedule moves what is queued to its window', async () => {
		const world = await open();
		await choose(world, 'ana', 'daily', { time: '18:00' });
		const [before] = await world.engine.notify([tell('ana', 'E1')], { timeLimitMs });
		expect(dueAt(before)).toBe('2026-03-05T17:00:00.000Z');
		const { queued } = await world.engine.setPreferences(member('ana'), {
			scope: everything,
			frequency: 'weekly',
			weekday: 'monday',
		});
		expect(queued).toEqual({ hurried: 0, moved: 1, muted: 0 });

		world.clock.set(Date.parse('2026-03-09T16:59:59Z'));
		await world.engine.sendDue({ timeLimitMs });
		expect(readBy(world, 'ana')).toEqual([]);
		world.clock.set(Date.parse('2026-03-09T17:00:00Z'));
		await world.engine.sendDue({ timeLimitMs });
		expect(readBy(world, 'ana')).toHaveLength(1);
	});

	it('never makes anything wait longer than it would have from the beginning', async () => {
		const world = await open();
		await choose(world, 'ana', 'daily', { time: '09:00' });
		await world.engine.notify([tell('ana', 'E1')], { timeLimitMs });
		for (const time of ['08:00', '07:00', '06:00', '05:00', '04:00']) {
			world.clock.pass(5 * hour);
			await choose(world, 'ana', 'daily', { time });
		}
		// Accepted on Thursday at 9:00 in Paris: 4:00 on Friday has passed by now.
		await world.engine.sendDue({ timeLimitMs });
		expect(readBy(world, 'ana')).toHaveLength(1);
	});

	it('of the workspace applies to everybody who did not choose, and to nobody else', async () => {
		const world = await open();
		await world.engine.setPreferences(
			{ kind: 'workspace' },
			{ scope: everything, frequency: 'daily' },
		);
		await choose(world, 'bo', 'weekly');
		await world.engine.notify([tell('ana', 'E1'), tell('bo', 'E1')], { timeLimitMs });
		const { queued } = await world.engine.setPreferences(
			{ kind: 'workspace' },
			{ scope: { kind: 'type', key: 'task.assigned' }, frequency: 'off' },
		);
		expect(queued).toEqual({ hurried: 0, moved: 0, muted: 1 });
		world.clock.pass(8 * day);
		await world.engine.sendDue({ timeLimitMs });
		expect([readBy(world, 'ana').length, readBy(world, 'bo').length]).toEqual([0, 1]);
	});

	it('of a channel applies to what the channel waits for', async () => {
		const world = await open();
		const general = { kind: 'channel', channel: '#general' } as const;
		await world.engine.setPreferences(general, { scope: everything, frequency: 'daily' });
		await world.engine.notify([tellChannel('#general', 'D1')], { timeLimitMs });
		expect((await world.engine.resetPreferences(general)).queued).toMatchObject({ hurried: 1 });
		await world.engine.sendDue({ timeLimitMs });
		expect(world.slack.messages).toHaveLength(1);
	});

	it('leaves urgent and mandatory ones alone', async () => {
		const world = await open();
		await world.engine.defineTypes({
			version: 1,
			types: [
				{
					key: 'security.alert',
					label: 'Alert',
					group: 'other',
					defaultFrequency: 'daily',
					mandatory: true,
				},
			],
		});
		await world.engine.notify([tell('ana', 'E1', { type: 'security.alert' })], { timeLimitMs });
		const { queued } = await world.engine.setPreferences(member('ana'), {
			scope: everything,
			frequency: 'off',
		});
		expect(queued).toEqual({ hurried: 0, moved: 0, muted: 0 });
		const [urgent] = await world.engine.notify([tell('ana', 'E2', { urgent: true })], {
			timeLimitMs,
		});
		expect(urgent).toMatchObject({ outcome: 'sent', details: { rule: 'urgent' } });
		world.clock.pass(day);
		await world.engine.sendDue({ timeLimitMs });
		expect(readBy(world, 'ana')).toHaveLength(2);
	});

	it('changes a thousand that are queued', async () => {
		const world = await open({ users: crowd(1) });
		await choose(world, 'p0', 'weekly');
		const events = Array.from({ length: 1_200 }, (_, number) => tell('p0', `E${number}`));
		await world.engine.notify(events, { timeLimitMs });
		const { queued } = await world.engine.setPreferences(member('p0'), {
			scope: everything,
			frequency: 'off',
		});
		expect(queued).toEqual({ hurried: 0, moved: 0, muted: 1_200 });
	});
});

describe('Number 11: preferences changed while a digest is open', () => {
	it('are looked at for every entry when it is sent', async () => {
		const world = await open();
		await choose(world, 'ana', 'daily');
		await world.engine.notify(
			[tell('ana', 'E1'), tell('ana', 'E2', { type: 'comment.added' }), tell('ana', 'E3')],
			{ timeLimitMs },
		);
		// Another worker accepted them after the change was applied to what was queued: nothing moved them.
		const late = await world.another({
			store: (real) => ({ ...real, findQueued: async () => [] }),
		});
		await late.setPreferences(member('ana'), {
			scope: { kind: 'type', key: 'task.assigned' },
			frequency: 'off',
		});
		world.clock.pass(day);
		const report = await world.engine.sendDue({ timeLimitMs });
		expect(report.leftOut).toEqual({ expired: 0, muted: 2 });
		const [digest] = readBy(world, 'ana');
		expect(digest).toContain('Task E2');
		expect(digest).not.toMatch(/Task E[13]/);
	});
});

describe('Number 10: configuration changed and package upgraded with open digests', () => {
	it('gives one message, by what holds when it is sent', async () => {
		const world = await open();
		await choose(world, 'ana', 'daily');
		await world.engine.notify([tell('ana', 'E1')], { timeLimitMs });
		// Other settings, other types, another process: the entries wait in the store, not in either of them.
		const upgraded = await world.another({ settings: { timeZone: 'Asia/Tokyo' } });
		await upgraded.defineTypes({
			version: 1,
			builtIn: 'replace',
			groups: [{ key: 'work', label: 'Work' }],
			types: [{ key: 'task.assigned', label: 'Something to do', group: 'work' }],
		});
		await upgraded.notify([tell('ana', 'E2')], { timeLimitMs });
		world.clock.pass(day);
		await upgraded.sendDue({ timeLimitMs });
		await world.engine.sendDue({ timeLimitMs });
		const [digest, ...others] = readBy(world, 'ana');
		expect(others).toEqual([]);
		expect(digest).toMatch(/Something to do[\s\S]*Task E1[\s\S]*Task E2/);
	});
});
