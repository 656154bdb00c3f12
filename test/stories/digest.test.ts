import { describe, expect, it } from 'vitest';
import { findBlockFaults } from '../message/checkBlocks';
import { faults } from '../support/strictSlack/faults';
import { crowd, person } from '../support/strictSlack/people';
import { channel } from '../support/strictSlack/workspace';
import { notReached, refusing } from './away';
import { choose, day, hour, minute, openWorld, sync, tell, tellChannel, type World } from './world';

const timeLimitMs = 5 * minute;

/** Ana, Bo and Cy, who want one digest a day. */
async function openDailyWorld(options: Parameters<typeof openWorld>[0] = {}): Promise<World> {
	const world = await openWorld({
		users: ['ana', 'bo', 'cy'].map((name) => person(name)),
		channels: [channel('general')],
		...options,
	});
	for (const name of ['ana', 'bo', 'cy']) await choose(world, name, 'daily', { time: '09:00' });
	return world;
}

function shownIn(world: World): string {
	return world.slack.messages.map(({ blocks }) => JSON.stringify(blocks)).join('\n');
}

describe('a digest', () => {
	it('is not sent a millisecond before its window ends, and is sent when it does', async () => {
		const world = await openDailyWorld();
		const [result] = await world.engine.notify([tell('ana', 'E1')], { timeLimitMs });
		const dueAt = result?.outcome === 'queued' ? result.dueAt : 0;

		world.clock.set(dueAt - 1);
		expect((await world.engine.sendDue({ timeLimitMs: 0 })).deliveries).toEqual([]);
		world.clock.set(dueAt);
		expect((await world.engine.sendDue({ timeLimitMs })).deliveries).toMatchObject([
			{ state: 'sent' },
		]);
	});

	it('is one message per recipient with everything queued since the last', async () => {
		const world = await openDailyWorld();
		const events = ['E1', 'E2', 'E3'].flatMap((id) => [tell('ana', id), tell('bo', id)]);
		await world.engine.notify(events, { timeLimitMs });
		world.clock.pass(day);
		const { deliveries, waiting } = await world.engine.sendDue({ timeLimitMs });

		expect(world.slack.messages.map(({ user }) => user)).toEqual(['U00000ANA', 'U000000BO']);
		expect(deliveries.map(({ notifications }) => notifications.length)).toEqual([3, 3]);
		expect(waiting).toEqual({ due: 0, later: 0, unsure: 0 });
		for (const id of ['E1', 'E2', 'E3']) expect(shownIn(world)).toContain(`Task ${id}`);
	});

	it('takes up what came on several days while nobody sent', async () => {
		const world = await openDailyWorld();
		for (const id of ['E1', 'E2', 'E3']) {
			await world.engine.notify([tell('ana', id)], { timeLimitMs });
			world.clock.pass(day);
		}
		await world.engine.sendDue({ timeLimitMs });
		expect(world.slack.messages).toHaveLength(1);
	});

	it('Number 17: of an empty window sends nothing, and the run can still be seen', async () => {
		const world = await openDailyWorld();
		world.clock.pass(day);
		expect(await world.engine.sendDue({ timeLimitMs })).toEqual({
			deliveries: [],
			waiting: { due: 0, later: 0, unsure: 0 },
			leftOut: { expired: 0, muted: 0 },
			cleaned: 0,
			alreadyTold: false,
		});
		expect(world.slack.messages).toEqual([]);
	});

	it('Number 18: with 1,000 entries leaves none out, in parts inside Slack’s limits', async () => {
		const world = await openDailyWorld();
		const ids = Array.from({ length: 1_000 }, (_, index) => `#${index}#`);
		await world.engine.notify(
			ids.map((id) =>
				tell('ana', id, { text: 'Please have a look at it before the end of the day.' }),
			),
			{ timeLimitMs },
		);
		world.clock.pass(day);
		const { deliveries } = await world.engine.sendDue({ timeLimitMs });
		const told = deliveries.flatMap(({ notifications }) =>
			notifications.map((each) => each.dedupeKey),
		);
		expect(told.sort()).toEqual(ids.sort());
		expect(ids.filter((id) => !shownIn(world).includes(`Task ${id}`))).toEqual([]);
		expect(world.slack.messages.flatMap(({ blocks }) => findBlockFaults(blocks))).toEqual([]);
		expect(new Set(deliveries.map(({ parts }) => parts))).toEqual(new Set([deliveries.length]));
		const keys = world.slack.messages.map(({ metadata }) => metadata?.event_payload.key);
		expect(new Set(keys).size).toBe(deliveries.length);
	});

	it('of two members with one Slack account is one message', async () => {
		const world = await openDailyWorld();
		const ana = { email: 'ana@example.com' };
		for (const memberId of ['17', '18']) {
			await world.engine.setPreferences(
				{ kind: 'member', ...ana, memberId },
				{ scope: { kind: 'everything' }, frequency: 'daily' },
			);
		}
		await world.engine.notify(
			[tell('ana', 'E1', { memberId: '17' }), tell('ana', 'E2', { memberId: '18' })],
			{ timeLimitMs },
		);
		world.clock.pass(day);
		await world.engine.sendDue({ timeLimitMs });
		expect(world.slack.messages).toHaveLength(1);
	});

	it('goes to a channel that chose one', async () => {
		const world = await openDailyWorld();
		await world.engine.setPreferences(
			{ kind: 'channel', channel: '#general' },
			{ scope: { kind: 'everything' }, frequency: 'hourly' },
		);
		const results = await world.engine.notify(
			[tellChannel('#general', 'E1'), tellChannel('general', 'E2')],
			{ timeLimitMs },
		);
		expect(results.map(({ outcome }) => outcome)).toEqual(['queued', 'queued']);
		world.clock.pass(hour);
		await world.engine.sendDue({ timeLimitMs });
		expect(world.slack.messages).toMatchObject([{ channel: 'C0GENERAL' }]);
	});
});

describe('a digest of thousands of entries', () => {
	it('does not keep everybody else waiting until it is through', async () => {
		const world = await openDailyWorld();
		const many = Array.from({ length: 3_000 }, (_, index) => tell('ana', `E${index}`));
		await world.engine.notify([...many, tell('bo', 'E1'), tell('cy', 'E1')], { timeLimitMs });
		world.clock.pass(day);
		await world.engine.sendDue({ timeLimitMs: minute });
		const told = new Set(world.slack.messages.map(({ user }) => user));
		expect([...told].sort()).toEqual(['U000000BO', 'U000000CY', 'U00000ANA']);
	});
});

describe('a digest for somebody who was last looked at more than a day ago', () => {
	async function openOld(): Promise<World> {
		const world = await openDailyWorld();
		await sync(world.engine, ['ana', 'bo', 'cy']);
		const events = ['E1', 'E2', 'E3'].map((id) => tell('ana', id));
		await world.engine.notify(events, { timeLimitMs });
		world.clock.pass(2 * day);
		return world;
	}

	it('asks once whether the account is in use', async () => {
		const world = await openOld();
		const before = world.slack.requests.length;
		const { deliveries } = await world.engine.sendDue({ timeLimitMs });
		expect(deliveries).toMatchObject([{ state: 'sent' }]);
		const asked = world.slack.requests.slice(before).filter(({ method }) => /^users/.test(method));
		expect(asked.map(({ method }) => method)).toEqual(['users.info']);
	});

	it('does not ask again within the next day', async () => {
		const world = await openOld();
		world.clock.pass(2 * hour);
		await world.engine.sendDue({ timeLimitMs });
		const before = world.slack.requests.length;
		await world.engine.notify([tell('ana', 'E4')], { timeLimitMs });
		world.clock.pass(day - 2 * hour);
		await world.engine.sendDue({ timeLimitMs });
		const methods = world.slack.requests.slice(before).map(({ method }) => method);
		expect(methods.filter((method) => /^users/.test(method))).toEqual([]);
		expect(world.slack.messages).toHaveLength(2);
	});

	it('is not sent to an account that was deactivated since', async () => {
		const world = await openOld();
		world.slack.users.find(({ name }) => name === 'ana')!.deleted = true;
		expect((await world.engine.sendDue({ timeLimitMs })).deliveries).toMatchObject([
			{ state: 'failed', refusal: { code: 'user_deactivated' }, notifications: [{}, {}, {}] },
		]);
		expect(world.slack.messages).toEqual([]);
	});

	it('is sent all the same where Slack can’t be asked', async () => {
		const world = await openOld();
		const engine = await world.another({ slack: refusing(notReached) });
		expect((await engine.sendDue({ timeLimitMs })).deliveries).toMatchObject([{ state: 'sent' }]);
		expect(world.slack.messages).toMatchObject([{ user: 'U00000ANA' }]);
	});

	it('asks about each of many once, and all are told', async () => {
		const names = crowd(40).map(({ name }) => name);
		const world = await openWorld({ users: crowd(40) });
		await sync(world.engine, names);
		for (const name of names) await choose(world, name, 'daily');
		await world.engine.notify(
			names.flatMap((name) => [tell(name, 'E1'), tell(name, 'E2')]),
			{ timeLimitMs },
		);
		world.clock.pass(2 * day);
		await world.engine.sendDue({ timeLimitMs });
		expect(world.slack.messages).toHaveLength(40);
		const asked = world.slack.requestsOf('users.info').map(({ args }) => args.user);
		expect(new Set(asked).size).toBe(asked.length);
	});
});

describe('two members whose one Slack account is deactivated', () => {
	const rows = [
		{ email: 'ana@example.com', memberId: '17' },
		{ email: 'ana@example.com', memberId: '18', otherEmails: 'bo@example.com' },
	];

	async function openShared(): Promise<World> {
		const world = await openDailyWorld();
		await sync(world.engine, rows);
		for (const { email, memberId } of rows) {
			await world.engine.setPreferences(
				{ kind: 'member', email, memberId },
				{ scope: { kind: 'everything' }, frequency: 'hourly' },
			);
		}
		const events = [
			tell('ana', 'E17', { memberId: '17' }),
			tell('ana', 'E18', { memberId: '18', ifNotConnected: 'default_channel' }),
		];
		expect(await world.engine.notify(events, { timeLimitMs })).toMatchObject([
			{ outcome: 'queued' },
			{ outcome: 'queued' },
		]);
		world.slack.users.find(({ name }) => name === 'ana')!.deleted = true;
		return world;
	}

	it('get each their own fate: one is lost, and the other found by another e-mail', async () => {
		const world = await openShared();
		await world.engine.refreshDirectory(timeLimitMs);
		world.clock.pass(2 * hour);
		const { deliveries } = await world.engine.sendDue({ timeLimitMs });
		expect(deliveries.map((each) => each.state).sort()).toEqual(['failed', 'sent']);
		expect(deliveries.find(({ state }) => state === 'failed')).toMatchObject({
			refusal: { code: 'user_deactivated' },
			notifications: [{ dedupeKey: 'E17' }],
		});
		expect(world.slack.messages).toMatchObject([{ user: 'U000000BO' }]);
	});

	it('get each their own fate: the default channel stands in for the one who wants that', async () => {
		const world = await openShared();
		world.slack.users.find(({ name }) => name === 'bo')!.deleted = true;
		await world.engine.refreshDirectory(timeLimitMs);
		world.clock.pass(2 * hour);
		const { deliveries } = await world.engine.sendDue({ timeLimitMs });
		expect(deliveries.find(({ state }) => state === 'failed')).toMatchObject({
			notifications: [{ dedupeKey: 'E17' }],
		});
		expect(world.slack.messages).toMatchObject([{ channel: 'C0GENERAL' }]);
		expect(shownIn(world)).toContain('Task E18');
		expect(shownIn(world)).not.toContain('Task E17');
	});
});

describe('two digests that run at once', () => {
	it('send every entry exactly once between them', async () => {
		const names = Array.from({ length: 20 }, (_, index) => `p${index}`);
		const world = await openWorld({ users: names.map((name) => person(name)) });
		await sync(world.engine, names);
		for (const name of names) await choose(world, name, 'daily');
		const ids = ['E1', 'E2', 'E3'];
		await world.engine.notify(
			names.flatMap((name) => ids.map((id) => tell(name, `${name}-${id}`))),
			{ timeLimitMs },
		);
		world.clock.pass(day);
		const workers = [world.engine, await world.another(), await world.another()];
		const reports = await Promise.all(workers.map((engine) => engine.sendDue({ timeLimitMs })));

		expect(world.slack.messages).toHaveLength(names.length);
		expect(new Set(world.slack.messages.map(({ user }) => user)).size).toBe(names.length);
		const told = reports.flatMap(({ deliveries }) =>
			deliveries.flatMap((each) => each.notifications),
		);
		expect(new Set(told.map(({ id }) => id)).size).toBe(names.length * ids.length);
		expect(told).toHaveLength(names.length * ids.length);
	});
});

describe('a 429 with Retry-After 60 in the middle of many digests', () => {
	const names = Array.from({ length: 60 }, (_, index) => `p${index}`);

	async function openDueCrowd() {
		const world = await openWorld({ users: names.map((name) => person(name)) });
		await sync(world.engine, names);
		await world.engine.setPreferences(
			{ kind: 'workspace' },
			{ scope: { kind: 'everything' }, frequency: 'daily' },
		);
		await world.engine.notify(
			names.map((name) => tell(name, 'E1')),
			{ timeLimitMs },
		);
		world.clock.pass(2 * day);
		return world;
	}

	it('is obeyed by all workers without sleeping that long, and everybody is told once', async () => {
		const world = await openDueCrowd();
		world.slack.fail(
			'chat.postMessage',
			faults.changed((answer) => answer),
			20,
		);
		world.slack.fail('chat.postMessage', faults.rateLimited('60'));
		const postedAt: number[] = [];
		const worker = () =>
			world.another({
				slack: (real) => ({
					...real,
					async post(message) {
						postedAt.push(world.clock.now());
						return real.post(message);
					},
				}),
			});
		const workers = [await worker(), await worker()];
		const send = () => Promise.all(workers.map((engine) => engine.sendDue({ timeLimitMs })));
		const reports = await send();
		expect(reports.map(({ stoppedBy }) => stoppedBy)).toEqual(['asked_to_wait', 'asked_to_wait']);
		world.clock.pass(minute);
		await send();
		expect(world.slack.messages).toHaveLength(names.length);
		expect(new Set(world.slack.messages.map(({ user }) => user)).size).toBe(names.length);
		const gaps = postedAt.slice(1).map((at, index) => at - postedAt[index]!);
		expect(Math.max(...gaps)).toBeGreaterThanOrEqual(minute);
	});

	it('ends a run that has no time to wait; urgent ones are first in the next', async () => {
		const world = await openDueCrowd();
		world.slack.fail('chat.postMessage', faults.rateLimited('60'));
		expect(await world.engine.sendDue({ timeLimitMs: 10_000 })).toMatchObject({
			stoppedBy: 'asked_to_wait',
		});
		const [urgent] = await world.engine.notify([tell('p59', 'E2', { urgent: true })], {
			timeLimitMs: 10_000,
		});
		expect(urgent).toMatchObject({ outcome: 'queued', reason: 'waits_for_pace' });
		world.clock.pass(minute);
		await world.engine.sendDue({ timeLimitMs });
		expect(world.slack.messages[0]?.text).toContain('Task E2');
		expect(world.slack.messages).toHaveLength(names.length + 1);
	});
});

describe('Number 12: a send that fails', () => {
	it('does not empty the queue: the others are told, and it is told later', async () => {
		const world = await openDailyWorld();
		await world.engine.notify([tell('ana', 'E1'), tell('bo', 'E1'), tell('cy', 'E1')], {
			timeLimitMs,
		});
		world.clock.pass(day);
		world.slack.fail('chat.postMessage', faults.refusal('internal_error'));
		await world.engine.sendDue({ timeLimitMs });
		world.clock.pass(hour);
		await world.engine.sendDue({ timeLimitMs });
		const told = world.slack.messages.map(({ user }) => user).sort();
		expect(told).toEqual(['U000000BO', 'U000000CY', 'U00000ANA']);
	});

	it('for good is listed with Slack’s reason, and stops nobody else’s', async () => {
		const world = await openDailyWorld();
		await world.engine.notify([tell('ana', 'E1'), tell('bo', 'E1')], { timeLimitMs });
		world.clock.pass(day);
		world.slack.fail('chat.postMessage', faults.refusal('messages_tab_disabled'));
		const { deliveries } = await world.engine.sendDue({ timeLimitMs });
		expect(deliveries.map(({ state }) => state).sort()).toEqual(['failed', 'sent']);
		expect(deliveries.find(({ state }) => state === 'failed')).toMatchObject({
			refusal: { code: 'messages_tab_disabled' },
		});
	});

	it('in the run of another node is listed by the next digest, once', async () => {
		const world = await openWorld({ users: ['ana', 'bo'].map((name) => person(name)) });
		world.slack.fail('chat.postMessage', faults.rateLimited('1'));
		await world.engine.notify([tell('ana', 'E1')], { timeLimitMs: 0 });
		world.clock.pass(hour);
		world.slack.fail('chat.postMessage', faults.refusal('messages_tab_disabled'));
		const [bo] = await world.engine.notify([tell('bo', 'E2')], { timeLimitMs: minute });
		expect(bo).toMatchObject({ outcome: 'sent' });
		const listed = await world.engine.sendDue({ timeLimitMs: minute });
		expect(listed.deliveries).toMatchObject([
			{
				state: 'failed',
				refusal: { code: 'messages_tab_disabled' },
				notifications: [{ dedupeKey: 'E1' }],
			},
		]);
		expect((await world.engine.sendDue({ timeLimitMs: minute })).deliveries).toEqual([]);
	});

	it('because the token was revoked stops the run, and everything stays queued', async () => {
		const world = await openDailyWorld();
		await world.engine.notify([tell('ana', 'E1'), tell('bo', 'E1')], { timeLimitMs });
		world.clock.pass(day);
		world.slack.fail('chat.postMessage', faults.refusal('token_revoked'));
		const report = await world.engine.sendDue({ timeLimitMs });
		expect(report).toMatchObject({ stoppedBy: { code: 'token_revoked' }, waiting: { due: 2 } });
		await (await world.another()).sendDue({ timeLimitMs });
		expect(world.slack.messages).toHaveLength(2);
	});
});
