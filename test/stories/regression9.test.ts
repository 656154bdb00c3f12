// Answers: is the right person told, once, where a member changed between queue and send? Number 9 of the regressions.
import { describe, expect, it } from 'vitest';
import { person } from '../support/strictSlack/people';
import {
	choose,
	day,
	hour,
	minute,
	openWorld,
	readBy,
	sync,
	syncReport,
	tell,
	type World,
} from './world';

const timeLimitMs = minute;
const titles = (texts: string[]) => (texts.join('\n').match(/Task E\d+/g) ?? []).sort();
const accountOf = ({ slack }: World, name: string) =>
	slack.users.find((user) => user.name === name)!;

/** Ana and Bo, and what waits for Ana until the next morning. */
async function openWaiting(member: { email: string; memberId?: string } = anas): Promise<World> {
	const world = await openWorld({ users: [person('ana'), person('bo')] });
	await world.engine.setPreferences(
		{ kind: 'workspace' },
		{ scope: { kind: 'everything' }, frequency: 'daily' },
	);
	await sync(world.engine, [member, bos]);
	const [queued] = await world.engine.notify([tell('ana', 'E1', member)], { timeLimitMs });
	expect(queued).toMatchObject({ outcome: 'queued', reason: 'waits_for_window' });
	return world;
}

async function sendAll({ engine, clock }: World) {
	clock.pass(2 * day);
	const { deliveries, waiting } = await engine.sendDue({ timeLimitMs });
	expect(waiting).toMatchObject({ due: 0, later: 0, unsure: 0 });
	return deliveries;
}

const anas = { email: 'ana@example.com', memberId: '17' };
const bos = { email: 'bo@example.com', memberId: '20' };

describe('Number 9: a member deleted and made again', () => {
	it('Number 9: with another ID and the same e-mail gets what waited and what came after in one digest, once', async () => {
		const world = await openWaiting();
		const again = { ...anas, memberId: '18' };
		await syncReport(world.engine, [bos], { missing: 'mark' });
		await syncReport(world.engine, [again, bos], { missing: 'mark' });
		await world.engine.notify([tell('ana', 'E2', again)], { timeLimitMs });
		expect(await sendAll(world)).toMatchObject([{ state: 'sent', notifications: { length: 2 } }]);
		expect(readBy(world, 'ana')).toHaveLength(1);
		expect(titles(readBy(world, 'ana'))).toEqual(['Task E1', 'Task E2']);
	});

	it('Number 9: under its e-mail alone is told what waited, once', async () => {
		const alone = { email: anas.email };
		const world = await openWaiting(alone);
		await syncReport(world.engine, [bos], { missing: 'mark' });
		await syncReport(world.engine, [alone, bos], { missing: 'mark' });
		const [again] = await world.engine.notify([tell('ana', 'E1')], { timeLimitMs });
		expect(again).toMatchObject({ outcome: 'skipped', reason: 'duplicate' });
		await sendAll(world);
		expect(titles(readBy(world, 'ana'))).toEqual(['Task E1']);
	});

	it('Number 9: forgotten in between is told nothing of before, and what is new once', async () => {
		const world = await openWaiting();
		world.clock.pass(hour);
		const { forgotten } = await syncReport(world.engine, [bos], { missing: 'forget' });
		expect(forgotten).toMatchObject([{ memberKey: '17', rows: { notifications: 1 } }]);
		await syncReport(world.engine, [anas, bos], { missing: 'forget' });
		await world.engine.notify([tell('ana', 'E2', anas)], { timeLimitMs });
		await sendAll(world);
		expect(titles(readBy(world, 'ana'))).toEqual(['Task E2']);
	});

	it('Number 9: in Slack, with another account under the same e-mail, is told there and not at the old one', async () => {
		const world = await openWaiting();
		accountOf(world, 'ana').deleted = true;
		world.slack.users.push(person('ana', { id: 'U0FRESH' }));
		await sendAll(world);
		expect(world.slack.messages.map(({ user }) => user)).toEqual(['U0FRESH']);
	});
});

describe('Number 9: an e-mail that changed', () => {
	const renamed = { ...anas, email: 'ana.new@example.com' };

	it('Number 9: both in the list and in Slack: what waited is told at the same account, once', async () => {
		const world = await openWaiting();
		accountOf(world, 'ana').profile.email = renamed.email;
		await sync(world.engine, [renamed, bos]);
		const [again] = await world.engine.notify([tell('ana', 'E1', renamed)], { timeLimitMs });
		expect(again).toMatchObject({ outcome: 'skipped', reason: 'duplicate' });
		expect(await sendAll(world)).toMatchObject([{ state: 'sent' }]);
		expect(world.slack.messages).toMatchObject([{ user: 'U00000ANA' }]);
	});

	it('Number 9: in Slack alone: what waited follows the e-mail, and never goes to an account that has it no more', async () => {
		const world = await openWaiting();
		accountOf(world, 'ana').profile.email = 'ana.before@example.com';
		accountOf(world, 'bo').profile.email = 'bo.before@example.com';
		world.slack.users.push(person('other', { email: bos.email }));
		await world.engine.notify([tell('bo', 'E2', bos)], { timeLimitMs });
		const deliveries = await sendAll(world);
		const ends = deliveries.map(({ state, notifications: [first] }) => [first?.title, state]);
		expect(Object.fromEntries(ends)).toEqual({ 'Task E1': 'failed', 'Task E2': 'sent' });
		expect(world.slack.messages).toMatchObject([{ user: person('other').id }]);
	});
});

describe('Number 9: a Slack user deactivated between queue and send', () => {
	it.each([
		['the list was synced since', true],
		['nobody has looked since', false],
	])('Number 9: is not written to, and is listed once (%s)', async (_, synced) => {
		const world = await openWaiting();
		accountOf(world, 'ana').deleted = true;
		if (synced) await sync(world.engine, [anas, bos]);
		expect(await sendAll(world)).toMatchObject([
			{
				state: 'failed',
				refusal: { code: 'user_deactivated' },
				notifications: [{ dedupeKey: 'E1' }],
			},
		]);
		expect(world.slack.messages).toEqual([]);
		world.clock.pass(hour);
		expect((await world.engine.sendDue({ timeLimitMs })).deliveries).toEqual([]);
	});

	it('Number 9: and in use again is told what was given again, once', async () => {
		const world = await openWaiting();
		accountOf(world, 'ana').deleted = true;
		await sendAll(world);
		accountOf(world, 'ana').deleted = false;
		await sync(world.engine, [anas, bos]);
		await choose(world, 'ana', 'immediate');
		await world.engine.notify([tell('ana', 'E1', anas)], { timeLimitMs });
		await sendAll(world);
		expect(titles(readBy(world, 'ana'))).toEqual(['Task E1']);
	});
});
