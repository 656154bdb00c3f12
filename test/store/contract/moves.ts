// Answers: does the store, whatever it is asked in whatever order, only make legal moves?
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mayMove } from '../../../src/outbox/states';
import type { Given } from '../contract';
import { look, startRun } from './run';
import { someSteps } from './steps';

export function movesContract(given: Given): void {
	describe('the moves of a notification', () => {
		it('are legal, whatever the store is asked in whatever order', async () => {
			const made = new Set<string>();
			let erased = false;
			let runs = 0;
			const property = fc.asyncProperty(someSteps, async (steps) => {
				const people = { accounts: ['U1', 'U1'], deactivated: false } as const;
				const run = await startRun(given.database, `R${++runs}`, people);
				let before = await look(run);
				for (const step of steps) {
					const { refused } = await step(run);
					const after = await look(run);
					if (refused) expect(after).toEqual(before);
					for (const [index, now] of after.entries()) {
						const from = before[index]?.state ?? 'queued';
						const state = now?.state ?? 'erased';
						if (from === state) continue;
						if (state === 'erased') {
							erased ||= before[index] !== undefined;
							continue;
						}
						expect(mayMove(from, state), `${from} → ${state}`).toBe(true);
						made.add(`${from} → ${state}`);
					}
					before = after;
				}
			});
			await fc.assert(property, { numRuns: 100 });
			expect(erased).toBe(true);
			// A property that never gets anywhere would hold as well. To be withdrawn after being held is rarer than that.
			const common = [...made].filter((move) => !/^(?!queued).* → withdrawn$/.test(move));
			expect(common.sort()).toEqual([
				'claimed → expired',
				'claimed → failed',
				'claimed → muted',
				'claimed → queued',
				'claimed → sending',
				'failed → queued',
				'queued → claimed',
				'queued → expired',
				'queued → muted',
				'queued → withdrawn',
				'sending → failed',
				'sending → queued',
				'sending → sent',
				'sending → unsure',
				'unsure → failed',
				'unsure → queued',
				'unsure → sent',
			]);
		}, 240_000);
	});
}
