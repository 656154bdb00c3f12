import { describe, expect, it } from 'vitest';
import { person } from '../support/strictSlack/people';
import { channel } from '../support/strictSlack/workspace';
import { day, member, minute, openWorld, readBy, tell, tellChannel, type World } from './world';

const timeLimitMs = 5 * minute;

const open = (): Promise<World> =>
	openWorld({ users: [person('ana'), person('bo')], channels: [channel('general')] });

const own = {
	version: 1,
	groups: [{ key: 'billing', label: 'Billing' }],
	types: [
		{ key: 'invoice.paid', label: 'Invoice paid', group: 'billing', defaultFrequency: 'daily' },
		{ key: 'invoice.overdue', label: 'Invoice overdue', group: 'billing', mandatory: true },
	],
};

describe('types', () => {
	it('of the workspace’s own document are told by its defaults, beside the built-in ones', async () => {
		const world = await open();
		await world.engine.defineTypes(own);
		const results = await world.engine.notify(
			[tell('ana', 'E1', { type: 'invoice.paid' }), tell('ana', 'E2')],
			{ timeLimitMs },
		);
		expect(results).toMatchObject([
			{ outcome: 'queued', details: { frequency: 'daily', rule: 'type_default' } },
			{ outcome: 'sent' },
		]);
		const other = await world.another();
		expect((await other.listTypes()).map(({ key }) => key)).toEqual(
			expect.arrayContaining(['invoice.paid', 'task.assigned']),
		);
	});

	it('that are mandatory can’t be turned off', async () => {
		const world = await open();
		await world.engine.defineTypes(own);
		await world.engine.setPreferences(member('ana'), {
			scope: { kind: 'everything' },
			frequency: 'off',
		});
		const results = await world.engine.notify(
			[
				tell('ana', 'E1', { type: 'invoice.overdue' }),
				tell('ana', 'E2', { type: 'invoice.paid' }),
				tell('ana', 'E3', { type: 'invoice.paid', urgent: true }),
			],
			{ timeLimitMs },
		);
		expect(results).toMatchObject([
			{ outcome: 'sent', details: { rule: 'mandatory' } },
			{ outcome: 'skipped', reason: 'muted', details: { rule: 'own_everything' } },
			{ outcome: 'sent', details: { rule: 'urgent' } },
		]);
	});

	it('that nobody declared are told under the defaults, and listed as not declared', async () => {
		const world = await open();
		await world.engine.notify([tell('ana', 'E1', { type: 'invoice.paid' })], { timeLimitMs });
		const listed = (await world.engine.listTypes()).filter(({ declared }) => !declared);
		expect(listed).toMatchObject([{ key: 'invoice.paid', lastUsedAt: world.clock.now() }]);
		await world.engine.defineTypes(own);
		expect((await world.engine.listTypes()).filter(({ declared }) => !declared)).toEqual([]);
	});

	it('that change apply to what is queued', async () => {
		const world = await open();
		await world.engine.defineTypes(own);
		await world.engine.notify([tell('ana', 'E1', { type: 'invoice.paid' })], { timeLimitMs });
		const { queued } = await world.engine.defineTypes(undefined);
		expect(queued).toEqual({ hurried: 1, moved: 0, muted: 0 });
	});

	it('of a document that can’t be read are refused with the place, and nothing changes', async () => {
		const world = await open();
		await world.engine.defineTypes(own);
		const wrong = { version: 1, types: [{ key: 'Invoice Paid', label: '', group: 'nowhere' }] };
		await expect(world.engine.defineTypes(wrong)).rejects.toThrow(/types\[0\]/);
		expect((await world.engine.listTypes()).some(({ key }) => key === 'invoice.paid')).toBe(true);
	});
});

describe('preferences', () => {
	it('are imported from one document; an entry that is wrong stops no other', async () => {
		const world = await open();
		const answers = await world.engine.importPreferences(
			{
				version: 1,
				preferences: [
					{ member: 'ana@example.com', everything: 'daily', time: '08:00' },
					{ member: 'bo@example.com', everything: 'fortnightly' },
					{ channel: '#general', types: { 'document.created': 'hourly' } },
					{ workspace: true, quietHours: { from: '22:00', to: '07:00' } },
				],
			},
			'merge',
		);
		expect(answers).toMatchObject([
			{ outcome: 'imported', preferences: { everything: 'daily', time: '08:00' } },
			{ outcome: 'error', place: 'preferences[1]' },
			{ outcome: 'imported', subject: { kind: 'channel', key: 'C0GENERAL' } },
			{ outcome: 'imported', subject: { kind: 'workspace' } },
		]);
		const results = await world.engine.notify([tell('ana', 'E1'), tellChannel('#general', 'D1')], {
			timeLimitMs,
		});
		expect(results).toMatchObject([
			{ outcome: 'queued', details: { rule: 'own_everything' } },
			{ outcome: 'queued', details: { frequency: 'hourly', rule: 'own_type' } },
		]);
	});

	it('are listed, and reset', async () => {
		const world = await open();
		for (const name of ['ana', 'bo']) {
			await world.engine.setPreferences(member(name), {
				scope: { kind: 'everything' },
				frequency: 'weekly',
			});
		}
		const { items } = await world.engine.listPreferences({ limit: 10 });
		expect(items.map(({ subject }) => subject)).toEqual([
			{ kind: 'member', key: 'ana@example.com' },
			{ kind: 'member', key: 'bo@example.com' },
		]);
		await world.engine.notify([tell('ana', 'E1')], { timeLimitMs });
		const { preferences, queued } = await world.engine.resetPreferences(member('ana'));
		expect([preferences, queued]).toEqual([
			{ groups: {}, types: {} },
			{ hurried: 1, moved: 0, muted: 0 },
		]);
		expect((await world.engine.listPreferences({ limit: 10 })).items).toHaveLength(1);
		world.clock.pass(day);
		await world.engine.sendDue({ timeLimitMs });
		expect(readBy(world, 'ana')).toHaveLength(1);
	});

	it('are answered with what follows for every type, and the rule that says so', async () => {
		const world = await open();
		await world.engine.setPreferences(member('ana'), {
			scope: { kind: 'group', key: 'task' },
			frequency: 'off',
		});
		const { effective } = await world.engine.getPreferences(member('ana'));
		expect(effective).toContainEqual({ type: 'task.due', frequency: 'off', rule: 'own_group' });
		expect(effective).toContainEqual({
			type: 'job.changed',
			frequency: 'immediate',
			rule: 'type_default',
		});
	});
});
