// Answers: would the brief lives notice? With each guard switched off, they must not hold.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { switchedOff } from './guards';
import { live } from './life';
import { openOneStore, type OneStore } from './oneStore';
import { mostRuns } from './plan';

const mostLives = 15_000;

let store: OneStore;
beforeAll(async () => {
	store = await openOneStore(mostRuns);
});
afterAll(() => store.close());

it.each(Object.entries(switchedOff))(
	'switched off, %s',
	async (_, { says, ...options }) => {
		const found: string[] = [];
		let seed = 0;
		while (seed++ < mostLives && !found.some((fault) => says.test(fault))) {
			found.push(...(await live(store, { seed, ...options })).faults);
		}
		expect(found.join('\n')).toMatch(says);
	},
	600_000,
);

it('the same seed lives the same life', async () => {
	const seeds = [7, 8, 9, 10, 11, 12];
	const told = async (seed: number) => live(store, { seed, tells: true });
	const first = [];
	for (const seed of seeds) first.push(await told(seed));
	for (const [index, seed] of seeds.entries()) expect(await told(seed)).toEqual(first[index]);
});
