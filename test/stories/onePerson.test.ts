import { describe, expect, it } from 'vitest';
import { faults } from '../support/strictSlack/faults';
import { person } from '../support/strictSlack/people';
import {
	changeOf,
	day,
	hour,
	minute,
	openWorld,
	sync,
	syncReport,
	tell,
	type World,
} from './world';

const timeLimitMs = minute;
const ana = { email: 'ana@example.com', memberId: '17' };
const byEmail = { kind: 'given', email: 'ana@example.com' } as const;
const byId = { kind: 'key', key: '17' } as const;
const bo = { kind: 'id', id: 'U000000BO' } as const;
const always = (frequency: string) => ({ scope: { kind: 'everything' as const }, frequency });

const open = () => openWorld({ users: [person('ana'), person('bo')] });

async function openSynced(rows: Parameters<typeof sync>[1] = [ana]): Promise<World> {
	const world = await open();
	await sync(world.engine, rows);
	return world;
}

async function tellAna(
	{ engine }: World,
	eventId: string,
	to: { memberId?: string; email?: string } = {},
) {
	const [result] = await engine.notify([tell('ana', eventId, to)], { timeLimitMs });
	return result!;
}

const keysOf = async ({ engine }: World) =>
	(await engine.listMembers({ limit: 9, suggest: false })).items.map((each) => [
		each.mapping.member.key,
		each.mapping.state,
	]);

const toldTo = ({ slack }: World) => slack.messages.map(({ user }) => user);

describe('an e-mail without an ID means the one known member with an ID who has it, so that', () => {
	it('nobody is known twice', async () => {
		const world = await openSynced();
		expect(await tellAna(world, 'E1', { email: 'ANA@example.com' })).toMatchObject({
			outcome: 'sent',
			details: { member: { key: '17', state: 'connected' } },
		});
		expect(await keysOf(world)).toEqual([['17', 'connected']]);
	});

	it.each([
		['own', ana],
		['other', { ...ana, email: 'ana@home.example', otherEmails: 'Ana@Example.com' }],
	])('who was disconnected by hand is not told by %s e-mail', async (_, row) => {
		const world = await openSynced([row]);
		await world.engine.disconnectMember(byId, { mapAgain: false });
		expect(await tellAna(world, 'E1')).toMatchObject({
			outcome: 'skipped',
			reason: 'not_connected',
			details: { member: { state: 'removed', reason: 'removed_by_hand' } },
		});
		world.clock.pass(3 * day);
		expect(await tellAna(world, 'E2')).toMatchObject({ outcome: 'skipped' });
		expect(world.slack.messages).toEqual([]);
	});

	it('who was connected by hand is told on that account', async () => {
		const world = await openSynced();
		await world.engine.connectMember(byId, bo, {});
		expect(await tellAna(world, 'E1')).toMatchObject({ outcome: 'sent' });
		expect(toldTo(world)).toEqual(['U000000BO']);
	});

	it('off is off', async () => {
		const world = await openSynced();
		await world.engine.setPreferences({ kind: 'member', ...ana }, always('off'));
		expect(await tellAna(world, 'E1')).toMatchObject({ outcome: 'skipped', reason: 'muted' });
	});

	it('what is chosen by the e-mail holds by the ID', async () => {
		const world = await openSynced();
		const chosen = await world.engine.setPreferences(
			{ kind: 'member', email: ana.email },
			always('off'),
		);
		expect(chosen).toMatchObject({ subject: { key: '17' } });
		expect(await tellAna(world, 'E1', ana)).toMatchObject({ reason: 'muted' });
		const read = await world.engine.getPreferences({ kind: 'member', ...ana });
		expect(read.preferences).toEqual(chosen.preferences);
	});

	it.each([
		['the ID', 'the e-mail', ana, {}],
		['the e-mail', 'the ID', {}, ana],
	])('an event told by %s is not told again by %s', async (_first, _again, first, again) => {
		const world = await openSynced();
		expect(await tellAna(world, 'E1', first)).toMatchObject({ outcome: 'sent' });
		expect(await tellAna(world, 'E1', again)).toMatchObject({ reason: 'duplicate' });
	});

	it('two rows of a list with the e-mail, one of them without the ID, are one member', async () => {
		const world = await open();
		await sync(world.engine, [{ email: ana.email }, ana]);
		expect(await keysOf(world)).toEqual([['17', 'connected']]);
	});
});

describe.each([
	['a sync', (world: World) => sync(world.engine, [ana])],
	['an event', (world: World) => tellAna(world, 'first by ID', ana)],
])('%s with an ID takes over what was kept under the e-mail alone:', (_, arrive) => {
	it('the member, who is not known twice', async () => {
		const world = await open();
		await tellAna(world, 'E1');
		expect(await keysOf(world)).toEqual([['ana@example.com', 'connected']]);
		await arrive(world);
		expect(await keysOf(world)).toEqual([['17', 'connected']]);
	});

	it('what is queued, which is told once', async () => {
		const world = await open();
		await world.engine.setPreferences({ kind: 'member', email: ana.email }, always('daily'));
		await tellAna(world, 'E1');
		await arrive(world);
		expect(await tellAna(world, 'E1', ana)).toMatchObject({ reason: 'duplicate' });
		world.clock.pass(2 * day);
		const { deliveries } = await world.engine.sendDue({ timeLimitMs });
		const told = deliveries.flatMap(({ notifications }) => notifications);
		expect(told.filter(({ dedupeKey }) => dedupeKey === 'E1')).toHaveLength(1);
		expect(toldTo(world)).toEqual(['U00000ANA']);
	});

	it('preferences', async () => {
		const world = await open();
		await world.engine.setPreferences({ kind: 'member', email: ana.email }, always('off'));
		await arrive(world);
		expect(await tellAna(world, 'E2', ana)).toMatchObject({ reason: 'muted' });
		expect(world.slack.messages).toEqual([]);
	});

	it('a connection made by hand', async () => {
		const world = await open();
		await world.engine.connectMember(byEmail, bo, { byWhom: 'Mia' });
		await arrive(world);
		await tellAna(world, 'E2', ana);
		expect(new Set(toldTo(world))).toEqual(new Set(['U000000BO']));
		const { items } = await world.engine.listMembers({ limit: 9, suggest: false });
		expect(items).toMatchObject([
			{ mapping: { member: { key: '17' }, by: 'manual', byWhom: 'Mia' } },
		]);
	});

	it('a removal made by hand', async () => {
		const world = await open();
		await world.engine.disconnectMember(byEmail, { mapAgain: false });
		await arrive(world);
		expect(await keysOf(world)).toEqual([['17', 'removed']]);
		expect(await tellAna(world, 'E2', ana)).toMatchObject({ outcome: 'skipped' });
	});

	it('the events that were told', async () => {
		const world = await open();
		await tellAna(world, 'E1');
		await arrive(world);
		expect(await tellAna(world, 'E1', ana)).toMatchObject({ reason: 'duplicate' });
		expect(await tellAna(world, 'E1')).toMatchObject({ reason: 'duplicate' });
	});
});

describe('a member that a list had by its e-mail and has by its ID now', () => {
	it('is not missing from it, and is not new', async () => {
		const world = await openSynced([{ email: ana.email }]);
		world.clock.pass(hour);
		const report = await syncReport(world.engine, [ana], { missing: 'forget' });
		expect(report).toMatchObject({ missing: [], forgotten: [] });
		expect(report.members.map(changeOf)).toEqual([undefined]);
		expect(await keysOf(world)).toEqual([['17', 'connected']]);
	});

	it('and whom Slack could not be asked about is told when Slack is back', async () => {
		const world = await open();
		world.slack.fail('users.lookupByEmail', faults.http(503), 4);
		expect(await tellAna(world, 'E1')).toMatchObject({ reason: 'waits_for_slack' });
		world.clock.pass(hour);
		await sync(world.engine, [ana]);
		await world.engine.sendDue({ timeLimitMs });
		expect(toldTo(world)).toEqual(['U00000ANA']);
	});
});

describe('where two IDs have one e-mail, nobody is taken for another:', () => {
	const twins = [ana, { ...ana, memberId: '18' }];

	it('the e-mail alone is a member of its own, whatever was decided or chosen for one of them', async () => {
		const world = await openSynced(twins);
		await world.engine.disconnectMember(byId, { mapAgain: false });
		await world.engine.setPreferences({ kind: 'member', ...ana, memberId: '18' }, always('off'));
		expect(await tellAna(world, 'E1')).toMatchObject({
			outcome: 'sent',
			details: { member: { key: 'ana@example.com' } },
		});
		expect(await keysOf(world)).toEqual([
			['17', 'removed'],
			['18', 'connected'],
			['ana@example.com', 'connected'],
		]);
	});

	it('an event told one of them is told the other as well', async () => {
		const world = await openSynced(twins);
		const results = [];
		for (const to of [...twins, {}]) results.push(await tellAna(world, 'E1', to));
		expect(results.map(({ outcome }) => outcome)).toEqual(['sent', 'sent', 'sent']);
	});

	it('neither takes over what was kept under the e-mail', async () => {
		const world = await open();
		await world.engine.setPreferences({ kind: 'member', email: ana.email }, always('off'));
		await tellAna(world, 'E0');
		await sync(world.engine, twins);
		for (const to of twins) {
			expect(await tellAna(world, 'E1', to)).toMatchObject({ outcome: 'sent' });
		}
		expect(await tellAna(world, 'E1')).toMatchObject({ reason: 'muted' });
	});

	it.each(['connected', 'disconnected'])('who is %s is asked for by ID', async (act) => {
		const world = await openSynced(twins);
		const made =
			act === 'connected'
				? world.engine.connectMember(byEmail, bo, {})
				: world.engine.disconnectMember(byEmail, { mapAgain: false });
		await expect(made).rejects.toMatchObject({
			code: 'member_ambiguous',
			message: expect.stringMatching(/17.*18/),
		});
		expect(await keysOf(world)).toEqual([
			['17', 'connected'],
			['18', 'connected'],
		]);
	});
});

describe('by hand and by e-mail, the one member who has it', () => {
	it('is disconnected, also where an event knew the e-mail before its ID', async () => {
		const world = await open();
		await tellAna(world, 'E0');
		await sync(world.engine, [ana]);
		const made = await world.engine.disconnectMember(byEmail, { mapAgain: false });
		expect(made).toMatchObject({ mapping: { member: { key: '17' }, state: 'removed' } });
		expect(await tellAna(world, 'E1', ana)).toMatchObject({ outcome: 'skipped' });
		expect(await tellAna(world, 'E2')).toMatchObject({ outcome: 'skipped' });
	});

	it('is connected, by its other e-mail as well', async () => {
		const world = await openSynced([{ ...ana, email: 'a@home.example', otherEmails: ana.email }]);
		const made = await world.engine.connectMember(byEmail, bo, {});
		expect(made).toMatchObject({
			mapping: { member: { key: '17', email: 'a@home.example' }, slackUserId: 'U000000BO' },
		});
		expect(await keysOf(world)).toEqual([['17', 'connected']]);
	});
});
