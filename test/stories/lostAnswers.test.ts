import { describe, expect, it } from 'vitest';
import { faults } from '../support/strictSlack/faults';
import { appScopes } from '../support/strictSlack/startStrictSlack';
import { person } from '../support/strictSlack/people';
import { hour, minute, openWorld, tell, type World } from './world';

const timeLimitMs = minute;

class Crash extends Error {}

type Part = 'store' | 'slack';

/** Dies, as by kill -9, when it comes to this verb: before it is done, or after. */
function dyingAt<T extends object>(verb: keyof T, when: 'before' | 'after') {
	return (real: T): T => ({
		...real,
		[verb]: async (...args: unknown[]) => {
			if (when === 'after') await (real[verb] as (...args: unknown[]) => unknown)(...args);
			throw new Crash();
		},
	});
}

/** Long enough for every lease to be over. */
async function laterRun(world: World): Promise<void> {
	world.clock.pass(hour);
	await world.engine.sendDue({ timeLimitMs });
	world.clock.pass(hour);
	await world.engine.sendDue({ timeLimitMs });
}

describe('a worker that dies', () => {
	it.each([
		['after the notification was accepted', 'store', 'accept', 'after'],
		['before it claims', 'store', 'claim', 'before'],
		['after it claimed', 'store', 'claim', 'after'],
		['before the mark that it is sending', 'store', 'begin', 'before'],
		['after the mark that it is sending', 'store', 'begin', 'after'],
		['before Slack took the message', 'slack', 'post', 'before'],
		['after Slack took the message', 'slack', 'post', 'after'],
		['before the message’s ts is stored', 'store', 'settle', 'before'],
		['after the message’s ts is stored', 'store', 'settle', 'after'],
	] as const)('%s loses nothing and tells nobody twice', async (_, part: Part, verb, when) => {
		const world = await openWorld({ users: [person('ana')] });
		const worker = await world.another({
			[part]: dyingAt<Record<string, unknown>>(verb, when) as never,
		});
		await expect(worker.notify([tell('ana', 'E1')], { timeLimitMs })).rejects.toThrow(Crash);
		await laterRun(world);
		expect(world.slack.messages).toHaveLength(1);
		const [again] = await world.engine.notify([tell('ana', 'E1')], { timeLimitMs });
		expect(again).toMatchObject({ reason: 'duplicate', first: { state: 'sent' } });
	});

	it('before the notification was accepted has accepted nothing: the same event is new', async () => {
		const world = await openWorld({ users: [person('ana')] });
		const worker = await world.another({ store: dyingAt('accept', 'before') });
		await expect(worker.notify([tell('ana', 'E1')], { timeLimitMs })).rejects.toThrow(Crash);
		await laterRun(world);
		expect(world.slack.messages).toHaveLength(0);
		const [again] = await world.engine.notify([tell('ana', 'E1')], { timeLimitMs });
		expect(again).toMatchObject({ outcome: 'sent' });
	});
});

describe('an answer that was lost', () => {
	it.each([
		['a reset connection', faults.reset(true)],
		['a body cut short', faults.cutShort(true)],
		['status 503 with a page', faults.http(503, true)],
		['status 200 with a page', faults.html(true)],
		['status 200 with null', faults.nullBody(true)],
		['no answer at all', faults.hang(true)],
	])('by %s is looked up, and the message is not sent again', async (_, fault) => {
		const world = await openWorld({ users: [person('ana')] });
		world.slack.fail('chat.postMessage', fault);
		const [result] = await world.engine.notify([tell('ana', 'E1')], { timeLimitMs });
		expect(result).toMatchObject({ outcome: 'queued', reason: 'answer_lost' });
		await laterRun(world);
		expect(world.slack.messages).toHaveLength(1);
		expect(world.slack.requestsOf('conversations.history').length).toBeGreaterThan(0);
	});

	it.each([
		['a reset connection', faults.reset(false)],
		['status 503 with a page', faults.http(503)],
	])('by %s, with no message in the history, is sent again', async (_, fault) => {
		const world = await openWorld({ users: [person('ana')] });
		world.slack.fail('chat.postMessage', fault);
		await world.engine.notify([tell('ana', 'E1')], { timeLimitMs });
		expect(world.slack.messages).toHaveLength(0);
		await laterRun(world);
		expect(world.slack.messages).toHaveLength(1);
	});

	it('is not looked up within ten seconds, when the history may not show the message yet', async () => {
		const world = await openWorld({ users: [person('ana')] });
		world.slack.fail('chat.postMessage', faults.answerLost());
		await world.engine.notify([tell('ana', 'E1')], { timeLimitMs });
		world.clock.pass(9_999);
		await world.engine.sendDue({ timeLimitMs: 0 });
		expect(world.slack.requestsOf('conversations.history')).toHaveLength(0);
	});
});

describe('an answer that was waited for in vain', () => {
	it('is not looked up within ten seconds of having been given up', async () => {
		const world = await openWorld({ users: [person('ana')] });
		const slow = await world.another({
			slack: (real) => ({
				...real,
				async post() {
					world.clock.pass(30_000);
					return { outcome: 'unsure', refusal: { code: 'timed_out', says: '', hint: '' } };
				},
			}),
		});
		await slow.notify([tell('ana', 'E1')], { timeLimitMs });
		world.clock.pass(9_999);
		await world.engine.sendDue({ timeLimitMs });
		expect(world.slack.requestsOf('conversations.history')).toHaveLength(0);
		world.clock.pass(1);
		await world.engine.sendDue({ timeLimitMs });
		expect(world.slack.requestsOf('conversations.history')).toHaveLength(1);
	});
});

describe('where the history may not be read', () => {
	const scopes = appScopes.filter((scope) => scope !== 'im:history');

	it('a message whose answer was lost is sent again, if the credential says so', async () => {
		const world = await openWorld({ users: [person('ana')], scopes });
		world.slack.fail('chat.postMessage', faults.answerLost());
		await world.engine.notify([tell('ana', 'E1')], { timeLimitMs });
		await laterRun(world);
		expect(world.slack.messages).toHaveLength(2);
	});

	it('it is held and counted as unsure, if the credential says so', async () => {
		const world = await openWorld({
			users: [person('ana')],
			scopes,
			settings: { afterLostAnswer: 'hold' },
		});
		world.slack.fail('chat.postMessage', faults.answerLost());
		await world.engine.notify([tell('ana', 'E1')], { timeLimitMs });
		await laterRun(world);
		expect(world.slack.messages).toHaveLength(1);
		expect((await world.engine.sendDue({ timeLimitMs })).waiting).toMatchObject({
			unsure: 1,
			due: 0,
		});
	});

	it('what is held is listed once', async () => {
		const world = await openWorld({
			users: [person('ana')],
			scopes,
			settings: { afterLostAnswer: 'hold' },
		});
		world.slack.fail('chat.postMessage', faults.answerLost());
		await world.engine.notify([tell('ana', 'E1')], { timeLimitMs });
		world.clock.pass(hour);
		expect((await world.engine.sendDue({ timeLimitMs })).deliveries).toMatchObject([
			{ state: 'unsure', notifications: [{ dedupeKey: 'E1' }] },
		]);
		expect((await world.engine.sendDue({ timeLimitMs })).deliveries).toEqual([]);
	});
});
