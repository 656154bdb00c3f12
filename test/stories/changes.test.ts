import { describe, expect, it } from 'vitest';
import type { MappedMember } from '../../src/members/mappedMember';
import { person } from '../support/strictSlack/people';
import { day, minute, openWorld, sync, syncReport, tell, type World } from './world';

const changeOf = (mapped: MappedMember) => ('change' in mapped ? mapped.change : undefined);

async function changes(world: World, members: Parameters<typeof sync>[1]) {
	world.clock.pass(day);
	return (await sync(world.engine, members)).map(changeOf);
}

function account(world: World, name: string) {
	return world.slack.users.find((user) => user.name === name)!;
}

describe('a sync says of a member', () => {
	it('that it is new, and nothing when nothing changed', async () => {
		const world = await openWorld({ users: [person('ana')] });
		expect(await changes(world, ['ana', 'nobody'])).toEqual(['new', 'new']);
		expect(await changes(world, ['ana', 'nobody'])).toEqual([undefined, undefined]);
	});

	it('that it joined Slack', async () => {
		const world = await openWorld();
		await changes(world, ['ana']);
		world.slack.users.push(person('ana'));
		expect(await changes(world, ['ana'])).toEqual(['connected']);
	});

	it('that its account was deactivated, and that it is back again', async () => {
		const world = await openWorld({ users: [person('ana')] });
		await changes(world, ['ana']);
		account(world, 'ana').deleted = true;
		expect(await changes(world, ['ana'])).toEqual(['deactivated']);
		expect(await changes(world, ['ana'])).toEqual([undefined]);
		account(world, 'ana').deleted = false;
		expect(await changes(world, ['ana'])).toEqual(['back_again']);
	});

	it('that its account has another e-mail in Slack, and suggests that account', async () => {
		const world = await openWorld({ users: [person('ana')] });
		await changes(world, ['ana']);
		account(world, 'ana').profile.email = 'ana.lopez@example.com';
		world.clock.pass(day);
		expect(await sync(world.engine, ['ana'])).toMatchObject([
			{
				outcome: 'needs_attention',
				change: 'email_changed',
				mapping: { state: 'not_connected', reason: 'user_email_changed' },
				suggestions: [{ slackUser: { id: 'U00000ANA' }, why: 'had_the_email' }],
			},
		]);
		expect(await changes(world, ['ana'])).toEqual([undefined]);
		account(world, 'ana').profile.email = 'ana@example.com';
		expect(await changes(world, ['ana'])).toEqual(['back_again']);
	});

	it('that its own e-mail changed, where Slack knows the new one', async () => {
		const world = await openWorld({ users: [person('ana')] });
		await changes(world, [{ email: 'ana@example.com', memberId: 7 }]);
		account(world, 'ana').profile.email = 'lopez@example.com';
		const rows = [{ email: 'lopez@example.com', memberId: 7 }];
		world.clock.pass(day);
		expect(await sync(world.engine, rows)).toMatchObject([
			{ outcome: 'connected', change: 'email_changed', mapping: { slackUserId: 'U00000ANA' } },
		]);
	});

	it('that it was lost with its account', async () => {
		const world = await openWorld({ users: [person('ana')] });
		await changes(world, ['ana']);
		world.slack.users.splice(world.slack.users.indexOf(account(world, 'ana')), 1);
		expect(await changes(world, ['ana'])).toEqual(['lost']);
	});

	it('that it has another account than before', async () => {
		const world = await openWorld({ users: [person('ana')] });
		await changes(world, ['ana']);
		account(world, 'ana').deleted = true;
		world.slack.users.push(person('ana', { id: 'U0FRESH', name: 'ana2' }));
		expect(await changes(world, ['ana'])).toEqual(['account_changed']);
	});

	it('whose e-mail was swapped with another’s that it follows the e-mail, each to one account', async () => {
		const world = await openWorld({ users: [person('ana'), person('bo')] });
		await changes(world, ['ana', 'bo']);
		account(world, 'ana').profile.email = 'bo@example.com';
		account(world, 'bo').profile.email = 'ana@example.com';
		world.clock.pass(day);
		expect(await sync(world.engine, ['ana', 'bo'])).toMatchObject([
			{ change: 'account_changed', mapping: { slackUserId: 'U000000BO' } },
			{ change: 'account_changed', mapping: { slackUserId: 'U00000ANA' } },
		]);
	});

	it('since when it is what it is', async () => {
		const world = await openWorld({ users: [person('ana')], start: '2026-03-05T08:00:00Z' });
		await changes(world, ['ana']);
		await changes(world, ['ana']);
		const [ana] = await sync(world.engine, ['ana']);
		expect(ana).toMatchObject({
			mapping: {
				since: Date.parse('2026-03-06T08:00:00Z'),
				decidedAt: Date.parse('2026-03-07T08:00:00Z'),
			},
		});
	});
});

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
		expect(await changes(world, ['ana', 'bo'])).toEqual([undefined, 'back_again']);
	});

	it('is forgotten where that was asked for, with all that is kept of it', async () => {
		const world = await openWorld({ users: [person('ana'), person('bo')] });
		await syncReport(world.engine, ['ana', 'bo']);
		await world.engine.notify([tell('bo', 'E1')], minute);
		world.clock.pass(day);
		const { forgotten } = await syncReport(world.engine, ['ana'], { missing: 'forget' });
		expect(forgotten).toMatchObject([
			{ memberKey: 'bo@example.com', rows: { mapping: 1, notifications: 1, deliveries: 1 } },
		]);
		const { items } = await world.engine.listMembers({ limit: 10, suggest: false });
		expect(items.map(({ mapping }) => mapping.member.key)).toEqual(['ana@example.com']);
	});

	it('is not missing because only an event ever named it', async () => {
		const world = await openWorld({ users: [person('ana'), person('bo')] });
		await world.engine.notify([tell('bo', 'E1')], minute);
		const report = await syncReport(world.engine, ['ana'], { missing: 'forget' });
		expect(report).toMatchObject({ missing: [], forgotten: [] });
	});

	it('is not missing from another list', async () => {
		const world = await openWorld({ users: [person('ana'), person('bo')] });
		await syncReport(world.engine, ['ana'], { list: 'Paris', missing: 'forget' });
		const lyon = await syncReport(world.engine, ['bo'], { list: 'Lyon', missing: 'forget' });
		expect(lyon).toMatchObject({ missing: [], forgotten: [] });
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
});
