// Answers: does a sync in n8n tell what changed, and what becomes of members that the list has no more?
import { describe, expect, it } from 'vitest';
import { crowd } from '../../support/strictSlack/people';
import { inN8n, jsonOf, pairsOf } from './world';

const world = inN8n();

const rows = (count: number, first = 0) =>
	Array.from({ length: count }, (_, index) => ({ email: `p${first + index}@example.com` }));

const sync = (items: Record<string, unknown>[], options: object = {}, rest: object = {}) =>
	world.run('slackMapMembers', {
		parameters: { operation: 'sync', email: '={{ $json.email }}', options },
		items,
		...rest,
	});

const idsOf = (json: Record<string, unknown>[]) =>
	json.map(({ member }) => (member as { id: string }).id);

const known = async () => {
	const parameters = { operation: 'getMany', returnAll: true };
	const ran = await world.run('slackMapMembers', { parameters });
	return idsOf([...jsonOf(ran, 0), ...jsonOf(ran, 1)]);
};

describe('only changes', () => {
	it('lets nobody leave about whom nothing changed, and maps all the same', async () => {
		const items = ['ana', 'ben', 'nobody'].map((name) => ({ email: `${name}@example.com` }));
		const first = await sync(items, { onlyChanges: true });
		expect([pairsOf(first, 0), pairsOf(first, 1)]).toEqual([[0, 1], [2]]);
		expect((await sync(items, { onlyChanges: true })).outputs).toEqual([[], []]);

		const ben = world.slack.users.find(({ name }) => name === 'ben');
		if (ben) ben.deleted = true;
		const third = await sync(items, { onlyChanges: true });
		expect(jsonOf(third, 0)).toEqual([]);
		expect(jsonOf(third, 1)[0]).toMatchObject({ state: 'deactivated', change: 'deactivated' });
		expect(pairsOf(third, 1)).toEqual([1]);
		expect((await sync(items)).outputs.map((output) => output.length)).toEqual([1, 2]);
	});

	it('still refuses what cannot be read', async () => {
		await sync(rows(1));
		const ran = await sync([...rows(1), { email: 'no address' }], { onlyChanges: true });
		expect(ran.error?.message).toContain('[field "Member Email", item 1]');
	});
});

describe('a member that the list has no more', () => {
	it('stays as it is where nothing else is said', async () => {
		await sync(rows(3));
		const ran = await sync(rows(2));
		expect(ran.outputs.map((output) => output.length)).toEqual([0, 2]);
		expect(await known()).toHaveLength(3);
	});

	it('is marked and leaves by Needs Attention, as one that came from the first item', async () => {
		world.slack.users.push(...crowd(3));
		await sync(rows(3));
		const ran = await sync(rows(2), { ifMissing: 'mark' });
		expect(pairsOf(ran, 1)).toEqual([0]);
		expect(jsonOf(ran, 1)[0]).toMatchObject({
			member: { id: 'p2@example.com' },
			state: 'connected',
			change: 'missing',
			missingSince: expect.stringMatching(/Z$/),
			says: expect.stringMatching(/^Not in the list any more/),
		});
		expect(ran.hints).toEqual([]);

		const again = await sync(rows(2), { ifMissing: 'mark', onlyChanges: true });
		expect(again.outputs).toEqual([[], []]);
		const back = await sync(rows(3), { ifMissing: 'mark', onlyChanges: true });
		expect(jsonOf(back, 0)[0]).toMatchObject({ change: 'back_again' });
	});

	it('is forgotten where that is said, with how many rows went', async () => {
		await sync(rows(10));
		const ran = await sync(rows(8), { ifMissing: 'forget' });
		expect(jsonOf(ran, 1).slice(8)).toEqual(
			['p8@example.com', 'p9@example.com'].map((id) => ({
				member: { id },
				state: 'forgotten',
				// The mapping, its e-mail, and its place in the list.
				forgottenRows: expect.objectContaining({ mapping: 3, preferences: 0 }),
				forgottenTotal: expect.any(Number),
			})),
		);
		expect(pairsOf(ran, 1).slice(8)).toEqual([0, 0]);
		expect(await known()).toHaveLength(8);
	});

	it('is only marked where more are missing than may be forgotten at once, and it is said why', async () => {
		await sync(rows(40));
		const ran = await sync(rows(20), { ifMissing: 'forget', forgetAtMost: 25 });
		const missing = jsonOf(ran, 1).slice(20);
		expect(missing).toHaveLength(20);
		for (const json of missing) {
			expect(json).toMatchObject({
				change: 'missing',
				notForgottenBecause: expect.stringContaining('20 of 40 members are missing'),
			});
		}
		expect(ran.hints).toEqual([
			{
				type: 'warning',
				location: 'outputPane',
				message: expect.stringMatching(/^Nobody was forgotten: 20 of 40 members are missing.*\.$/),
			},
		]);
		expect(await known()).toHaveLength(40);

		const sure = await sync(rows(20), { ifMissing: 'forget', forgetAtMost: 50 });
		expect(jsonOf(sure, 1).filter(({ state }) => state === 'forgotten')).toHaveLength(20);
		expect(sure.hints).toEqual([]);
	});

	it('is never taken for missing because its row could not be read', async () => {
		await sync(rows(4));
		const broken = [...rows(3), { email: 'p3 at example' }];
		const settings = { onError: 'continueErrorOutput' };
		const ran = await sync(broken, { ifMissing: 'forget' }, { settings });
		expect(pairsOf(ran, 2)).toEqual([3]);
		expect(ran.hints[0]?.message).toContain('Nobody was forgotten: ');
		expect(await known()).toHaveLength(4);
	});

	it('is not taken for missing because of an expression that failed in its row', async () => {
		const email = '={{ $json.email ?? $("Nowhere").item.json.email }}';
		await sync(rows(4));
		const ran = await world.run('slackMapMembers', {
			parameters: { operation: 'sync', email, options: { ifMissing: 'forget' } },
			items: [...rows(3), {}],
			settings: { onError: 'continueErrorOutput' },
		});
		expect(pairsOf(ran, 2)).toEqual([3]);
		expect(await known()).toHaveLength(4);
	});

	it('is not missed by a list of another name', async () => {
		await sync(rows(3), { listName: 'sales' });
		const ran = await sync(rows(2, 50), { listName: 'support', ifMissing: 'forget' });
		expect(jsonOf(ran, 1)).toHaveLength(2);
		expect(await known()).toHaveLength(5);
	});

	it.each([
		[{ ifMissing: 'delete' }, 'If Missing'],
		[{ ifMissing: 'forget', forgetAtMost: 'most' }, 'Forget At Most (%)'],
		[{ timeLimit: 0 }, 'Time Limit'],
		[{ listName: {} }, 'List Name'],
	])('is safe from an option that cannot be read: %j', async (options, field) => {
		const ran = await sync(rows(1), options);
		expect(ran.error?.message).toContain(`[field "${field}"`);
		expect(world.slack.requestsOf('users.list')).toEqual([]);
	});
});
