// Answers: how long do we wait for a server that is away for a moment?
import { setTimeout as wait } from 'node:timers/promises';
import { isPassing } from './errors';

/** Does from the beginning again what nothing was kept of, as long as the reason may pass. */
export async function untilDone<T>(act: () => Promise<T>, patienceMs: number): Promise<T> {
	let failedAt: number | undefined;
	for (let pauseMs = 5; ; pauseMs = Math.min(pauseMs * 2, 500)) {
		try {
			return await act();
		} catch (error) {
			failedAt ??= performance.now();
			if (!isPassing(error) || performance.now() - failedAt > patienceMs) throw error;
			// Of many that lost the same server, not all should come back at once.
			await wait(pauseMs * (0.5 + Math.random()));
		}
	}
}
