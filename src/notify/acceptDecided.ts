// Answers: what does the outbox take of what was decided, with its files, and what becomes of files that nobody is sent?
import type { Instant } from '../clock';
import { StoreError } from '../errors';
import type { NewNotification } from '../outbox/notification';
import type { Acceptance, AcceptRules, Skipped, Store } from '../store/contract';
import type { Decided } from './decide';
import { dropQuietly, filesIn, keepFiles, type KeepParts } from './keepFiles';

export interface AcceptParts extends KeepParts {
	store: KeepParts['store'] & Pick<Store, 'accept'>;
}

export interface Accepted {
	/** What is an error now, because its files could not be kept, is one of them. */
	decided: readonly Decided[];
	/** Of those that are promised, in their order. */
	acceptances: Acceptance[];
}

/** A second one takes another worker at the same event in this very moment, a third one takes two. */
const mostAttempts = 3;

/** Files of what is not accepted are dropped. */
export async function acceptDecided(
	parts: AcceptParts,
	drafted: readonly Decided[],
	now: Instant,
	rules: AcceptRules,
): Promise<Accepted> {
	let decided = drafted;
	try {
		for (let attempt = 1; ; attempt += 1) {
			decided = await keepFiles(parts, decided);
			const { promises, skipped } = sortDecided(decided);
			try {
				return { decided, acceptances: await parts.store.accept(promises, skipped, now, rules) };
			} catch (error) {
				// What a duplicate repeats may have failed or been erased since: it is new, and would be told without its files.
				if (!isNotKnown(error) || attempt === mostAttempts) throw error;
			}
		}
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

function isNotKnown(error: unknown): boolean {
	return error instanceof StoreError && error.code === 'not_known';
}
