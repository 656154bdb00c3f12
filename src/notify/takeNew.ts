// Answers: which events with files are new to the outbox, and what becomes of each?
import type { Clock } from '../clock';
import { NotifyError, StoreError } from '../errors';
import type { Store } from '../store/contract';
import type { Decided } from './decide';

export type Promised = Extract<Decided, { kind: 'promised' }>;

export interface RehearseParts {
	store: Pick<Store, 'rehearse'>;
	clock: Clock;
}

/**
 * Puts what `take` makes of each new one in its place, one after the other; what it throws, and is not the store's, is that event's
 * error. Of two under one event ID the second is new once the first has become an error, so this goes on until there is none.
 * Reading a hundred megabytes to learn that they were sent yesterday would be a waste: duplicates stay as they are.
 */
export async function takeNew(
	{ store, clock }: RehearseParts,
	decided: Decided[],
	take: (promised: Promised) => Promise<Promised>,
): Promise<void> {
	const taken = new Set<Decided>(decided.filter(hasFiles).filter(isKept));
	for (;;) {
		const all = decided.filter(hasFiles);
		if (all.every((each) => taken.has(each))) return;
		// What was a duplicate the last time may be none by now, which is what is asked.
		const notifications = all.map(({ notification }) => ({ ...notification, onlyIfKnown: false }));
		const { acceptances } = await store.rehearse(notifications, [], clock.now());
		const fresh = all.filter((each, index) => acceptances[index]!.accepted && !taken.has(each));
		if (fresh.length === 0) return;
		for (const each of fresh) {
			const became = await orError(each, take);
			taken.add(became);
			decided[decided.indexOf(each)] = became;
		}
	}
}

/** Throws what is the store's, or no NotifyError. */
async function orError(
	promised: Promised,
	take: (promised: Promised) => Promise<Promised>,
): Promise<Decided> {
	try {
		return await take(promised);
	} catch (error) {
		if (error instanceof NotifyError && !(error instanceof StoreError)) {
			return { kind: 'error', error };
		}
		throw error;
	}
}

/** True where its files are in the store. */
export function isKept({ notification: { event } }: Promised): boolean {
	return event.files !== undefined;
}

export function hasFiles(decided: Decided): decided is Promised {
	return decided.kind === 'promised' && decided.files.length > 0;
}
