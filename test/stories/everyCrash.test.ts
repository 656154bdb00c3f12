// Answers: is each event told once, wherever a worker dies? Every await of both chapters is counted, and dies once.
import { describe, expect, it } from 'vitest';
import { openEngine, type Engine } from '../../src/engine';
import { openSqlite } from '../../src/store/drivers/sqlite/open';
import { slackUser } from '../store/given';
import { simulatedWorkspace, simulateSlack } from '../support/simulatedSlack';
import { testClock, type TestClock } from '../support/testClock';
import { day, hour, member, minute, tell } from './world';

const timeLimitMs = minute;
const atOnce = tell('ana', 'E1');
const inDigest = tell('bo', 'E2');

class Killed extends Error {}

/** A process that ends at one of its awaits, as by kill -9, and can do nothing any more from then on. */
function mortal(endsAt = Infinity) {
	const seen: string[] = [];
	const step = (says: string) => {
		if (seen.length > endsAt) throw new Killed();
		seen.push(says);
		if (seen.length > endsAt) throw new Killed();
	};
	const watch = <T extends object>(name: string, real: T): T =>
		new Proxy(real, {
			get(target, verb) {
				const does: unknown = Reflect.get(target, verb);
				if (typeof does !== 'function') return does;
				return async (...given: unknown[]) => {
					step(`before ${name}.${String(verb)}`);
					const answer: unknown = await does.apply(target, given);
					step(`after ${name}.${String(verb)}`);
					return answer;
				};
			},
		});
	return { seen, watch };
}

interface Life {
	clock: TestClock;
	slack: ReturnType<typeof simulateSlack>;
	worker(process?: ReturnType<typeof mortal>): Promise<Engine>;
	close(): Promise<void>;
}

async function openLife(): Promise<Life> {
	const clock = testClock('2026-03-05T08:00:00Z');
	const users = ['ana', 'bo'].map((name) =>
		slackUser(`U-${name}`, { email: `${name}@example.com` }),
	);
	const slack = simulateSlack({ clock, users, channels: [], fateOf: () => 'posted' });
	const database = await openSqlite({ path: ':memory:' });
	let ids = 0;
	const worker: Life['worker'] = (process = mortal()) =>
		openEngine({
			database: {
				...database,
				forWorkspace: async (...given) =>
					process.watch('store', await database.forWorkspace(...given)),
			},
			slack: process.watch('slack', slack),
			...{ clock, workspace: simulatedWorkspace, newId: () => `id-${++ids}` },
			settings: { timeZone: 'UTC', afterLostAnswer: 'hold' },
		});
	const everything = { kind: 'everything' } as const;
	const daily = { scope: everything, frequency: 'daily' };
	await (await worker()).setPreferences(member('bo'), daily);
	return { clock, slack, worker, close: () => database.close() };
}

/** Both chapters, by one worker. */
async function work({ clock }: Life, engine: Engine): Promise<void> {
	await engine.notify([atOnce, inDigest], { timeLimitMs });
	clock.pass(day);
	await engine.sendDue({ timeLimitMs });
}

async function untilKilled(running: () => Promise<unknown>): Promise<void> {
	await running().catch((error: unknown) => {
		if (!(error instanceof Killed)) throw error;
	});
}

/** As long as each lease is over and each window has ended, another worker sends what is due. */
async function recover({ clock, worker }: Life, process = mortal()): Promise<void> {
	for (const passes of [hour, day]) {
		clock.pass(passes);
		await (await worker(process)).sendDue({ timeLimitMs });
	}
}

/** What is told of each event, and what the store says that became of it. */
async function endOf({ slack, worker }: Life) {
	const [one, other] = await (await worker()).notify([atOnce, inDigest], { timeLimitMs });
	return {
		told: slack.messages.map(({ place, text }) => [place, /Task E\d/.exec(text)?.[0]]).sort(),
		stored: [one, other].map((each) => each && 'first' in each && each.first?.state),
	};
}

const once = {
	told: [
		['D-ana', 'Task E1'],
		['D-bo', 'Task E2'],
	],
	stored: ['sent', 'sent'],
};

/** What is not accepted is handed in again by whoever handed it in; what is, by nobody. */
async function handInUnlessAccepted(life: Life, process: ReturnType<typeof mortal>) {
	if (process.seen.some((each) => each === 'after store.accept')) return;
	await (await life.worker()).notify([atOnce, inDigest], { timeLimitMs });
}

async function awaitsOf(run: (process: ReturnType<typeof mortal>) => Promise<unknown>) {
	const process = mortal();
	await run(process);
	return process.seen;
}

const awaits = await awaitsOf(async (process) => {
	const life = await openLife();
	await work(life, await life.worker(process));
	await life.close();
});

describe('Number 6: a worker that dies at any await of both chapters', () => {
	it.each(awaits.map((says, place) => [says, place] as const))(
		'Number 6: %s (await %i) loses nothing, and each event is told once',
		async (_, place) => {
			const life = await openLife();
			const process = mortal(place);
			await untilKilled(async () => work(life, await life.worker(process)));
			expect(process.seen).toEqual(awaits.slice(0, place + 1));
			await handInUnlessAccepted(life, process);
			await recover(life);
			expect(await endOf(life)).toEqual(once);
			await life.close();
		},
	);

	it('Number 6: has died at every step of the outbox, of the one at once and of the digest', () => {
		const steps = ['store.accept', 'store.claim', 'store.begin', 'slack.post', 'store.settle'];
		for (const step of steps)
			for (const side of ['before', 'after']) expect(awaits).toContain(`${side} ${step}`);
		for (const step of steps.slice(1)) {
			const times = awaits.filter((each) => each === `after ${step}`).length;
			expect(times).toBeGreaterThanOrEqual(2);
		}
	});
});

describe('Number 6: a worker that dies around the call of Slack, and the next one that dies at any await of the recovery', () => {
	const around = awaits.flatMap((says, place) =>
		says.endsWith('slack.post') ? [[says, place] as const] : [],
	);

	it.each(around)(
		'Number 6: %s (await %i) loses nothing, and each event is told once',
		async (_, place) => {
			let isWhole = false;
			for (let second = 0; !isWhole; second++) {
				const life = await openLife();
				await untilKilled(async () => work(life, await life.worker(mortal(place))));
				const next = mortal(second);
				await untilKilled(() => recover(life, next));
				isWhole = next.seen.length <= second;
				await recover(life);
				const where = `the second at await ${second}, ${next.seen.at(-1)}`;
				expect({ where, ...(await endOf(life)) }).toEqual({ where, ...once });
				await life.close();
			}
		},
	);

	it('Number 6: has met the one at once, and the digest', () => {
		expect(around.map(([says]) => says)).toEqual(
			[1, 2].flatMap(() => ['before slack.post', 'after slack.post']),
		);
	});
});
