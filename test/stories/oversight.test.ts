import { describe, expect, it } from 'vitest';
import { findBlockFaults } from '../message/checkBlocks';
import { faults } from '../support/strictSlack/faults';
import { deactivated, person } from '../support/strictSlack/people';
import { channel } from '../support/strictSlack/workspace';
import {
	choose,
	day,
	hour,
	member,
	minute,
	openWorld,
	readBy,
	sync,
	tell,
	tellChannel,
	textOf,
	type World,
} from './world';

const timeLimitMs = 5 * minute;

async function open(options: Parameters<typeof openWorld>[0] = {}): Promise<World> {
	const users = [...['ana', 'bo'].map((name) => person(name)), deactivated('dee')];
	const world = await openWorld({ users, channels: [channel('general')], ...options });
	for (const name of ['ana', 'bo']) await choose(world, name, 'daily');
	return world;
}

describe('a preview', () => {
	it('shows what each conversation would get, as it is sent later, and sends nothing', async () => {
		const world = await open();
		await world.engine.notify([tell('ana', 'E1'), tell('ana', 'E2'), tell('bo', 'E1')], {
			timeLimitMs,
		});
		expect(await world.engine.preview({ mostConversations: 10 })).toEqual([]);
		const until = world.clock.now() + day;
		const previews = await world.engine.preview({ until, mostConversations: 10 });
		expect(previews).toMatchObject([
			{ conversation: 'U00000ANA', kind: 'digest', recipients: ['ana@example.com'], expired: 0 },
			{ conversation: 'U000000BO', notifications: [{ dedupeKey: 'E1' }] },
		]);
		expect(world.slack.messages).toEqual([]);
		expect(findBlockFaults(previews[0]?.messages[0]?.blocks ?? [])).toEqual([]);

		world.clock.pass(day);
		await world.engine.sendDue({ timeLimitMs });
		const shown = previews.flatMap(({ messages }) => messages.map((each) => textOf(each)));
		expect(world.slack.messages.map(textOf)).toEqual(shown);
	});

	it('leads to the Block Kit Builder with the blocks that are sent', async () => {
		const world = await open();
		await world.engine.notify([tell('ana', 'E1')], { timeLimitMs });
		const until = world.clock.now() + day;
		const [preview] = await world.engine.preview({ until, mostConversations: 1 });
		const [message] = preview?.messages ?? [];
		const fragment = new URL(message?.blockKitBuilderUrl ?? '').hash.slice(1);
		expect(JSON.parse(decodeURIComponent(fragment))).toEqual({ blocks: message?.blocks });
	});

	it('of one recipient, and of what expires before it is due', async () => {
		const world = await open();
		const soon = world.clock.now() + hour;
		await world.engine.notify(
			[tell('ana', 'E1', { expiresAt: soon }), tell('ana', 'E2'), tell('bo', 'E1')],
			{ timeLimitMs },
		);
		const until = world.clock.now() + day;
		const previews = await world.engine.preview({
			recipient: member('ana'),
			until,
			mostConversations: 10,
		});
		expect(previews).toMatchObject([{ expired: 1, notifications: [{ dedupeKey: 'E2' }] }]);
	});
});

describe('Send Now', () => {
	it('sends a member’s digest before its window ends, and nobody else’s', async () => {
		const world = await open();
		await world.engine.notify([tell('ana', 'E1'), tell('ana', 'E2'), tell('bo', 'E1')], {
			timeLimitMs,
		});
		const { deliveries } = await world.engine.sendNow({ recipient: member('ana'), timeLimitMs });
		expect(deliveries).toMatchObject([{ kind: 'digest', state: 'sent' }]);
		expect([readBy(world, 'ana').length, readBy(world, 'bo').length]).toEqual([1, 0]);
		world.clock.pass(day);
		await world.engine.sendDue({ timeLimitMs });
		expect([readBy(world, 'ana').length, readBy(world, 'bo').length]).toEqual([1, 1]);
	});

	it('of everything does not wait for quiet hours either, and leaves out what was turned off', async () => {
		const world = await open();
		await choose(world, 'ana', 'daily', { quietHours: '08:00-20:00' });
		await world.engine.notify([tell('ana', 'E1'), tell('bo', 'E1')], { timeLimitMs });
		const late = await world.another({
			store: (real) => ({ ...real, findQueued: async () => [] }),
		});
		await late.setPreferences(member('bo'), { scope: { kind: 'everything' }, frequency: 'off' });
		const report = await world.engine.sendNow({ timeLimitMs });
		expect(report).toMatchObject({ leftOut: { muted: 1 } });
		expect([readBy(world, 'ana').length, readBy(world, 'bo').length]).toEqual([1, 0]);
	});

	it('of nothing sends nothing', async () => {
		const world = await open();
		await world.engine.notify([tell('ana', 'E1')], { timeLimitMs });
		expect(await world.engine.sendNow({ eventId: 'E9', timeLimitMs })).toMatchObject({
			deliveries: [],
		});
	});
});

describe('Retry', () => {
	it('tells what had failed, once its cause is mended', async () => {
		const world = await open();
		world.slack.fail('chat.postMessage', faults.refusal('is_archived'));
		await world.engine.notify([tellChannel('#general', 'D1')], { timeLimitMs });
		const answer = await world.engine.retry({ unsure: 'look_up', timeLimitMs });
		expect(answer).toMatchObject({ requeued: 1, report: { deliveries: [{ state: 'sent' }] } });
		expect(await world.engine.retry({ unsure: 'look_up', timeLimitMs })).toMatchObject({
			requeued: 0,
		});
		expect(world.slack.messages).toHaveLength(1);
	});

	it('sends what is held as unsure again, where a person says so', async () => {
		const world = await open({ settings: { afterLostAnswer: 'hold' } });
		world.slack.fail('chat.postMessage', faults.http(500));
		await world.engine.notify([tellChannel('#general', 'D1')], { timeLimitMs });
		world.clock.pass(minute);
		await world.engine.sendDue({ timeLimitMs });
		const looked = await world.engine.retry({ unsure: 'look_up', timeLimitMs });
		expect(looked).toMatchObject({ requeued: 0, lookedUp: 1, report: { waiting: { unsure: 1 } } });
		const sent = await world.engine.retry({ unsure: 'send_again', timeLimitMs });
		expect(sent).toMatchObject({ requeued: 1, report: { deliveries: [{ state: 'sent' }] } });
		expect(world.slack.messages).toHaveLength(1);
	});
});

describe('Why', () => {
	it('tells the story of each event of a member, in the order in which things were decided', async () => {
		const world = await open();
		await world.engine.notify([tell('ana', 'E1')], { timeLimitMs });
		await choose(world, 'ana', 'weekly');
		await world.engine.sendNow({ recipient: member('ana'), timeLimitMs });
		await choose(world, 'ana', 'off');
		await world.engine.notify([tell('ana', 'E2')], { timeLimitMs });
		const { stories, recipient } = await world.engine.why({ recipient: member('ana'), most: 10 });
		expect(
			stories.map(({ dedupeKey, decisions }) => [
				dedupeKey,
				...decisions.map(({ reason }) => reason),
			]),
		).toEqual([
			['E2', 'muted'],
			['E1', 'waits_for_window', 'preferences_changed', 'sent_now', 'sent'],
		]);
		expect(stories[1]).toMatchObject({ state: 'sent', ts: expect.any(String), title: 'Task E1' });
		expect(recipient).toMatchObject({ known: true, mapping: { state: 'connected' } });
	});

	it('tells two members apart in whose place one channel is told', async () => {
		const world = await open();
		await world.engine.notify(
			['yan', 'zoe'].map((name) => tell(name, 'E1', { ifNotConnected: 'default_channel' })),
			{ timeLimitMs },
		);
		const { stories } = await world.engine.why({ eventId: 'E1', most: 10 });
		const told = stories.map(({ decisions }) => decisions.map(({ standsInFor }) => standsInFor));
		expect(told.map((each) => [...new Set(each)])).toEqual([
			['zoe@example.com'],
			['yan@example.com'],
		]);
		expect((await world.engine.withdraw({ eventId: 'E1' })).told).toBe(2);
	});

	it('is asked by event ID, record key, type or time span, and says where there is more', async () => {
		const world = await open();
		await world.engine.notify([tell('ana', 'E1', { recordKey: 'T1' })], { timeLimitMs });
		world.clock.pass(hour);
		const from = world.clock.now();
		await world.engine.notify(
			[tell('bo', 'E1', { recordKey: 'T1' }), tell('bo', 'E2', { type: 'comment.added' })],
			{ timeLimitMs },
		);
		const count = async (question: Omit<Parameters<typeof world.engine.why>[0], 'most'>) =>
			(await world.engine.why({ most: 10, ...question })).stories.length;
		expect(await count({ eventId: 'E1' })).toBe(2);
		expect(await count({ recordKey: 'T1' })).toBe(2);
		expect(await count({ type: 'comment.added' })).toBe(1);
		expect(await count({ from })).toBe(2);
		expect(await count({ until: from })).toBe(1);
		expect(await world.engine.why({ most: 2 })).toMatchObject({ more: true });
	});

	it('of somebody nobody ever told anything says whether the member is known at all', async () => {
		const world = await open();
		await sync(world.engine, ['dee']);
		const ask = (name: string) => world.engine.why({ recipient: member(name), most: 10 });
		expect(await ask('zoe')).toMatchObject({ stories: [], recipient: { known: false } });
		await world.engine.notify([tell('dee', 'E1')], { timeLimitMs });
		expect(await ask('dee')).toMatchObject({
			stories: [{ decisions: [{ outcome: 'skipped', reason: 'deactivated' }] }],
			recipient: { mapping: { state: 'deactivated' } },
		});
	});
});

describe('retention', () => {
	it('deletes what was sent and decided long enough ago, and nothing that waits', async () => {
		const world = await open();
		await choose(world, 'bo', 'immediate');
		await world.engine.notify([tell('bo', 'E1'), tell('ana', 'E1')], { timeLimitMs });
		world.clock.pass(hour);
		const wishes = { timeLimitMs, keepSentMs: 30 * day, keepDecisionsMs: 60 * day };
		expect(await world.engine.sendDue(wishes)).toMatchObject({ cleaned: 0 });

		const idle = await world.another({
			store: (real) => ({ ...real, claim: async () => ({ nothingDue: true }) }),
		});
		world.clock.pass(31 * day);
		await idle.sendDue(wishes);
		expect(await world.engine.why({ eventId: 'E1', most: 10 })).toMatchObject({
			stories: [{ state: 'queued' }, { decisions: [{}, { reason: 'sent' }] }],
		});
		world.clock.pass(31 * day);
		await idle.sendDue(wishes);
		expect((await world.engine.why({ eventId: 'E1', most: 10 })).stories).toEqual([]);
		await world.engine.sendDue(wishes);
		expect(readBy(world, 'ana')).toHaveLength(1);
	});

	it('of many is done in steps, and what is left over by the next run', async () => {
		const world = await open();
		await choose(world, 'ana', 'off');
		const events = Array.from({ length: 1_300 }, (_, index) => tell('ana', `E${index}`));
		await world.engine.notify(events, { timeLimitMs });
		world.clock.pass(2 * day);
		const steps: number[] = [];
		const counting = await world.another({
			store: (real) => ({
				...real,
				clean: async (request) => {
					const cleaned = await real.clean(request);
					steps.push(cleaned.decisions);
					return cleaned;
				},
			}),
		});
		expect(await counting.sendDue({ timeLimitMs, keepDecisionsMs: day })).toMatchObject({
			cleaned: 1_300,
		});
		expect(steps).toEqual([500, 500, 300, 0]);
	});
});

describe('a long digest', () => {
	const events = Array.from({ length: 300 }, (_, index) => tell('ana', `E${index}`));

	it('overflows into the thread under its first part, where that is wished', async () => {
		const world = await open();
		await world.engine.notify(events, { timeLimitMs });
		world.clock.pass(day);
		await world.engine.sendDue({ timeLimitMs, longDigests: 'thread' });
		const [first, ...others] = world.slack.messages;
		expect(others.length).toBeGreaterThan(1);
		expect(first?.thread_ts).toBeUndefined();
		expect(new Set(others.map((each) => each.thread_ts))).toEqual(new Set([first?.ts]));
		const text = world.slack.messages.map(textOf).join('\n');
		for (let index = 0; index < 300; index++) expect(text).toContain(`Task E${index}`);
	});

	it('finds a part whose answer was lost in the thread, and tells it once', async () => {
		const world = await open();
		await world.engine.notify(events, { timeLimitMs });
		world.clock.pass(day);
		world.slack.fail('chat.postMessage', faults.none());
		world.slack.fail('chat.postMessage', faults.answerLost());
		await world.engine.sendDue({ timeLimitMs, longDigests: 'thread' });
		world.clock.pass(minute);
		expect(await world.engine.sendDue({ timeLimitMs })).toMatchObject({
			waiting: { due: 0, unsure: 0 },
		});
		const text = world.slack.messages.map(textOf).join('\n');
		expect(text.match(/Task E7\b/g)).toHaveLength(1);
		expect(text.match(/Task E299\b/g)).toHaveLength(1);
	});
});
