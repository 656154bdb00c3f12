// Answers: when is Slack asked the same again, and after how long?
import type { Clock, Instant } from '../clock';
import { SlackError } from './slackError';

export interface Patience {
	clock: Clock;
	/** Nothing is waited for that does not end before this instant; absent: nothing at all is. */
	until?: Instant;
}

/** For a 429 that does not say how long. */
const unstatedMs = 30_000;

/** A Retry-After of 0 would otherwise be answered by a flood of requests. */
const shortestMs = 1_000;

/** Before the first and the second time that something else is asked again. There is no third. */
const pausesMs = [1_000, 3_000];

/** Asks Slack, and where it did not answer this time asks again. Throws the last SlackError once patience ends. */
export async function askPatiently<T>(
	question: () => Promise<T>,
	{ clock, until = -Infinity }: Patience,
): Promise<T> {
	for (let failures = 0; ;) {
		try {
			return await question();
		} catch (error) {
			if (!(error instanceof SlackError)) throw error;
			const pauseMs = pauseAfter(error, failures);
			if (pauseMs === undefined || clock.now() + pauseMs >= until) throw error;
			if (!error.rateLimited) failures++;
			await clock.wait(pauseMs);
		}
	}
}

/** Undefined where asking again is in vain. */
function pauseAfter(error: SlackError, failures: number): number | undefined {
	if (error.rateLimited) return Math.max(error.retryAfterMs ?? unstatedMs, shortestMs);
	// A place in a list that is no longer valid won't become so again.
	const inVain = error.next !== 'later' || error.code === 'invalid_cursor';
	return inVain ? undefined : pausesMs[failures];
}
