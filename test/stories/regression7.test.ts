// Answers: can a worker that was believed dead do any harm when it wakes up? Number 7 of the regressions.
import { describe, expect, it } from 'vitest';
import type { PostOutcome } from '../../src/slack/contract';
import { person } from '../support/strictSlack/people';
import { hour, minute, openWorld, readBy, tell, type World } from './world';

const timeLimitMs = minute;
const refusal = { code: 'x', says: 'x', hint: 'x' };

const wakings: [string, (posted: PostOutcome) => PostOutcome][] = [
	['that it was sent', (posted) => posted],
	['that it was refused', () => ({ outcome: 'refused', refusal })],
	['that it is to be sent later', () => ({ outcome: 'later', refusal, rateLimited: false })],
	['that nobody knows', () => ({ outcome: 'unsure', refusal })],
	['that the token is no good', () => ({ outcome: 'stopped', refusal })],
];

/** A worker that has posted its message, and is held up for longer than its lease before it hears of that. */
async function openHeldUp(hears: (posted: PostOutcome) => PostOutcome) {
	const world = await openWorld({ users: [person('ana')] });
	const [asleep, awake] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
	const settled: boolean[] = [];
	const dead = await world.another({
		slack: (real) => ({
			...real,
			async post(message) {
				const posted = await real.post(message);
				asleep.resolve();
				await awake.promise;
				return hears(posted);
			},
		}),
		store: (real) => ({
			...real,
			async settle(...given) {
				const answer = await real.settle(...given);
				settled.push(answer);
				return answer;
			},
		}),
	});
	const run = dead.notify([tell('ana', 'E1')], { timeLimitMs });
	await asleep.promise;
	world.clock.pass(hour);
	const wake = async () => {
		awake.resolve();
		// A refusal of the credential ends its run with an error.
		const result = await run.then(
			([first]) => first,
			(error: unknown) => error,
		);
		expect(settled).toEqual([false]);
		return result;
	};
	return { world, wake };
}

const storyOf = async ({ engine }: World) =>
	(await engine.why({ eventId: 'E1', most: 9 })).stories[0];

async function isToldOnce(world: World): Promise<void> {
	expect(await storyOf(world)).toMatchObject({ state: 'sent', ts: world.slack.messages[0]!.ts });
	for (let runs = 0; runs < 3; runs++) {
		world.clock.pass(hour);
		await world.engine.sendDue({ timeLimitMs });
	}
	expect(readBy(world, 'ana')).toHaveLength(1);
}

describe('a worker believed dead', () => {
	it.each(wakings)(
		'Number 7: that wakes up when it was settled, and settles %s, is refused by its token',
		async (_, hears) => {
			const { world, wake } = await openHeldUp(hears);
			await world.engine.sendDue({ timeLimitMs });
			const before = await storyOf(world);
			expect(await wake()).toMatchObject({ outcome: 'sent', ts: world.slack.messages[0]!.ts });
			expect(await storyOf(world)).toEqual(before);
			await isToldOnce(world);
		},
	);

	it.each(wakings)(
		'Number 7: that wakes up while the next one looks its message up, and settles %s, is refused by its token',
		async (_, hears) => {
			const { world, wake } = await openHeldUp(hears);
			const next = await world.another({
				slack: (real) => ({
					...real,
					async lookUp(question) {
						await wake();
						return real.lookUp(question);
					},
				}),
			});
			await next.sendDue({ timeLimitMs });
			await isToldOnce(world);
		},
	);
});
