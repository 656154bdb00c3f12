// Answers: what has been kept long enough? Deleted in small steps, so that nobody waits for it.
import type { Clock, Instant } from '../clock';
import type { OversightStore } from '../store/contract';
import type { SendDueWishes } from './requests';

const rowsInStep = 500;

/** How many rows were deleted, without files that are of no use: those always go. What is left when the time is up is left to the next run; one step is always taken. */
export async function clean(
	{ store, clock }: { store: Pick<OversightStore, 'clean'>; clock: Clock },
	{ keepSentMs, keepDecisionsMs }: Pick<SendDueWishes, 'keepSentMs' | 'keepDecisionsMs'>,
	until: Instant,
): Promise<number> {
	const now = clock.now();
	let cleaned = 0;
	do {
		const { notifications, decisions, others, files } = await store.clean({
			now,
			...(keepSentMs !== undefined && { settledBefore: now - keepSentMs }),
			...(keepDecisionsMs !== undefined && { decidedBefore: now - keepDecisionsMs }),
			most: rowsInStep,
		});
		const deleted = notifications + decisions + others;
		if (deleted + files === 0) break;
		cleaned += deleted;
	} while (clock.now() < until);
	return cleaned;
}
