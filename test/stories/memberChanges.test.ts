import { describe, expect, it } from 'vitest';
import { bot, deactivated, guest, person } from '../support/strictSlack/people';
import { choose, day, hour, minute, openWorld, sync, tell, type World } from './world';

const timeLimitMs = minute;

const account = ({ slack }: World, name: string) => slack.users.find((user) => user.name === name)!;

const mappingsOf = async ({ engine }: World) =>
	(await engine.listMembers({ limit: 9, suggest: false })).items.map(({ mapping }) => mapping);

describe('a member whose Slack account', () => {
	it.each([
		['is deactivated', deactivated('ana'), 'user_deactivated'],
		['is a guest’s', guest('ana'), 'user_is_guest'],
	])('%s is skipped with that reason', async (_, user, reason) => {
		const world = await openWorld({ users: [user] });
		await sync(world.engine, ['ana']);
		const [result] = await world.engine.notify([tell('ana', 'E1')], { timeLimitMs });
		expect(result).toMatchObject({ outcome: 'skipped', details: { member: { reason } } });
	});

	it('is deactivated between queue and send is not written to, and is listed', async () => {
		const world = await openWorld({ users: [person('ana'), bot('helper')] });
		await choose(world, 'ana', 'daily');
		await world.engine.notify([tell('ana', 'E1')], { timeLimitMs });
		world.slack.users.find(({ name }) => name === 'ana')!.deleted = true;
		await sync(world.engine, ['ana']);
		world.clock.pass(2 * day);
		const report = await world.engine.sendDue({ timeLimitMs });
		expect(report.deliveries).toMatchObject([
			{ state: 'failed', refusal: { code: 'user_deactivated' } },
		]);
		expect(world.slack.messages).toEqual([]);
	});
});

describe('a member whose Slack account is another one by now', () => {
	const old = () => person('ana', { id: 'U0OLD' });
	const fresh = () => person('ana', { id: 'U0FRESH' });

	it('is told there, a day after it was last looked up at the latest', async () => {
		const world = await openWorld({ users: [old()] });
		await world.engine.notify([tell('ana', 'E1')], { timeLimitMs });
		world.slack.users.find(({ id }) => id === 'U0OLD')!.deleted = true;
		world.slack.users.push(fresh());
		world.clock.pass(day);
		await world.engine.notify([tell('ana', 'E2')], { timeLimitMs });
		expect(world.slack.messages.map(({ user }) => user)).toEqual(['U0OLD', 'U0FRESH']);
	});

	it('gets the digest there that was queued before', async () => {
		const world = await openWorld({ users: [old(), person('bo')] });
		await choose(world, 'ana', 'daily');
		await world.engine.notify([tell('ana', 'E1')], { timeLimitMs });
		world.slack.users.find(({ id }) => id === 'U0OLD')!.deleted = true;
		world.slack.users.push(fresh());
		await sync(world.engine, ['bo']);
		world.clock.pass(day);
		await world.engine.sendDue({ timeLimitMs });
		expect(world.slack.messages.map(({ user }) => user)).toEqual(['U0FRESH']);
	});

	it('that was deactivated and is in use again is told within the hour', async () => {
		const world = await openWorld({ users: [deactivated('ana')] });
		await sync(world.engine, ['ana']);
		world.slack.users.find(({ name }) => name === 'ana')!.deleted = false;
		world.clock.pass(hour);
		const [result] = await world.engine.notify([tell('ana', 'E1')], { timeLimitMs });
		expect(result).toMatchObject({ outcome: 'sent' });
	});

	it('that was deactivated, with nobody to be found in its place, is told no more after a day', async () => {
		const world = await openWorld({ users: [person('ana')] });
		await world.engine.notify([tell('ana', 'E1')], { timeLimitMs });
		world.slack.users.find(({ name }) => name === 'ana')!.deleted = true;
		world.clock.pass(day);
		const [result] = await world.engine.notify([tell('ana', 'E2')], { timeLimitMs });
		expect(result).toMatchObject({ outcome: 'skipped', reason: 'deactivated' });
	});
});

describe('a member whose e-mail came with a slip of the pen', () => {
	it('keeps its connection, and what waits for it is told', async () => {
		const world = await openWorld({ users: [person('ana')] });
		await world.engine.setPreferences(
			{ kind: 'workspace' },
			{ scope: { kind: 'everything' }, frequency: 'daily' },
		);
		const as = (name: string, id: string) => tell(name, id, { memberId: '17' });
		const results = [];
		for (const [name, id] of [
			['ana', 'E0'],
			['anna', 'E1'],
			['ana', 'E2'],
			['anna', 'E3'],
		] as const) {
			results.push(...(await world.engine.notify([as(name, id)], { timeLimitMs })));
		}
		expect(results.map(({ outcome }) => outcome)).toEqual([
			'queued',
			'skipped',
			'queued',
			'skipped',
		]);
		world.clock.pass(2 * day);
		const { deliveries } = await world.engine.sendDue({ timeLimitMs });
		expect(deliveries).toMatchObject([
			{ state: 'sent', notifications: [{ dedupeKey: 'E0' }, { dedupeKey: 'E2' }] },
		]);
	});
});

describe('a member whose e-mail changed', () => {
	it('is looked up anew, and told under the new one', async () => {
		const world = await openWorld({ users: [person('ana'), person('bo')] });
		const anaAs = (name: string, id: string) => tell(name, id, { memberId: '17' });
		await world.engine.notify([anaAs('ana', 'E1')], { timeLimitMs });
		await world.engine.notify([anaAs('bo', 'E2')], { timeLimitMs });
		expect(world.slack.messages.map(({ user }) => user)).toEqual(['U00000ANA', 'U000000BO']);
	});

	it('keeps the events told before: the same one is not told again', async () => {
		const world = await openWorld({ users: [person('ana'), person('bo')] });
		await world.engine.notify([tell('ana', 'E1', { memberId: '17' })], { timeLimitMs });
		const [again] = await world.engine.notify([tell('bo', 'E1', { memberId: '17' })], {
			timeLimitMs,
		});
		expect(again).toMatchObject({ reason: 'duplicate' });
	});
});

describe('an event after the last look', () => {
	it('says that the account was deactivated, and it is not offered to be connected', async () => {
		const world = await openWorld({ users: [person('ana')] });
		await sync(world.engine, ['ana']);
		account(world, 'ana').deleted = true;
		world.clock.pass(day + hour);
		const [result] = await world.engine.notify([tell('ana', 'E1')], { timeLimitMs });
		expect(result).toMatchObject({
			outcome: 'skipped',
			details: { member: { state: 'deactivated', reason: 'user_deactivated' } },
		});
		expect((await world.engine.searchSlackUsers('ana')).items).toEqual([]);
		expect((await world.engine.searchSlackUsers('U00000ANA')).items).toEqual([]);
	});

	it.each([
		['that was found by the e-mail', false],
		['that was connected by hand', true],
	])('says that the account %s is gone', async (_, byHand) => {
		const world = await openWorld({ users: [person('ana')] });
		await sync(world.engine, ['ana']);
		const ana = { kind: 'given', email: 'ana@example.com' } as const;
		if (byHand) await world.engine.connectMember(ana, { kind: 'id', id: 'U00000ANA' }, {});
		world.slack.users.splice(world.slack.users.indexOf(account(world, 'ana')), 1);
		world.clock.pass(day + hour);
		const [result] = await world.engine.notify([tell('ana', 'E1')], { timeLimitMs });
		expect(result).toMatchObject({
			outcome: 'skipped',
			details: { member: { state: 'not_connected', reason: 'user_gone' } },
		});
		expect(await mappingsOf(world)).toMatchObject([
			{ by: byHand ? 'manual' : 'email', reason: 'user_gone', slackUserId: 'U00000ANA' },
		]);
	});

	it('does not choose between two accounts that share an e-mail, however often it asks', async () => {
		const anna = person('anna', { email: 'ana@example.com' });
		const world = await openWorld({ users: [person('ana'), anna] });
		await sync(world.engine, ['ana']);
		for (const id of ['E1', 'E2', 'E3']) {
			world.clock.pass(day + hour);
			const [result] = await world.engine.notify([tell('ana', id)], { timeLimitMs });
			expect(result).toMatchObject({
				outcome: 'skipped',
				details: { member: { state: 'ambiguous', reason: 'several_match' } },
			});
		}
		expect(world.slack.messages).toEqual([]);
		expect(await sync(world.engine, ['ana'])).toMatchObject([
			{ mapping: { state: 'ambiguous', candidateIds: ['U00000ANA', 'U0000ANNA'] } },
		]);
	});

	it('connects who is left of two that shared an e-mail', async () => {
		const anna = person('anna', { email: 'ana@example.com' });
		const world = await openWorld({ users: [person('ana'), anna] });
		await sync(world.engine, ['ana']);
		account(world, 'anna').profile.email = 'anna@example.com';
		world.clock.pass(day + hour);
		const [result] = await world.engine.notify([tell('ana', 'E1')], { timeLimitMs });
		expect(result).toMatchObject({ outcome: 'sent' });
		expect(world.slack.messages).toMatchObject([{ user: 'U00000ANA' }]);
	});
});

describe('an account whose e-mail became another member’s', () => {
	const swap = (world: World) => {
		account(world, 'ana').profile.email = 'ana.before@example.com';
		account(world, 'bo').profile.email = 'ana@example.com';
	};

	it.each([
		['an event', (world: World) => world.engine.notify([tell('ana', 'E1')], { timeLimitMs })],
		['a sync', (world: World) => sync(world.engine, ['ana'])],
	])('is the new owner’s alone after %s that names nobody else', async (_, name) => {
		const world = await openWorld({ users: [person('ana'), person('bo')] });
		await sync(world.engine, ['ana', 'bo']);
		swap(world);
		world.clock.pass(day + hour);
		await name(world);
		expect(await mappingsOf(world)).toMatchObject([
			{ member: { email: 'ana@example.com' }, state: 'connected', slackUserId: 'U000000BO' },
			{
				member: { email: 'bo@example.com' },
				state: 'not_connected',
				reason: 'user_email_changed',
				slackUserId: 'U000000BO',
			},
		]);
	});

	it('is the new owner’s alone also where a rule makes both e-mails the same', async () => {
		const settings = { matching: { sameDomains: 'example.com = example.org' } };
		const world = await openWorld({ users: [person('ana')], settings });
		await sync(world.engine, [{ email: 'ana@example.com', memberId: '17' }]);
		account(world, 'ana').profile.email = 'ana@example.org';
		world.clock.pass(day + hour);
		const owner = { email: 'ana@example.org', memberId: '18' };
		await world.engine.notify([tell('ana', 'E1', owner)], { timeLimitMs });
		const mappings = await mappingsOf(world);
		expect(mappings).toMatchObject([
			{ member: { key: '17' }, state: expect.not.stringMatching(/^connected$/) },
			{ member: { key: '18' }, state: 'connected', by: 'email' },
		]);
	});

	it('gets nothing more that is for the former owner', async () => {
		const world = await openWorld({ users: [person('ana'), person('bo')] });
		await sync(world.engine, ['ana', 'bo']);
		await choose(world, 'bo', 'daily');
		await world.engine.notify([tell('bo', 'queued')], { timeLimitMs });
		swap(world);
		world.clock.pass(hour);
		await sync(world.engine, ['ana']);
		const [result] = await world.engine.notify([tell('bo', 'urgent', { urgent: true })], {
			timeLimitMs,
		});
		expect(result).toMatchObject({
			outcome: 'skipped',
			details: { member: { reason: 'user_email_changed' } },
		});
		world.clock.pass(2 * day);
		expect((await world.engine.sendDue({ timeLimitMs })).deliveries).toMatchObject([
			{ state: 'failed', refusal: { code: 'user_email_changed' } },
		]);
		expect(world.slack.messages).toEqual([]);
	});

	it('stays the former owner’s who was connected to it by hand', async () => {
		const world = await openWorld({ users: [person('ana'), person('bo')] });
		await sync(world.engine, ['ana', 'bo']);
		const bo = { kind: 'given', email: 'bo@example.com' } as const;
		await world.engine.connectMember(bo, { kind: 'id', id: 'U000000BO' }, {});
		swap(world);
		world.clock.pass(day + hour);
		await sync(world.engine, ['ana']);
		expect(await mappingsOf(world)).toMatchObject([
			{ state: 'connected' },
			{ state: 'connected', by: 'manual', slackUserId: 'U000000BO' },
		]);
	});
});
