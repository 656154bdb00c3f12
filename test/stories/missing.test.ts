import { describe, expect, it } from 'vitest';
import { person } from '../support/strictSlack/people';
import { changeOf, day, minute, openWorld, sync, syncReport, tell, type World } from './world';

async function keysOf({ engine }: World, wishes: { missing?: boolean } = {}): Promise<string[]> {
	const { items } = await engine.listMembers({ limit: 100, suggest: false, ...wishes });
	return items.map(({ mapping }) => mapping.member.key);
}

describe('a member that its list has no more', () => {
	const wishes = { missing: 'mark' } as const;

	it('is left as it is, unless somebody asks', async () => {
		const world = await openWorld({ users: [person('ana'), person('bo')] });
		await syncReport(world.engine, ['ana', 'bo']);
		expect(await syncReport(world.engine, ['ana'])).toMatchObject({ missing: [], forgotten: [] });
		const { items } = await world.engine.listMembers({ limit: 10, suggest: false });
		expect(items).toHaveLength(2);
	});

	it('is marked, told as missing once, and listed until it is back', async () => {
		const world = await openWorld({ users: [person('ana'), person('bo')] });
		await syncReport(world.engine, ['ana', 'bo'], wishes);
		const seen = [];
		for (const list of [['ana'], ['ana'], ['ana', 'bo']]) {
			world.clock.pass(day);
			const { missing, members } = await syncReport(world.engine, list, wishes);
			seen.push([missing.map((each) => [each.mapping.member.key, each.change]), members.length]);
		}
		expect(seen).toEqual([
			[[['bo@example.com', 'missing']], 1],
			[[['bo@example.com', undefined]], 1],
			[[], 2],
		]);
		const { items } = await world.engine.listMembers({ limit: 9, suggest: false, missing: true });
		expect(items).toEqual([]);
	});

	it('and comes back is told as back again', async () => {
		const world = await openWorld({ users: [person('ana'), person('bo')] });
		for (const list of [['ana', 'bo'], ['ana']]) {
			await syncReport(world.engine, list, wishes);
			world.clock.pass(day);
		}
		const mapped = await sync(world.engine, ['ana', 'bo']);
		expect(mapped.map(changeOf)).toEqual([undefined, 'back_again']);
	});

	it('is forgotten where that was asked for, with all that is kept of it', async () => {
		const world = await openWorld({ users: [person('ana'), person('bo')] });
		await syncReport(world.engine, ['ana', 'bo']);
		await world.engine.notify([tell('bo', 'E1')], { timeLimitMs: minute });
		world.clock.pass(day);
		const { forgotten } = await syncReport(world.engine, ['ana'], { missing: 'forget' });
		expect(forgotten).toMatchObject([
			{ memberKey: 'bo@example.com', rows: { notifications: 1, deliveries: 1 } },
		]);
		const { items } = await world.engine.listMembers({ limit: 10, suggest: false });
		expect(items.map(({ mapping }) => mapping.member.key)).toEqual(['ana@example.com']);
	});

	it('is not missing because only an event ever named it', async () => {
		const world = await openWorld({ users: [person('ana'), person('bo')] });
		await world.engine.notify([tell('bo', 'E1')], { timeLimitMs: minute });
		const report = await syncReport(world.engine, ['ana'], { missing: 'forget' });
		expect(report).toMatchObject({ missing: [], forgotten: [] });
	});

	it('is not missing from another list', async () => {
		const world = await openWorld({ users: [person('ana'), person('bo')] });
		await syncReport(world.engine, ['ana'], { list: 'Paris', missing: 'forget' });
		const lyon = await syncReport(world.engine, ['bo'], { list: 'Lyon', missing: 'forget' });
		expect(lyon).toMatchObject({ missing: [], forgotten: [] });
	});

	it.each(['mark', 'forget'] as const)(
		'and another list still has is neither missing nor forgotten (%s)',
		async (missing) => {
			const world = await openWorld({ users: [person('ana'), person('bo')] });
			for (const list of ['Paris', 'Lyon']) {
				await syncReport(world.engine, ['ana', 'bo'], { list, missing });
				world.clock.pass(minute);
			}
			const left = await syncReport(world.engine, ['ana'], { list: 'Lyon', missing });
			expect(left).toMatchObject({ missing: [], forgotten: [] });
			expect(await keysOf(world)).toEqual(['ana@example.com', 'bo@example.com']);
			expect(await keysOf(world, { missing: true })).toEqual([]);
		},
	);

	it('is forgotten once the last list that had it has it no more', async () => {
		const world = await openWorld({ users: [person('ana'), person('bo')] });
		const seen = [];
		for (const members of [['ana', 'bo'], ['ana']]) {
			for (const list of ['Paris', 'Lyon']) {
				world.clock.pass(minute);
				const report = await syncReport(world.engine, members, { list, missing: 'forget' });
				seen.push(report.forgotten.map(({ memberKey }) => memberKey));
			}
		}
		expect(seen).toEqual([[], [], [], ['bo@example.com']]);
	});

	it('gets no account by an alias that another member has, whoever is missing', async () => {
		const settings = { matching: { ignorePlusTags: true } };
		const world = await openWorld({ users: [person('ana'), person('bo')], settings });
		for (const list of [['ana', 'ana+x', 'bo'], ['ana', 'bo'], ['bo'], ['ana+x', 'bo']]) {
			await syncReport(world.engine, list, wishes);
			world.clock.pass(minute);
			const { items } = await world.engine.listMembers({ limit: 9, suggest: false });
			expect(items).toMatchObject([
				{ mapping: { member: { email: 'ana+x@example.com' }, reason: 'alias_is_taken' } },
				{ mapping: { member: { email: 'ana@example.com' }, state: 'connected' } },
				{},
			]);
		}
	});

	it('and gets its account back takes it from nobody who was just told to be connected to it', async () => {
		const settings = { matching: { ignorePlusTags: true } };
		const world = await openWorld({ users: [person('ana')], settings });
		await syncReport(world.engine, ['ana'], wishes);
		const ana = { kind: 'given', email: 'ana@example.com' } as const;
		await world.engine.disconnectMember(ana, { mapAgain: true });
		const seen = [];
		for (let time = 0; time < 2; time++) {
			world.clock.pass(minute);
			const { members } = await syncReport(world.engine, ['ana+x'], wishes);
			seen.push(...members);
		}
		expect(seen).toMatchObject([
			{ mapping: { reason: 'alias_is_taken' }, change: 'new' },
			{ mapping: { reason: 'alias_is_taken' } },
		]);
		expect(seen.map(changeOf)).toEqual(['new', undefined]);
	});

	it('and was disconnected by hand is marked and not forgotten, so that it stays disconnected', async () => {
		const world = await openWorld({ users: [person('ana'), person('bo')] });
		await sync(world.engine, ['ana', 'bo']);
		const bo = { kind: 'given', email: 'bo@example.com' } as const;
		await world.engine.disconnectMember(bo, { mapAgain: false });
		world.clock.pass(day);
		const report = await syncReport(world.engine, ['ana'], { missing: 'forget' });
		expect(report).toMatchObject({
			forgotten: [],
			missing: [{ mapping: { member: { key: 'bo@example.com' }, state: 'removed' } }],
		});
		world.clock.pass(day);
		expect(await sync(world.engine, ['ana', 'bo'])).toMatchObject([
			{ outcome: 'connected' },
			{ mapping: { state: 'removed' } },
		]);
	});

	it('is told with what became of its account', async () => {
		const world = await openWorld({ users: [person('ana'), person('bo')] });
		await sync(world.engine, ['ana', 'bo']);
		world.clock.pass(day);
		world.slack.users.find(({ name }) => name === 'bo')!.deleted = true;
		expect(await syncReport(world.engine, ['ana'], wishes)).toMatchObject({
			missing: [{ mapping: { state: 'deactivated' }, change: 'missing' }],
		});
	});

	it('and is marked already is told with what became of its account since', async () => {
		const world = await openWorld({ users: [person('ana'), person('bo')] });
		for (const list of [['ana', 'bo'], ['ana']]) {
			await syncReport(world.engine, list, wishes);
			world.clock.pass(day);
		}
		world.slack.users.find(({ name }) => name === 'bo')!.deleted = true;
		expect(await syncReport(world.engine, ['ana'], wishes)).toMatchObject({
			missing: [{ mapping: { state: 'deactivated' } }],
		});
	});
});

describe('a list that may not have come whole forgets nobody, and says why', () => {
	const names = Array.from({ length: 40 }, (_, index) => `p${index}`);

	it('where too many are missing at once: they are marked', async () => {
		const world = await openWorld();
		await syncReport(world.engine, names);
		world.clock.pass(day);
		const wishes = { missing: 'forget', forgetAtMostPercent: 20 } as const;
		const report = await syncReport(world.engine, names.slice(9), wishes);
		expect(report.forgotten).toEqual([]);
		expect(report.missing).toHaveLength(9);
		expect(report.forgottenNobodyBecause).toMatch(/9 of 40 members.*more than the 8/);
		const eight = await syncReport(world.engine, names.slice(8), wishes);
		expect(eight.forgotten).toHaveLength(8);
	});

	it('where a row does not say whose it is', async () => {
		const world = await openWorld();
		await syncReport(world.engine, ['ana', 'bo']);
		world.clock.pass(day);
		const rows = ['ana', { email: 'no e-mail' }];
		const report = await syncReport(world.engine, rows, { missing: 'forget' });
		expect(report.forgotten).toEqual([]);
		expect(report.forgottenNobodyBecause).toMatch(/neither/);
	});

	it('and a member whose row can’t be read is there all the same', async () => {
		const world = await openWorld();
		await syncReport(world.engine, [{ email: 'ana@example.com', memberId: 7 }, 'bo']);
		world.clock.pass(day);
		const rows = [{ email: 'no e-mail', memberId: 7 }, 'bo'];
		const report = await syncReport(world.engine, rows, { missing: 'forget' });
		expect(report).toMatchObject({ missing: [], forgotten: [] });
		expect(report.members).toMatchObject([{ outcome: 'error' }, { outcome: 'needs_attention' }]);
	});

	it('and a member with a fine e-mail and another one that can’t be read is there as well', async () => {
		const world = await openWorld();
		await sync(world.engine, ['ana', 'bo']);
		world.clock.pass(day);
		const rows = [{ email: 'ana@example.com', otherEmails: 'n/a' }, 'bo'];
		expect(await syncReport(world.engine, rows, { missing: 'mark' })).toMatchObject({
			members: [{ outcome: 'error', error: { field: 'Other Emails' } }, {}],
			missing: [],
		});
		const report = await syncReport(world.engine, rows, { missing: 'forget' });
		expect(report).toMatchObject({ missing: [], forgotten: [] });
		expect(report.forgottenNobodyBecause).toBeUndefined();
	});

	it.each([
		['nobody where nobody may be, however few', 40, 39, 0, 0],
		['nobody where one of six is left', 6, 1, 20, 0],
		['five of forty', 40, 35, 10, 5],
	])('forgets %s', async (_, before, after, forgetAtMostPercent, forgotten) => {
		const world = await openWorld();
		await sync(world.engine, names.slice(0, before));
		world.clock.pass(day);
		const wishes = { missing: 'forget', forgetAtMostPercent } as const;
		const report = await syncReport(world.engine, names.slice(0, after), wishes);
		expect(report.forgotten).toHaveLength(forgotten);
		expect(await keysOf(world)).toHaveLength(before - forgotten);
		if (forgotten === 0) expect(report.forgottenNobodyBecause).toMatch(/\w/);
	});
});
