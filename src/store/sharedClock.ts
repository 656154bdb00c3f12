// Answers: what time is it for everybody who works on the same store?
import type { Clock } from '../clock';
import type { Database } from './contract';

/**
 * Leases, windows and look-ups compare instants that different machines wrote down, so that all of them have to come from one
 * clock: the database's, where machines share one. This machine's own then only measures what has passed since.
 */
export async function sharedClock(
	own: Clock,
	database: Pick<Database, 'tellTime'>,
): Promise<Clock> {
	const askedAt = own.now();
	const told = await database.tellTime();
	if (told === undefined) return own;
	const answeredAt = own.now();
	// The answer was made somewhere on the way there and back.
	const ahead = Math.round(told - (askedAt + answeredAt) / 2);
	return { now: () => own.now() + ahead, wait: (ms) => own.wait(ms) };
}
