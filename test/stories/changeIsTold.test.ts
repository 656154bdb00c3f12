import { describe, expect, it } from 'vitest';
import { faults } from '../support/strictSlack/faults';
import { person, type StrictUser } from '../support/strictSlack/people';
import {
	changeOf,
	choose,
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

const account = ({ slack }: World, name: string) => slack.users.find((user) => user.name === name)!;

/** What each sync says of its list, as often as it is asked. */
async function changesOf(world: World, of: Parameters<typeof sync>[1], times = 2) {
	const seen = [];
	for (let time = 0; time < times; time++) {
		world.clock.pass(hour);
		const mapped = await sync(world.engine, of);
		seen.push(mapped.map(changeOf));
	}
	return seen;
}

/** What may become of Ana’s account between two syncs, and what the next one says of it. */
const happenings: [string, (world: World) => void, string][] = [
	['was deactivated', (world) => void (account(world, 'ana').deleted = true), 'deactivated'],
	[
		'has another e-mail',
		(world) => void (account(world, 'ana').profile.email = 'lopez@example.com'),
		'email_changed',
	],
	['is gone', ({ slack }) => void slack.users.splice(slack.users.findIndex(isAna), 1), 'lost'],
	['is a guest’s', (world) => void (account(world, 'ana').is_restricted = true), 'lost'],
	[
		'is another one',
		(world) => {
			account(world, 'ana').deleted = true;
			world.slack.users.push(person('ana', { id: 'U0FRESH', name: 'ana2' }));
		},
		'account_changed',
	],
];
const isAna = ({ name }: StrictUser) => name === 'ana';

describe('a change that an event notices first is told by the next sync, once: the account', () => {
	it.each(happenings)('%s', async (_, happen, change) => {
		const world = await openWorld({ users: [person('ana'), person('bo')] });
		await sync(world.engine, ['ana', 'bo']);
		happen(world);
		world.clock.pass(day + hour);
		await world.engine.notify([tell('ana', 'E1')], { timeLimitMs });
		expect(await changesOf(world, ['ana', 'bo'])).toEqual([
			[change, undefined],
			[undefined, undefined],
		]);
	});
});

describe('a change that a digest notices first is told by the next sync, once: the account', () => {
	it.each(happenings)('%s', async (_, happen, change) => {
		const world = await openWorld({ users: [person('ana')] });
		await sync(world.engine, ['ana']);
		await choose(world, 'ana', 'daily');
		await world.engine.notify([tell('ana', 'E1')], { timeLimitMs });
		happen(world);
		world.clock.pass(2 * day);
		await world.engine.sendDue({ timeLimitMs });
		expect(await changesOf(world, ['ana'])).toEqual([[change], [undefined]]);
	});
});

describe('the next sync tells once', () => {
	it('that a member is new whom only events had named', async () => {
		const world = await openWorld({ users: [person('ana')] });
		await world.engine.notify([tell('ana', 'E1'), tell('nobody', 'E1')], { timeLimitMs });
		expect(await changesOf(world, ['ana', 'nobody'])).toEqual([
			['new', 'new'],
			[undefined, undefined],
		]);
	});

	it('that a member joined Slack whom an event found there', async () => {
		const world = await openWorld();
		await sync(world.engine, ['ana']);
		world.slack.users.push(person('ana'));
		world.clock.pass(day + hour);
		const [result] = await world.engine.notify([tell('ana', 'E1')], { timeLimitMs });
		expect(result).toMatchObject({ outcome: 'sent' });
		expect(await changesOf(world, ['ana'])).toEqual([['connected'], [undefined]]);
	});

	it('that a member’s e-mail changed with which an event came', async () => {
		const world = await openWorld({ users: [person('ana')] });
		await sync(world.engine, [{ email: 'ana@example.com', memberId: '17' }]);
		account(world, 'ana').profile.email = 'lopez@example.com';
		world.clock.pass(day + hour);
		const event = tell('lopez', 'E1', { memberId: '17' });
		await world.engine.notify([event], { timeLimitMs });
		const list = [{ email: 'lopez@example.com', memberId: '17' }];
		expect(await changesOf(world, list)).toEqual([['email_changed'], [undefined]]);
	});

	it('that a member was lost to another one, whom the sync of another list connected', async () => {
		const settings = { matching: { ignorePlusTags: true } };
		const world = await openWorld({ users: [person('ana')], settings });
		const paris = [{ email: 'ana+x@example.com' }];
		await syncReport(world.engine, paris, { list: 'Paris' });
		await syncReport(world.engine, ['ana'], { list: 'Lyon' });
		const again = () => sync(world.engine, paris, { list: 'Paris' });
		expect(await again()).toMatchObject([
			{ mapping: { reason: 'alias_is_taken' }, change: 'lost' },
		]);
		expect((await again()).map(changeOf)).toEqual([undefined]);
	});

	it('that a member was lost to another one, whom an event connected', async () => {
		const settings = { matching: { ignorePlusTags: true } };
		const world = await openWorld({ users: [person('ana')], settings });
		const list = [{ email: 'ana+x@example.com' }];
		await sync(world.engine, list);
		await world.engine.notify([tell('ana', 'E1')], { timeLimitMs });
		expect(await changesOf(world, list)).toEqual([['lost'], [undefined]]);
	});

	it('nothing, where all is again as the last one told it', async () => {
		const world = await openWorld({ users: [person('ana')] });
		await sync(world.engine, ['ana']);
		account(world, 'ana').deleted = true;
		world.clock.pass(day + hour);
		await world.engine.notify([tell('ana', 'E1')], { timeLimitMs });
		account(world, 'ana').deleted = false;
		expect(await changesOf(world, ['ana'])).toEqual([[undefined], [undefined]]);
	});

	it('what an event could not ask Slack about', async () => {
		const world = await openWorld({ users: [person('ana')] });
		await sync(world.engine, ['ana']);
		account(world, 'ana').deleted = true;
		await sync(world.engine, ['ana']);
		world.clock.pass(day + hour);
		for (const method of ['users.info', 'users.lookupByEmail']) {
			world.slack.fail(method, faults.http(503), 2);
		}
		await world.engine.notify([tell('ana', 'E1')], { timeLimitMs: 0 });
		account(world, 'ana').deleted = false;
		expect(await changesOf(world, ['ana'])).toEqual([['back_again'], [undefined]]);
	});
});
