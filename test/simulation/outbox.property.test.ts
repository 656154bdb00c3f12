// Answers: does the promise hold, whatever events, people, clocks and failures do, in whichever order?
// SIMULATION_SEED=… lives that one life again, and tells it whole. SIMULATION_MS=… is how long to go on living others.
import { expect, it } from 'vitest';
import { live, type Life } from './life';

const budgetMs = Number(process.env.SIMULATION_MS ?? 25_000);
const fewest = 8;
const replayed = process.env.SIMULATION_SEED;

function tell({ seed, faults, story }: Life): string {
	const shown = replayed ? story : story.slice(-25).map((step) => step.slice(0, 600));
	return [
		`The life with the seed ${seed} does not hold. Again: SIMULATION_SEED=${seed} npx vitest run test/simulation`,
		...faults.slice(0, 5).map((fault) => `  ✗ ${fault}`),
		`After ${story.length} steps, of which the last are:`,
		...shown.map((step) => `  · ${step}`),
	].join('\n');
}

it(
	'every notification has exactly one end, or waits no longer than its schedule allows; none is told twice',
	async () => {
		const first = replayed === undefined ? Date.now() % 2 ** 31 : Number(replayed);
		const until = Date.now() + budgetMs;
		const lives: Life[] = [];
		while (lives.length < (replayed ? 1 : fewest) || (!replayed && Date.now() < until)) {
			const life = await live({ seed: first + lives.length });
			if (life.faults.length > 0) expect.fail(tell(life));
			lives.push(life);
		}
		const sum = (count: (life: Life) => number) =>
			lives.reduce((all, life) => all + count(life), 0);
		const states = Object.keys(lives[0]!.seen) as (keyof Life['seen'])[];
		const seen = Object.fromEntries(
			states.map((state) => [state, sum((life) => life.seen[state])]),
		);
		console.log(
			`simulation: seeds ${first} to ${first + lives.length - 1}, ${sum(({ story }) => story.length)} steps, ` +
				`${sum(({ messages }) => messages)} messages, ${sum(({ digests }) => digests)} digests, ${sum(({ replies }) => replies)} replies, ${sum(({ updates }) => updates)} updates, ${sum(({ files }) => files)} with files, ` +
				`${sum(({ deaths }) => deaths)} deaths, ${sum(({ errors }) => errors.length)} errors; ended as ${JSON.stringify(seen)}`,
		);
		if (replayed) return;
		// A simulation in which nothing happens would hold, too.
		for (const state of ['sent', 'withdrawn', 'expired', 'muted', 'failed']) {
			expect(seen[state], state).toBeGreaterThan(0);
		}
	},
	10 * 60_000,
);
