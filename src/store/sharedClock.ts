// Answers: what time is it for everybody who works on the same store?
import type { Clock } from '../clock';
import type { Database } from './contract';

/** An answer that took longer may be older by that much: a machine can stand still on the way. In milliseconds. */
const quickMs = 1_000;
const mostQuestions = 5;

/**
 * Leases, windows and look-ups compare instants that different machines wrote down, so that all of them have to come from one
 * clock: the database's, where machines share one. This machine's own then only measures what has passed since.
 */
export async function sharedClock(
	own: Clock,
	database: Pick<Database, 'tellTime'>,
): Promise<Clock> {
	let best = { tookMs: Infinity, aheadMs: 0 };
	for (let asked = 0; asked < mostQuestions && best.tookMs > quickMs; asked++) {
		const askedAt = own.now();
		const told = await database.tellTime();
		if (told === undefined) return own;
		const tookMs = own.now() - askedAt;
		// Somebody set this machine's clock back in between.
		if (tookMs < 0) continue;
		// The answer was made somewhere on the way there and back.
		if (tookMs < best.tookMs) best = { tookMs, aheadMs: Math.round(told - askedAt - tookMs / 2) };
	}
	const { aheadMs } = best;
	return { now: () => own.now() + aheadMs, wait: (ms) => own.wait(ms) };
}
