// Answers: does enough go wrong in every run of the cluster, whatever its seed?
import { describe, expect, it } from 'vitest';
import { planChaos } from '../../cluster/chaos';
import { randomFrom } from '../simulation/random';

const seeds = Array.from({ length: 200 }, (_, index) => index + 1);

describe('the plan of what goes wrong', () => {
	it.each(['worker', 'PostgreSQL, stopped', 'PostgreSQL, killed', 'Redis, killed and emptied'])(
		'has its share of %s',
		(name) => {
			for (const seed of seeds) {
				const plan = planChaos(randomFrom(seed));
				const count = plan.filter(({ victim }) => victim.startsWith(name)).length;
				expect(count).toBeGreaterThanOrEqual(name === 'worker' ? 10 : 1);
			}
		},
	);

	it('is in order, and the same from the same seed', () => {
		for (const seed of seeds) {
			const plan = planChaos(randomFrom(seed));
			expect(plan).toEqual(plan.toSorted((one, other) => one.atMs - other.atMs));
			expect(planChaos(randomFrom(seed))).toEqual(plan);
		}
	});

	it('keeps Redis away for less than the ten seconds after which n8n gives up', () => {
		for (const seed of seeds) {
			for (const { downForMs } of planChaos(randomFrom(seed))) {
				expect(downForMs).toBeLessThan(5_000);
			}
		}
	});
});
