// Answers: do many brief lives hold, one after the other, and what happened in them?
// SIMULATION_SEED=… lives that one life again, and tells it whole. BRIEF_LIVES=… is how many there are over all four files.
import { expect, it } from 'vitest';
import { noteFigures } from '../../support/noteFigures';
import { live, type Life } from './life';
import { openOneStore } from './oneStore';
import { mostRuns } from './plan';

const files = 4;
const usualLives = 100_000;
/** All of it is in memory, and for nobody any more. */
const livesPerStore = 1_000;
const longestMs = 60 * 60_000;
const replayed = process.env.SIMULATION_SEED;

const counted = {
	'runs of nodes': (life: Life) => life.runs,
	crashes: (life: Life) => life.crashes,
	stalls: (life: Life) => life.stalls,
	'errors of the store': (life: Life) => life.storeErrors,
	'lost answers': (life: Life) => life.lostAnswers,
	messages: (life: Life) => life.messages,
	accepted: (life: Life) => life.accepted,
	sent: (life: Life) => life.sent,
	listed: (life: Life) => life.listed,
	lost: (life: Life) => life.accepted - life.sent - life.listed,
	'told twice, where it is allowed': (life: Life) => life.toldTwice,
};

type Figure = keyof typeof counted;

/** In one of the files, whose seeds are no other’s. */
export function liveMany(place: number): void {
	if (replayed !== undefined) return void it('one life again', () => replay(Number(replayed)));
	const lives = Math.ceil(Number(process.env.BRIEF_LIVES ?? usualLives) / files);
	const first = (Date.now() + place * 100_000_000) % 2 ** 32;
	it(
		`in ${lives} brief lives, what is accepted is sent or listed, and told once`,
		async () => {
			const startedAt = performance.now();
			const sums = await sumUp(first, lives);
			const seconds = Math.round((performance.now() - startedAt) / 1000);
			console.log(`brief lives: ${lives} from seed ${first}, ${JSON.stringify(sums)}`);
			noteFigures(`simulation-${place}`, { lives, ...sums, seconds });
			expect(sums.lost).toBe(0);
			// Lives in which nothing happens would hold, too.
			for (const [name, sum] of Object.entries(sums)) {
				if (name !== 'lost' && lives >= 2_000) expect(sum, name).toBeGreaterThan(0);
			}
		},
		longestMs,
	);
}

/** Ends with the first that does not hold. */
async function sumUp(first: number, lives: number): Promise<Record<Figure, number>> {
	const names = Object.keys(counted) as Figure[];
	const sums = Object.fromEntries(names.map((name) => [name, 0])) as Record<Figure, number>;
	for (let done = 0; done < lives; done += livesPerStore) {
		const store = await openOneStore(mostRuns);
		for (let count = done; count < Math.min(lives, done + livesPerStore); count++) {
			const life = await live(store, { seed: first + count });
			if (life.faults.length > 0) expect.fail(tell(life, await again(life.seed)));
			for (const name of names) sums[name] += counted[name](life);
		}
		store.close();
	}
	return sums;
}

const again = async (seed: number) => live(await openOneStore(mostRuns), { seed, tells: true });

async function replay(seed: number): Promise<void> {
	const life = await again(seed);
	if (life.faults.length > 0) expect.fail(tell(life, life));
	console.log(life.story.join('\n'));
}

function tell({ seed, faults }: Life, { story }: Life): string {
	return [
		`The life with the seed ${seed} does not hold. Again: SIMULATION_SEED=${seed} npx vitest run test/simulation/brief/lives1`,
		...faults.map((fault) => `  ✗ ${fault}`),
		...story.map((step) => `  · ${step}`),
	].join('\n');
}
