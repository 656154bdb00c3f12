// Answers: what has been kept long enough? Deleted in small steps, so that nobody waits for it.
import type { Clock } from '../clock';
import type { OversightStore } from '../store/contract';
import type { SendDueWishes } from './requests';

const rowsInStep = 500;
/** What is left after so many is left to the next run. */
const mostSteps = 40;

/** How many rows were deleted. */
export async function clean(
	{ store, clock }: { store: Pick<OversightStore, 'clean'>; clock: Clock },
	{ keepSentMs, keepDecisionsMs }: Pick<SendDueWishes, 'keepSentMs' | 'keepDecisionsMs'>,
): Promise<number> {
	if (keepSentMs === undefined && keepDecisionsMs === undefined) return 0;
	const now = clock.now();
	let cleaned = 0;
	for (let step = 0; step < mostSteps; step++) {
		const { notifications, decisions, others } = await store.clean({
			...(keepSentMs !== undefined && { settledBefore: now - keepSentMs }),
			...(keepDecisionsMs !== undefined && { decidedBefore: now - keepDecisionsMs }),
			most: rowsInStep,
		});
		const deleted = notifications + decisions + others;
		if (deleted === 0) break;
		cleaned += deleted;
	}
	return cleaned;
}
