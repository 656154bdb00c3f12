// Answers: how long do we wait for another process that is writing?
import { setTimeout as wait } from 'node:timers/promises';
import type { DatabaseSync } from 'node:sqlite';
import { explaining, isBusy } from './errors';

export const longestWaitMs = 10_000;

/** Tries until nobody else holds the lock. Waits without holding up the process: the one that writes may be in it. */
export async function untilFree<T>(act: () => T, patienceMs = longestWaitMs): Promise<T> {
	const startedAt = performance.now();
	for (let pauseMs = 1; ; pauseMs = Math.min(pauseMs * 2, 25)) {
		try {
			return act();
		} catch (error) {
			if (!isBusy(error) || performance.now() - startedAt > patienceMs) throw error;
			// Of several that wait, none should always come last.
			await wait(pauseMs * (0.5 + Math.random()));
		}
	}
}

/** SQLite's own waiting would hold up the whole process, with it perhaps the one that is waited for. */
export function withoutWaiting(file: DatabaseSync, act: () => void): void {
	explaining(() => {
		file.exec('pragma busy_timeout = 0');
		try {
			act();
		} finally {
			file.exec(`pragma busy_timeout = ${longestWaitMs}`);
		}
	});
}
