// Answers: how long do we wait for another process that is writing?
import { setTimeout as wait } from 'node:timers/promises';
import { isBusy } from './errors';

export const longestWaitMs = 10_000;

/** Tries until nobody else holds the lock. Waits without holding up the process: the one that writes may be in it. */
export async function untilFree<T>(act: () => T): Promise<T> {
	const startedAt = performance.now();
	for (let pauseMs = 1; ; pauseMs = Math.min(pauseMs * 2, 25)) {
		try {
			return act();
		} catch (error) {
			if (!isBusy(error) || performance.now() - startedAt > longestWaitMs) throw error;
			// Of several that wait, none should always come last.
			await wait(pauseMs * (0.5 + Math.random()));
		}
	}
}
