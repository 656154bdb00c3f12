import { describe, expect, it } from 'vitest';
import type { NotifyRequest } from '../../src/notify/request';
import { faults } from '../support/strictSlack/faults';
import { person } from '../support/strictSlack/people';
import { appScopes } from '../support/strictSlack/startStrictSlack';
import { channel } from '../support/strictSlack/workspace';
import { hour, minute, openWorld, tell, tellChannel, textOf, type World } from './world';

const timeLimitMs = minute;
const deals = channel('deals');
const reading = [...appScopes, 'channels:history'];

type IfToldBefore = NotifyRequest['ifToldBefore'];

function about(recordKey: string, eventId: string, ifToldBefore?: IfToldBefore): NotifyRequest {
	return { ...tellChannel('#deals', eventId, { recordKey }), ifToldBefore };
}

async function tellOne({ engine, clock }: World, request: NotifyRequest) {
	clock.pass(minute);
	const [result] = await engine.notify([request], { timeLimitMs });
	return result;
}

describe('a follow-up about a record', () => {
	it('goes into the thread of the first message about it in that channel', async () => {
		const world = await openWorld({ channels: [deals] });
		await tellOne(world, about('deal-1', 'E1'));
		await tellOne(world, about('deal-2', 'E2'));
		await tellOne(world, about('deal-1', 'E3', 'reply'));
		await tellOne(world, about('deal-1', 'E4', 'reply'));
		const [first, other, ...replies] = world.slack.messages;
		expect(other!.thread_ts).toBeUndefined();
		expect(replies.map(({ thread_ts }) => thread_ts)).toEqual([first!.ts, first!.ts]);
	});

	it('is a message of its own where nobody asked for the thread', async () => {
		const world = await openWorld({ channels: [deals] });
		await tellOne(world, about('deal-1', 'E1'));
		await tellOne(world, about('deal-1', 'E2'));
		expect(world.slack.messages.map(({ thread_ts }) => thread_ts)).toEqual([undefined, undefined]);
	});

	it('begins the thread where it is the first about its record', async () => {
		const world = await openWorld({ channels: [deals] });
		await tellOne(world, about('deal-1', 'E1', 'reply'));
		await tellOne(world, about('deal-1', 'E2', 'reply'));
		const [first, second] = world.slack.messages;
		expect(first!.thread_ts).toBeUndefined();
		expect(second!.thread_ts).toBe(first!.ts);
	});

	it('is shown in the channel as well by option', async () => {
		const world = await openWorld({ channels: [deals] });
		await tellOne(world, about('deal-1', 'E1'));
		await tellOne(world, about('deal-1', 'E2', 'reply'));
		await tellOne(world, about('deal-1', 'E3', 'reply_and_show'));
		const shown = world.slack
			.requestsOf('chat.postMessage')
			.map(({ args }) => args.reply_broadcast);
		expect(shown.map((each) => each === 'true')).toEqual([false, false, true]);
	});

	it('has one thread in each conversation', async () => {
		const world = await openWorld({ channels: [deals], users: [person('ana')] });
		await tellOne(world, about('deal-1', 'E1'));
		const reply = { ...tell('ana', 'E1', { recordKey: 'deal-1' }), ifToldBefore: 'reply' } as const;
		await tellOne(world, reply);
		await tellOne(world, { ...reply, dedupeKey: 'E2' });
		const [channelFirst, own, ownReply] = world.slack.messages;
		expect(own!.thread_ts).toBeUndefined();
		expect(ownReply).toMatchObject({ thread_ts: own!.ts, channel: own!.channel });
		expect(own!.channel).not.toBe(channelFirst!.channel);
	});

	it('begins a new thread where somebody deleted the first message', async () => {
		const world = await openWorld({ channels: [deals] });
		await tellOne(world, about('deal-1', 'E1'));
		world.slack.deleteMessage(world.slack.messages[0]!.ts);
		await tellOne(world, about('deal-1', 'E2', 'reply'));
		await tellOne(world, about('deal-1', 'E3', 'reply'));
		const [second, third] = world.slack.messages.slice(-2);
		expect(second!.thread_ts).toBeUndefined();
		expect(third!.thread_ts).toBe(second!.ts);
	});

	it('begins a new thread where Slack says that the first message is gone', async () => {
		const world = await openWorld({ channels: [deals] });
		await tellOne(world, about('deal-1', 'E1'));
		world.slack.fail('chat.postMessage', faults.refusal('thread_not_found'));
		const told = await tellOne(world, about('deal-1', 'E2', 'reply'));
		expect(told).toMatchObject({ outcome: 'sent' });
		await tellOne(world, about('deal-1', 'E3', 'reply'));
		const [, second, third] = world.slack.messages;
		expect(second!.thread_ts).toBeUndefined();
		expect(third!.thread_ts).toBe(second!.ts);
	});

	it('waits for a first message whose answer was lost, and goes under it once that was looked up', async () => {
		const channels = [{ ...deals, is_member: true }];
		const world = await openWorld({ channels, scopes: reading });
		world.slack.fail('chat.postMessage', faults.answerLost());
		await tellOne(world, about('deal-1', 'E1'));
		const [waiting] = await world.engine.notify([about('deal-1', 'E2', 'reply')], {
			timeLimitMs: 1_000,
		});
		expect(waiting).toMatchObject({ outcome: 'queued' });
		world.clock.pass(minute);
		await world.engine.sendDue({ timeLimitMs });
		const [first, second] = world.slack.messages;
		expect(world.slack.messages).toHaveLength(2);
		expect(second!.thread_ts).toBe(first!.ts);
	});

	it('does not wait for ever: after ten minutes it begins anew', async () => {
		const world = await openWorld({ channels: [deals], settings: { afterLostAnswer: 'hold' } });
		world.slack.fail('chat.postMessage', faults.answerLost());
		await tellOne(world, about('deal-1', 'E1'));
		await world.engine.notify([about('deal-1', 'E2', 'reply')], { timeLimitMs: 1_000 });
		world.clock.pass(hour);
		await world.engine.sendDue({ timeLimitMs });
		expect(world.slack.messages.map(({ thread_ts }) => thread_ts)).toEqual([undefined, undefined]);
	});

	it('takes a record key', async () => {
		const world = await openWorld({ channels: [deals] });
		const request = { ...tellChannel('#deals', 'E1'), ifToldBefore: 'reply' } as const;
		const told = await tellOne(world, request);
		expect(told).toMatchObject({ error: { code: 'record_key_missing', field: 'Record Key' } });
	});
});

describe('two workers at the same record', () => {
	/** Between the look of one worker and its beginning, `meanwhile` happens. */
	async function worker(world: World, meanwhile: () => Promise<unknown>) {
		let isFirst = true;
		return world.another({
			store: (real) => ({
				...real,
				async findRecordMessage(question) {
					const found = await real.findRecordMessage(question);
					if (isFirst) {
						isFirst = false;
						await meanwhile();
					}
					return found;
				},
			}),
		});
	}

	it('make one first message of it, and the other goes under it', async () => {
		const world = await openWorld({ channels: [deals] });
		const late = await worker(world, () => tellOne(world, about('deal-1', 'E2', 'reply')));
		const [told] = await late.notify([about('deal-1', 'E1', 'reply')], { timeLimitMs });
		expect(told).toMatchObject({ outcome: 'queued', reason: 'waits_for_thread' });
		world.clock.pass(minute);
		await world.engine.sendDue({ timeLimitMs });
		const [first, second] = world.slack.messages;
		expect(textOf(first!)).toContain('Document E2');
		expect(second!.thread_ts).toBe(first!.ts);
	});

	it('leave it in the newer state of two', async () => {
		const world = await openWorld({ channels: [deals] });
		await tellOne(world, about('deal-1', 'E1'));
		const late = await worker(world, () => tellOne(world, about('deal-1', 'E3', 'update')));
		const [told] = await late.notify([about('deal-1', 'E2', 'update')], { timeLimitMs });
		expect(told).toMatchObject({ outcome: 'queued', reason: 'waits_for_thread' });
		world.clock.pass(minute);
		await world.engine.sendDue({ timeLimitMs });
		expect(world.slack.messages.map(textOf)).toEqual([expect.stringContaining('Document E3')]);
	});
});

describe('an update of the message about a record', () => {
	it('changes the first message into its new state, and adds none', async () => {
		const world = await openWorld({ channels: [deals] });
		await tellOne(world, about('deal-1', 'E1'));
		const told = await tellOne(world, about('deal-1', 'E2', 'update'));
		expect(told).toMatchObject({ outcome: 'sent' });
		expect(world.slack.messages.map(textOf)).toEqual([expect.stringContaining('Document E2')]);
	});

	it('is a new message where there is none yet, or somebody deleted it', async () => {
		const world = await openWorld({ channels: [deals] });
		await tellOne(world, about('deal-1', 'E1', 'update'));
		world.slack.deleteMessage(world.slack.messages[0]!.ts);
		const told = await tellOne(world, about('deal-1', 'E2', 'update'));
		expect(told).toMatchObject({ outcome: 'sent' });
		expect(world.slack.messages.map(textOf)).toEqual([expect.stringContaining('Document E2')]);
	});

	it('whose answer was lost is sent again, without a look-up: it changes nothing twice', async () => {
		const world = await openWorld({ channels: [deals], settings: { afterLostAnswer: 'hold' } });
		await tellOne(world, about('deal-1', 'E1'));
		world.slack.fail('chat.update', faults.answerLost());
		await tellOne(world, about('deal-1', 'E2', 'update'));
		world.clock.pass(hour);
		await world.engine.sendDue({ timeLimitMs });
		expect(world.slack.messages.map(textOf)).toEqual([expect.stringContaining('Document E2')]);
		const why = await world.engine.why({ eventId: 'E2' } as never);
		expect(JSON.stringify(why)).toContain('"sent"');
	});

	it('never takes the message back to an older state', async () => {
		const world = await openWorld({ channels: [deals] });
		await tellOne(world, about('deal-1', 'E1'));
		world.slack.fail('chat.update', faults.http(503));
		await tellOne(world, about('deal-1', 'E2', 'update'));
		await tellOne(world, { ...about('deal-1', 'E3', 'update') });
		world.clock.pass(hour);
		await world.engine.sendDue({ timeLimitMs });
		expect(world.slack.messages.map(textOf)).toEqual([expect.stringContaining('Document E3')]);
	});
});
