// Answers: does the Slack that is played in memory tell the truth about what is in it?
import { describe, expect, it } from 'vitest';
import { simulateSlack, WorkerDied, type Fate } from '../support/simulatedSlack';
import { testClock } from '../support/testClock';

const message = (key: string, but: { conversation?: string; threadTs?: string } = {}) => ({
	conversation: 'U1',
	key,
	text: 'x',
	blocks: [],
	...but,
});

function start(fate: Fate = 'posted', but: Partial<Parameters<typeof simulateSlack>[0]> = {}) {
	const clock = testClock('2026-01-01T00:00:00Z');
	const slack = simulateSlack({ clock, users: [], channels: [], fateOf: () => fate, ...but });
	const lookUp = (key: string, threadTs?: string) =>
		slack.lookUp({ conversation: 'U1', key, sinceMs: clock.now(), threadTs });
	return { clock, slack, lookUp };
}

describe('the simulated Slack', () => {
	it.each([
		['posted', { outcome: 'posted', conversation: 'D1' }, 1],
		['refused', { outcome: 'refused' }, 0],
		['asked_to_wait', { outcome: 'later', rateLimited: true }, 0],
		['not_reached', { outcome: 'later', rateLimited: false }, 0],
		['unsure_posted', { outcome: 'unsure' }, 1],
		['unsure_not_posted', { outcome: 'unsure' }, 0],
	] as const)('has the message only where that was its fate: %s', async (fate, outcome, count) => {
		const { slack, lookUp } = start(fate);
		expect(await slack.post(message('k'))).toMatchObject(outcome);
		expect(slack.messages).toHaveLength(count);
		const found = await lookUp('k');
		expect(found.outcome).toBe(count === 1 ? 'found' : 'not_found');
	});

	it.each([
		['dies_before', 0],
		['dies_after', 1],
	] as const)('ends the worker where that was its fate: %s', async (fate, count) => {
		const { slack } = start(fate);
		await expect(slack.post(message('k'))).rejects.toThrow(WorkerDied);
		expect(slack.messages).toHaveLength(count);
	});

	it('finds a reply in its thread only', async () => {
		const { slack, lookUp, clock } = start();
		await slack.post(message('first'));
		clock.pass(1_000);
		const { ts } = slack.messages[0]!;
		await slack.post(message('reply', { threadTs: ts }));
		expect(await lookUp('reply', ts)).toMatchObject({ outcome: 'found' });
		expect(await lookUp('reply')).toEqual({ outcome: 'not_found' });
		expect(slack.astray).toEqual([]);
		await slack.post(message('other', { conversation: 'C1', threadTs: ts }));
		expect(slack.astray).toMatchObject([{ key: 'other' }]);
	});

	it('remembers what it refused to show', async () => {
		const { slack, lookUp } = start('unsure_posted', { isHidden: () => true });
		await slack.post(message('k'));
		expect(await lookUp('k')).toMatchObject({ outcome: 'not_allowed' });
		expect(slack.messages).toMatchObject([{ key: 'k', hidden: true }]);
	});

	it('takes nothing that comes too soon, and keeps a list of that', async () => {
		const { slack, clock } = start();
		await slack.post(message('k-1'));
		expect(await slack.post(message('k-2'))).toMatchObject({ rateLimited: true });
		clock.pass(1_000);
		expect(await slack.post(message('k-3'))).toMatchObject({ outcome: 'posted' });
		expect(slack.messages.map(({ key }) => key)).toEqual(['k-1', 'k-3']);
		expect(slack.tooSoon).toMatchObject([{ conversation: 'U1' }]);
	});

	it('takes nothing from anybody before the time that it said with a 429', async () => {
		const fates: Fate[] = ['asked_to_wait', 'posted'];
		const { slack, clock } = start('posted', {
			fateOf: () => fates.shift()!,
			retryAfterSeconds: () => 30,
		});
		expect(await slack.post(message('k-1'))).toMatchObject({ retryAfterMs: 30_000 });
		clock.pass(29_999);
		const other = message('k-2', { conversation: 'U2' });
		expect(await slack.post(other)).toMatchObject({ outcome: 'later', retryAfterMs: 1_000 });
		expect(slack.tooSoon).toMatchObject([{ conversation: 'U2' }]);
		clock.pass(1);
		expect(await slack.post(other)).toMatchObject({ outcome: 'posted' });
	});

	it('with a token that was revoked takes nothing and answers nothing', async () => {
		const { slack } = start('posted', { revoked: () => 'token_revoked' });
		expect(await slack.post(message('k'))).toMatchObject({ outcome: 'stopped' });
		await expect(slack.identify()).rejects.toMatchObject({ code: 'token_revoked', next: 'stop' });
	});

	it('says of a reply which thread it is in, and shows it to all where that was asked for', async () => {
		const { slack, lookUp, clock } = start();
		const first = await slack.post(message('first'));
		expect(first).not.toHaveProperty('threadTs');
		clock.pass(1_000);
		const { ts: threadTs } = slack.messages[0]!;
		const reply = { ...message('reply', { threadTs }), alsoToConversation: true };
		expect(await slack.post(reply)).toMatchObject({ outcome: 'posted', threadTs });
		expect(await lookUp('reply', threadTs)).toMatchObject({ outcome: 'found', threadTs });
		expect(await lookUp('reply')).toMatchObject({ outcome: 'found', threadTs });
	});

	it('puts a reply to a message that was deleted among the others, and knows it was not ours to know', async () => {
		const deleted = new Set<string>();
		const { slack, lookUp, clock } = start('posted', { isDeleted: (ts) => deleted.has(ts) });
		await slack.post(message('first'));
		clock.pass(1_000);
		const { ts: threadTs } = slack.messages[0]!;
		deleted.add(threadTs);
		const answer = await slack.post(message('reply', { threadTs }));
		expect(answer).toEqual({ outcome: 'posted', conversation: 'D1', ts: slack.messages[1]!.ts });
		expect(slack.messages[1]!.threadTs).toBeUndefined();
		expect(slack.astray).toEqual([]);
		expect(await lookUp('reply', threadTs)).toMatchObject({ outcome: 'found' });
		const first = { conversation: 'U1', key: 'first', sinceMs: 0 };
		expect(await slack.lookUp(first)).toEqual({ outcome: 'not_found' });
	});
});

describe('the simulated Slack’s scopes', () => {
	it('are all that there are, fewer, or unknown', async () => {
		expect(await start().slack.scopes()).toContain('files:write');
		const few = start('posted', { scopes: () => ['chat:write'] });
		expect(await few.slack.scopes()).toEqual(['chat:write']);
		expect(await start('posted', { scopes: () => undefined }).slack.scopes()).toBeUndefined();
	});
});

describe('an update of the simulated Slack', () => {
	/** What was posted, and then an update with this fate. */
	async function startWithMessage(fate: Fate, deleted = new Set<string>()) {
		const fates: Fate[] = ['posted'];
		const world = start(fate, {
			fateOf: () => fates.shift() ?? fate,
			isDeleted: (ts) => deleted.has(ts),
		});
		await world.slack.post(message('k-1'));
		const { ts, place: conversation } = world.slack.messages[0]!;
		const update = (but: object = {}) =>
			world.slack.update({ ...message('k-2'), text: 'y', conversation, ts, ...but });
		return { ...world, ts, update, deleted };
	}

	it.each([
		['posted', { outcome: 'posted', conversation: 'D1' }, 1],
		['refused', { outcome: 'refused' }, 0],
		['asked_to_wait', { outcome: 'later', rateLimited: true }, 0],
		['not_reached', { outcome: 'later' }, 0],
		['unsure_posted', { outcome: 'later' }, 1],
		['unsure_not_posted', { outcome: 'later' }, 0],
	] as const)(
		'is never unsure, and done only where that was its fate: %s',
		async (fate, outcome, count) => {
			const { slack, update } = await startWithMessage(fate);
			expect(await update()).toMatchObject(outcome);
			expect(slack.updates).toHaveLength(count);
			const [only, ...others] = slack.messages;
			expect(others).toEqual([]);
			expect(only).toMatchObject(
				count === 1
					? { text: 'y', key: 'k-2', earlier: [{ text: 'x', key: 'k-1' }] }
					: { text: 'x' },
			);
		},
	);

	it('of a message that was deleted, is elsewhere or never was finds none', async () => {
		const { ts, update, deleted, slack } = await startWithMessage('posted');
		const gone = { outcome: 'refused', refusal: { code: 'message_not_found' } };
		expect(await update({ ts: '1.000001' })).toMatchObject(gone);
		expect(await update({ conversation: 'C1' })).toMatchObject(gone);
		deleted.add(ts);
		expect(await update()).toMatchObject(gone);
		expect(slack.updates).toEqual([]);
	});

	it('ends the worker where that was its fate', async () => {
		const { slack, update } = await startWithMessage('dies_after');
		await expect(update()).rejects.toThrow(WorkerDied);
		expect(slack.updates).toHaveLength(1);
	});
});
