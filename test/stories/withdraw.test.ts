import { describe, expect, it } from 'vitest';
import { person } from '../support/strictSlack/people';
import { channel } from '../support/strictSlack/workspace';
import { choose, day, member, minute, openWorld, readBy, tell, type World } from './world';

const timeLimitMs = 5 * minute;
const ids = ['E1', 'E2', 'E3', 'E4', 'E5'];

async function openWithFive(options: Parameters<typeof openWorld>[0] = {}): Promise<World> {
	const users = ['ana', 'bo'].map((name) => person(name));
	const world = await openWorld({ users, channels: [channel('general')], ...options });
	await choose(world, 'ana', 'daily');
	await world.engine.notify(
		ids.map((id) => tell('ana', id, { recordKey: `T-${id}` })),
		{ timeLimitMs },
	);
	return world;
}

async function told(world: World): Promise<string[]> {
	world.clock.pass(day);
	await world.engine.sendDue({ timeLimitMs });
	const text = readBy(world, 'ana').join('\n');
	return ids.filter((id) => text.includes(`Task ${id}`));
}

describe('Number 8: withdrawing', () => {
	it.each([
		['the first', ['E1']],
		['a middle one', ['E3']],
		['the last', ['E5']],
		['all', ids],
	])('%s leaves the others to be told', async (_, gone) => {
		const world = await openWithFive();
		for (const eventId of gone) {
			const { withdrawn } = await world.engine.withdraw({ recipient: member('ana'), eventId });
			expect(withdrawn.map(({ dedupeKey }) => dedupeKey)).toEqual([eventId]);
		}
		expect(await told(world)).toEqual(ids.filter((id) => !gone.includes(id)));
	});

	it('during the send says that it is too late, and everything is told once', async () => {
		const world = await openWithFive();
		world.clock.pass(day);
		let answer: unknown;
		const sending = await world.another({
			slack: (real) => ({
				...real,
				post: async (message) => {
					answer = await world.engine.withdraw({ eventId: 'E3' });
					return real.post(message);
				},
			}),
		});
		await sending.sendDue({ timeLimitMs });
		expect(answer).toMatchObject({ withdrawn: [], inFlight: [{ dedupeKey: 'E3' }] });
		expect(await told(world)).toEqual(ids);
	});

	it('before the event arrives keeps it from being told, and says so', async () => {
		const world = await openWithFive();
		expect(await world.engine.withdraw({ eventId: 'E9' })).toMatchObject({ beforehand: true });
		const results = await world.engine.notify([tell('ana', 'E9'), tell('bo', 'E9')], {
			timeLimitMs,
		});
		expect(results).toMatchObject([
			{ outcome: 'skipped', reason: 'withdrawn' },
			{ outcome: 'skipped', reason: 'withdrawn' },
		]);
	});

	it('what was told says so', async () => {
		const world = await openWithFive();
		await told(world);
		expect(await world.engine.withdraw({ eventId: 'E1' })).toEqual({
			withdrawn: [],
			inFlight: [],
			told: 1,
			beforehand: false,
		});
	});

	it('by record key or by type takes what fits, and of one recipient', async () => {
		const world = await openWithFive();
		await choose(world, 'bo', 'daily');
		await world.engine.notify([tell('bo', 'E1', { recordKey: 'T-E1' })], { timeLimitMs });
		const byRecord = await world.engine.withdraw({ recordKey: 'T-E1' });
		expect(byRecord.withdrawn).toHaveLength(2);
		const byType = await world.engine.withdraw({ type: 'task.assigned', recipient: member('ana') });
		expect(byType.withdrawn).toHaveLength(4);
	});

	it('nothing in particular is refused', async () => {
		const world = await openWithFive();
		await expect(world.engine.withdraw({})).rejects.toMatchObject({ code: 'which_missing' });
		expect(await told(world)).toEqual(ids);
	});
});

describe('what is taken back while Slack is asked', () => {
	it('is not told later, where Slack did not take it', async () => {
		const world = await openWithFive();
		world.clock.pass(day);
		const refused = await world.another({
			slack: (real) => ({
				...real,
				post: async () => {
					await world.engine.withdraw({ eventId: 'E3' });
					const refusal = { code: 'ratelimited', says: '', hint: '' };
					return { outcome: 'later', refusal, rateLimited: true, retryAfterMs: 1_000 };
				},
			}),
		});
		await refused.sendDue({ timeLimitMs: 0 });
		expect(await told(world)).toEqual(ids.filter((id) => id !== 'E3'));
		const { stories } = await world.engine.why({ eventId: 'E3', most: 1 });
		expect(stories).toMatchObject([{ state: 'withdrawn' }]);
	});

	it('reaches whoever a channel was told in place of', async () => {
		const world = await openWithFive();
		const general = { kind: 'channel', channel: '#general' } as const;
		await world.engine.setPreferences(general, {
			scope: { kind: 'everything' },
			frequency: 'daily',
		});
		const stranger = tell('zoe', 'E9', { ifNotConnected: 'default_channel' });
		await world.engine.notify([stranger], { timeLimitMs });
		expect((await world.engine.withdraw({ eventId: 'E9' })).withdrawn).toHaveLength(1);
		world.clock.pass(day);
		await world.engine.sendDue({ timeLimitMs });
		expect(world.slack.messages.every(({ channel: id }) => id !== 'C0GENERAL')).toBe(true);
	});
});

describe('Number 16: the same event ID used again after a withdrawal', () => {
	it('is answered with what became of it', async () => {
		const world = await openWithFive();
		await world.engine.withdraw({ eventId: 'E1' });
		const [result] = await world.engine.notify([tell('ana', 'E1')], { timeLimitMs });
		expect(result).toMatchObject({
			outcome: 'skipped',
			reason: 'duplicate',
			first: { state: 'withdrawn', reason: 'withdrawn' },
		});
	});
});
