// Answers: what does the outbox take of what was decided, and what becomes of files that nobody is sent?
import type { Instant } from '../clock';
import type { NewNotification } from '../outbox/notification';
import type { Acceptance, AcceptRules, Skipped, Store } from '../store/contract';
import type { Decided } from './decide';
import { dropQuietly, filesIn } from './keepFiles';

/** Of those that are promised, in their order. Files of what is not accepted are dropped. */
export async function acceptDecided(
	parts: { store: Pick<Store, 'accept' | 'dropFiles'> },
	decided: readonly Decided[],
	now: Instant,
	rules: AcceptRules,
): Promise<Acceptance[]> {
	const { promises, skipped } = sortDecided(decided);
	try {
		return await parts.store.accept(promises, skipped, now, rules);
	} finally {
		// Those of what was accepted belong to it by now, and stay.
		await dropQuietly(parts, filesIn(decided));
	}
}

export function sortDecided(decided: readonly Decided[]): {
	promises: NewNotification[];
	skipped: Skipped[];
} {
	const promises: NewNotification[] = [];
	const skipped: Skipped[] = [];
	for (const each of decided) {
		if (each.kind === 'promised') promises.push(each.notification);
		if (each.kind === 'skipped') skipped.push({ ...each.skipped, after: promises.length });
	}
	return { promises, skipped };
}
