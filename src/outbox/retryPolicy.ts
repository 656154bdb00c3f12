// Answers: when is a message that Slack did not take tried again?
import type { Instant } from '../clock';

const firstDelayMs = 15_000;
const longestDelayMs = 60 * 60 * 1000;

/**
 * Fifteen seconds, doubling up to an hour, and never giving up: a notification that Slack could take one day
 * stays queued. `retryAfterMs` is Slack's own word, and is never undercut.
 */
export function tryAgainAt(now: Instant, attempts: number, retryAfterMs = 0): Instant {
	const delayMs = Math.min(
		longestDelayMs,
		firstDelayMs * 2 ** Math.min(Math.max(attempts - 1, 0), 16),
	);
	return now + Math.max(retryAfterMs, delayMs);
}
