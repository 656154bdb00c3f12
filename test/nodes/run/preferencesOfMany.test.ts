// Answers: can the preferences of many be listed and taken over, in n8n, without one wrong entry costing the others?
import { describe, expect, it } from 'vitest';
import { inN8n, jsonOf, pairsOf } from './world';

const world = inN8n();

const preferences = (parameters: object, rest: object = {}) =>
	world.run('slackPreferences', { parameters: { ...parameters }, ...rest });
const list = (rest: object = {}) =>
	preferences({ operation: 'getMany', returnAll: true, ...rest }, { items: [{}, {}] });
const importItems = (items: Record<string, unknown>[], rest: object = {}, settings: object = {}) =>
	preferences({ operation: 'import', importFrom: 'items', ...rest }, { items, settings });
const importDocument = (document: unknown, rest: object = {}) =>
	preferences(
		{ operation: 'import', importFrom: 'document', preferences: document, ...rest },
		{ items: [{ document: three }, {}] },
	);
const keysOf = (items: Record<string, unknown>[]) =>
	items.map(({ member, channel }) => member ?? channel ?? 'workspace');

const three = [
	{ member: 'ana@example.com', everything: 'daily', types: { 'task.due': 'immediate' } },
	{ channel: '#ops', groups: { release: 'hourly' } },
	{ workspace: true, quietHours: '22:00-07:00', workingDays: 'monday-friday' },
];

describe('Import', () => {
	it('takes each item for an entry, and answers each with what follows', async () => {
		const ran = await importItems(three);
		expect(pairsOf(ran, 0)).toEqual([0, 1, 2]);
		expect(jsonOf(ran, 0)).toMatchObject([
			{
				outcome: 'imported',
				subject: { kind: 'member', key: 'ana@example.com' },
				preferences: { everything: 'daily', types: { 'task.due': 'immediate' } },
				effective: expect.arrayContaining([
					{ type: 'task.due', frequency: 'immediate', rule: 'own_type' },
				]),
				queued: { hurried: 0, moved: 0, muted: 0 },
			},
			{ subject: { kind: 'channel', key: 'C00000OPS' } },
			{
				subject: { kind: 'workspace' },
				preferences: {
					quietHours: { from: '22:00', to: '07:00' },
					workingDays: [1, 2, 3, 4, 5],
				},
			},
		]);
	});

	it('refuses an item that is wrong, and imports the others', async () => {
		const items = three.with(1, { channel: '#ops', groups: { nothing: 'hourly' } } as never);
		const ran = await importItems(items, {}, { onError: 'continueErrorOutput' });
		expect([0, 1].map((output) => pairsOf(ran, output))).toEqual([[0, 2], [1]]);
		expect(jsonOf(ran, 1)[0]?.error).toMatch(/nothing.*item 1\]$/);
		const stopped = await importItems([...items, { nobody: true }]);
		expect(stopped.error?.itemIndex).toBe(1);
		expect(stopped.error?.description).toContain('One other item is wrong as well: 3.');
		expect(keysOf(jsonOf(await list(), 0))).toEqual(['workspace', 'ana@example.com']);
	});

	it('leaves other choices as they are, or takes them back where it is told to', async () => {
		await importItems(three.slice(0, 1));
		const more = [{ member: 'ana@example.com', time: '08:30' }];
		const merged = await importItems(more, { how: 'merge' });
		expect(jsonOf(merged, 0)[0]).toMatchObject({
			preferences: { everything: 'daily', time: '08:30' },
		});
		const replaced = await importItems(more, { how: 'replace' });
		expect(jsonOf(replaced, 0)[0]?.preferences).toEqual({
			groups: {},
			types: {},
			time: '08:30',
		});
		const wrong = await importItems(more, { how: '={{ "mix" }}' });
		expect(wrong.error?.message).toContain('field "What an Entry Does Not Name"');
	});

	it.each([
		['an object', { version: 1, preferences: three }],
		['text', JSON.stringify({ version: 1, preferences: three })],
		['a list of entries', JSON.stringify(three)],
		['an expression', '={{ $json.document }}'],
	])('takes a document over once, given as %s', async (_how, document) => {
		const ran = await importDocument(document);
		expect(jsonOf(ran, 0).map(({ outcome }) => outcome)).toEqual([
			'imported',
			'imported',
			'imported',
		]);
		expect(pairsOf(ran, 0)).toEqual([0, 0, 0]);
		expect(ran.hints).toEqual([]);
		expect(keysOf(jsonOf(await list(), 0))).toEqual(['workspace', 'C00000OPS', 'ana@example.com']);
	});

	it('names the place of each entry of a document that is wrong, and imports the others', async () => {
		const wrong = [three[0], { member: 'ben@example.com', everything: 'often' }, { member: 7 }];
		const ran = await importDocument({ version: 1, preferences: wrong });
		expect(ran.error).toBeUndefined();
		expect(jsonOf(ran, 0)).toMatchObject([
			{ outcome: 'imported' },
			{ outcome: 'error', place: 'preferences[1]', message: expect.stringContaining('often') },
			{ outcome: 'error', place: 'preferences[2]', hint: expect.any(String) },
		]);
		// n8n would take that for the node's own failure.
		expect(jsonOf(ran, 0).every((json) => !('error' in json))).toBe(true);
		expect(ran.hints).toMatchObject([
			{ type: 'warning', message: expect.stringMatching(/^2 of 3 entries/) },
		]);
	});

	it.each([
		['that is empty', ''],
		['that is no JSON', '{ "version": 1, '],
		['of another shape', '{ "version": 1, "people": [] }'],
	])('refuses a document %s', async (_what, document) => {
		const ran = await importDocument(document);
		expect(ran.error?.message).toContain('[field "Preferences"]');
	});
});

describe('Get Many', () => {
	it('lists everybody who has chosen something, once, however many items come in', async () => {
		await importItems(three);
		const ran = await list();
		expect(keysOf(jsonOf(ran, 0))).toEqual(['workspace', 'C00000OPS', 'ana@example.com']);
		expect(jsonOf(ran, 0)[2]).toEqual({
			member: 'ana@example.com',
			everything: 'daily',
			types: { 'task.due': 'immediate' },
		});
	});

	it('lists what Import takes as it is, from items or from a document, with the same preferences', async () => {
		const ben = { email: 'ben@example.com', id: '17' };
		const rest = { weekday: 'friday', time: '8:30', timeZone: 'Asia/Kolkata', quietHours: 'none' };
		await importItems([...three, { member: ben, types: { 'job.changed': 'off' }, ...rest }]);
		const listed = jsonOf(await list(), 0);
		expect(listed).toHaveLength(4);
		expect(listed[2]).toMatchObject({ member: ben, weekday: 5, time: '08:30' });
		const forget = () =>
			importItems(
				listed.map(({ member, channel, workspace }) => ({ member, channel, workspace })),
				{ how: 'replace' },
			);
		for (const again of [
			() => importItems(listed),
			() => importDocument({ version: 1, preferences: listed }),
			() => importDocument(JSON.stringify(listed), { how: 'replace' }),
		]) {
			const emptied = jsonOf(await forget(), 0);
			expect(emptied.map(({ preferences }) => preferences)).toEqual(
				listed.map(() => ({ groups: {}, types: {} })),
			);
			const ran = await again();
			expect(ran.error).toBeUndefined();
			expect(jsonOf(ran, 0).map(({ outcome }) => outcome)).toEqual(listed.map(() => 'imported'));
			expect(jsonOf(await list(), 0)).toEqual(listed);
		}
		const byId = await importItems([{ member: { id: '17' }, time: '07:00' }]);
		expect(jsonOf(byId, 0)[0]).toMatchObject({
			subject: { kind: 'member', key: '17' },
			preferences: { time: '07:00', types: { 'job.changed': 'off' } },
		});
	});

	it('lists only members, only channels or only the workspace, and no more than the limit', async () => {
		await importItems([...three, { member: 'ben@example.com', everything: 'off' }]);
		const of = async (kind: string, rest: object = {}) =>
			keysOf(jsonOf(await list({ of: kind, ...rest }), 0));
		expect(await of('members')).toEqual(['ana@example.com', 'ben@example.com']);
		expect(await of('channels')).toEqual(['C00000OPS']);
		expect(await of('workspace')).toEqual(['workspace']);
		expect(await of('members', { returnAll: false, limit: 1 })).toEqual(['ana@example.com']);
		const wrong = await list({ of: '={{ "bots" }}' });
		expect(wrong.error?.message).toContain('[field "Of"]');
	});
});
