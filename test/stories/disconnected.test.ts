import { describe, expect, it } from 'vitest';
import { faults } from '../support/strictSlack/faults';
import { person } from '../support/strictSlack/people';
import { channel } from '../support/strictSlack/workspace';
import { choose, day, hour, minute, openWorld, sync, tell, tellChannel, type World } from './world';

const timeLimitMs = minute;

async function openDisconnected(code = 'token_revoked'): Promise<World> {
	const world = await openWorld({ users: [person('ana')], channels: [channel('general')] });
	await sync(world.engine, ['ana']);
	world.slack.revoke(code);
	return world;
}

/** Another run, as the next execution has it. */
async function notifyAgain(world: World, ...requests: Parameters<typeof tell>[]) {
	world.clock.pass(hour);
	const engine = await world.another();
	return engine.notify(
		requests.map((request) => tell(...request)),
		{ timeLimitMs },
	);
}

describe('a workspace that Slack disconnected', () => {
	it.each(['token_revoked', 'account_inactive', 'invalid_auth'])(
		'by %s is told of by the first run, which says what to do and that nothing is lost',
		async (code) => {
			const world = await openDisconnected(code);
			const run = world.engine.notify([tell('ana', 'E1')], { timeLimitMs });
			await expect(run).rejects.toMatchObject({
				code,
				message: expect.stringMatching(/Nothing is lost/),
				hint: expect.stringMatching(/Connect the Slack credential again/),
			});
		},
	);

	it('is told of once: later runs accept, and say of each item why it waits', async () => {
		const world = await openDisconnected();
		await expect(world.engine.notify([tell('ana', 'E1')], { timeLimitMs })).rejects.toThrow();
		for (const id of ['E2', 'E3']) {
			expect(await notifyAgain(world, ['ana', id])).toMatchObject([
				{ outcome: 'queued', reason: 'disconnected' },
			]);
		}
		const report = await (await world.another()).sendDue({ timeLimitMs });
		expect(report).toMatchObject({ stoppedBy: { code: 'token_revoked' }, alreadyTold: true });
	});

	it('is told of by Slack Digest where that is first', async () => {
		const world = await openDisconnected();
		await choose(world, 'ana', 'daily');
		await world.engine.notify([tell('ana', 'E1')], { timeLimitMs });
		world.clock.pass(2 * day);
		const first = await world.engine.sendDue({ timeLimitMs });
		expect(first).toMatchObject({ stoppedBy: { code: 'token_revoked' }, alreadyTold: false });
		const second = await (await world.another()).sendDue({ timeLimitMs });
		expect(second).toMatchObject({ alreadyTold: true });
	});

	it('is asked once in a run whether it works again', async () => {
		const world = await openDisconnected();
		await expect(world.engine.notify([tell('ana', 'E1')], { timeLimitMs })).rejects.toThrow();
		const before = world.slack.requests.length;
		const calls = () => world.slack.requests.slice(before).map(({ method }) => method);
		expect(await (await world.another()).notify([], { timeLimitMs: 0 })).toEqual([]);
		await notifyAgain(world, ['ana', 'E2'], ['nobody', 'E3'], ['bo', 'E4']);
		expect(calls()).toEqual(['auth.test', 'auth.test']);
	});

	it('loses nothing: all is told once a call works, also about members nobody knew', async () => {
		const world = await openDisconnected();
		world.slack.users.push(person('bo'));
		await expect(world.engine.notify([tell('ana', 'E1')], { timeLimitMs })).rejects.toThrow();
		expect(await notifyAgain(world, ['ana', 'E2'], ['bo', 'E3'])).toMatchObject([
			{ reason: 'disconnected' },
			{ reason: 'disconnected' },
		]);
		world.slack.restore();
		world.clock.pass(hour);
		await (await world.another()).sendDue({ timeLimitMs });
		expect(world.slack.messages.map(({ user }) => user).sort()).toEqual([
			'U000000BO',
			'U00000ANA',
			'U00000ANA',
		]);
	});

	it('and disconnects again later is told of again', async () => {
		const world = await openDisconnected();
		await expect(world.engine.notify([tell('ana', 'E1')], { timeLimitMs })).rejects.toThrow();
		world.slack.restore();
		await notifyAgain(world, ['ana', 'E2']);
		world.slack.revoke('account_inactive');
		world.clock.pass(hour);
		const run = (await world.another()).notify([tell('ana', 'E3')], { timeLimitMs });
		await expect(run).rejects.toMatchObject({ code: 'account_inactive' });
	});

	it('can’t be synced, and says so every time, since nothing else would be true', async () => {
		const world = await openDisconnected();
		for (let time = 0; time < 2; time++) {
			await expect(sync(world.engine, ['ana'])).rejects.toMatchObject({ code: 'token_revoked' });
		}
	});

	it('takes channel messages as well, where the channel is known', async () => {
		const world = await openWorld({ channels: [channel('general')] });
		await world.engine.notify([tellChannel('#general', 'E1')], { timeLimitMs });
		world.slack.revoke('token_revoked');
		const run = world.engine.notify([tellChannel('#general', 'E2')], { timeLimitMs });
		await expect(run).rejects.toMatchObject({ code: 'token_revoked' });
		world.slack.restore();
		await (await world.another()).sendDue({ timeLimitMs });
		expect(world.slack.messages).toHaveLength(2);
	});

	it('takes what a channel is to stand in for that nobody has looked up yet', async () => {
		const world = await openWorld({ users: [person('ana')], channels: [channel('general')] });
		await sync(world.engine, ['ana', 'nobody']);
		world.slack.revoke('token_revoked');
		await expect(world.engine.notify([tell('ana', 'E1')], { timeLimitMs })).rejects.toThrow();
		const standIn = { ifNotConnected: 'default_channel' } as const;
		const again = (await world.another()).notify([tell('nobody', 'E2', standIn)], { timeLimitMs });
		expect(await again).toMatchObject([{ outcome: 'queued', reason: 'disconnected' }]);
		world.slack.restore();
		world.clock.pass(hour);
		await (await world.another()).sendDue({ timeLimitMs });
		expect(world.slack.messages.map((each) => each.user ?? each.channel).sort()).toEqual([
			'C0GENERAL',
			'U00000ANA',
		]);
	});

	it('tells of it by such an event as well, where that is the first', async () => {
		const world = await openWorld({ users: [person('ana')], channels: [channel('general')] });
		await sync(world.engine, ['ana', 'nobody']);
		world.slack.revoke('token_revoked');
		const event = tell('nobody', 'E1', { ifNotConnected: 'default_channel' });
		await expect(world.engine.notify([event], { timeLimitMs })).rejects.toMatchObject({
			code: 'token_revoked',
			message: expect.stringMatching(/Nothing is lost/),
		});
		world.slack.restore();
		world.clock.pass(hour);
		await (await world.another()).sendDue({ timeLimitMs });
		expect(world.slack.messages).toMatchObject([{ channel: 'C0GENERAL' }]);
	});

	it('and was told of already hides no failure that nobody was told of', async () => {
		const world = await openWorld({ users: [person('ana'), person('bo')] });
		world.slack.fail('chat.postMessage', faults.rateLimited('1'));
		await world.engine.notify([tell('ana', 'E1')], { timeLimitMs: 0 });
		world.clock.pass(hour);
		world.slack.fail('chat.postMessage', faults.refusal('messages_tab_disabled'));
		await world.engine.notify([tell('bo', 'E2')], { timeLimitMs });
		world.slack.revoke('token_revoked');
		await expect(world.engine.notify([tell('bo', 'E3')], { timeLimitMs })).rejects.toThrow();
		expect(await (await world.another()).sendDue({ timeLimitMs })).toMatchObject({
			stoppedBy: { code: 'token_revoked' },
			alreadyTold: true,
			deliveries: [
				{
					state: 'failed',
					refusal: { code: 'messages_tab_disabled' },
					notifications: [{ dedupeKey: 'E1' }],
				},
			],
		});
		expect((await (await world.another()).sendDue({ timeLimitMs })).deliveries).toEqual([]);
	});

	it('for want of a scope only is not disconnected', async () => {
		const world = await openWorld({ users: [person('ana')], scopes: ['chat:write'] });
		for (let time = 0; time < 2; time++) {
			expect(await world.engine.notify([tell('ana', 'E1')], { timeLimitMs })).toMatchObject([
				{ outcome: 'error', error: { code: 'missing_scope' } },
			]);
		}
	});
});
