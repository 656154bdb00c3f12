import { describe, expect, it } from 'vitest';
import { bot, deactivated, guest, person } from '../support/strictSlack/people';
import { choose, day, hour, minute, openWorld, sync, tell } from './world';

const timeLimitMs = minute;

describe('a member whose Slack account', () => {
	it.each([
		['is deactivated', deactivated('ana'), 'user_deactivated'],
		['is a guest’s', guest('ana'), 'user_is_guest'],
	])('%s is skipped with that reason', async (_, user, reason) => {
		const world = await openWorld({ users: [user] });
		await sync(world.engine, ['ana']);
		const [result] = await world.engine.notify([tell('ana', 'E1')], timeLimitMs);
		expect(result).toMatchObject({ outcome: 'skipped', details: { member: { reason } } });
	});

	it('is deactivated between queue and send is not written to, and is listed', async () => {
		const world = await openWorld({ users: [person('ana'), bot('helper')] });
		await choose(world, 'ana', 'daily');
		await world.engine.notify([tell('ana', 'E1')], timeLimitMs);
		world.slack.users.find(({ name }) => name === 'ana')!.deleted = true;
		await sync(world.engine, ['ana']);
		world.clock.pass(2 * day);
		const report = await world.engine.sendDue(timeLimitMs);
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
		await world.engine.notify([tell('ana', 'E1')], timeLimitMs);
		world.slack.users.find(({ id }) => id === 'U0OLD')!.deleted = true;
		world.slack.users.push(fresh());
		world.clock.pass(day);
		await world.engine.notify([tell('ana', 'E2')], timeLimitMs);
		expect(world.slack.messages.map(({ user }) => user)).toEqual(['U0OLD', 'U0FRESH']);
	});

	it('gets the digest there that was queued before', async () => {
		const world = await openWorld({ users: [old(), person('bo')] });
		await choose(world, 'ana', 'daily');
		await world.engine.notify([tell('ana', 'E1')], timeLimitMs);
		world.slack.users.find(({ id }) => id === 'U0OLD')!.deleted = true;
		world.slack.users.push(fresh());
		await sync(world.engine, ['bo']);
		world.clock.pass(day);
		await world.engine.sendDue(timeLimitMs);
		expect(world.slack.messages.map(({ user }) => user)).toEqual(['U0FRESH']);
	});

	it('that was deactivated and is in use again is told within the hour', async () => {
		const world = await openWorld({ users: [deactivated('ana')] });
		await sync(world.engine, ['ana']);
		world.slack.users.find(({ name }) => name === 'ana')!.deleted = false;
		world.clock.pass(hour);
		const [result] = await world.engine.notify([tell('ana', 'E1')], timeLimitMs);
		expect(result).toMatchObject({ outcome: 'sent' });
	});

	it('that was deactivated, with nobody to be found in its place, is told no more after a day', async () => {
		const world = await openWorld({ users: [person('ana')] });
		await world.engine.notify([tell('ana', 'E1')], timeLimitMs);
		world.slack.users.find(({ name }) => name === 'ana')!.deleted = true;
		world.clock.pass(day);
		const [result] = await world.engine.notify([tell('ana', 'E2')], timeLimitMs);
		expect(result).toMatchObject({ outcome: 'skipped', reason: 'not_connected' });
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
			results.push(...(await world.engine.notify([as(name, id)], timeLimitMs)));
		}
		expect(results.map(({ outcome }) => outcome)).toEqual([
			'queued',
			'skipped',
			'queued',
			'skipped',
		]);
		world.clock.pass(2 * day);
		const { deliveries } = await world.engine.sendDue(timeLimitMs);
		expect(deliveries).toMatchObject([
			{ state: 'sent', notifications: [{ dedupeKey: 'E0' }, { dedupeKey: 'E2' }] },
		]);
	});
});

describe('a member whose e-mail changed', () => {
	it('is looked up anew, and told under the new one', async () => {
		const world = await openWorld({ users: [person('ana'), person('bo')] });
		const anaAs = (name: string, id: string) => tell(name, id, { memberId: '17' });
		await world.engine.notify([anaAs('ana', 'E1')], timeLimitMs);
		await world.engine.notify([anaAs('bo', 'E2')], timeLimitMs);
		expect(world.slack.messages.map(({ user }) => user)).toEqual(['U00000ANA', 'U000000BO']);
	});

	it('keeps the events told before: the same one is not told again', async () => {
		const world = await openWorld({ users: [person('ana'), person('bo')] });
		await world.engine.notify([tell('ana', 'E1', { memberId: '17' })], timeLimitMs);
		const [again] = await world.engine.notify([tell('bo', 'E1', { memberId: '17' })], timeLimitMs);
		expect(again).toMatchObject({ reason: 'duplicate' });
	});
});
