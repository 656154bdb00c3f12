// Answers: what have the workers of a life done, as it is seen from outside?
import type { Instant } from '../../src/clock';
import type { NewNotification } from '../../src/outbox/notification';
import type { Acceptance, ClaimAnswer, Store } from '../../src/store/contract';

/** Every title has one, so that a message tells of what it is. */
export const tokenIn = /event-(\d+)-/g;

export const titleWith = (token: number, words = '') => `event-${token}- ${words}`.trim();

export const tokensIn = (text: string): number[] =>
	[...text.matchAll(tokenIn)].map((found) => Number(found[1]));

export interface Witness {
	/** Token → notification, of all that were accepted. */
	readonly idOf: ReadonlyMap<number, number>;
	/** When a notification was last claimed to be sent. */
	readonly claimedAt: ReadonlyMap<number, Instant>;
	/** Keys of deliveries that are written down as sent, or were found; of files, also their IDs, joined by commas. */
	readonly known: ReadonlySet<string>;
	saw(verb: keyof Store, given: readonly unknown[], answer: unknown): void;
}

export function createWitness(): Witness {
	const idOf = new Map<number, number>();
	const claimedAt = new Map<number, Instant>();
	const known = new Set<string>();
	const filesOf = new Map<string, string>();
	const watched: Partial<Record<keyof Store, (given: never, answer: never) => void>> = {
		accept([notifications]: [readonly NewNotification[]], acceptances: Acceptance[]) {
			acceptances.forEach((acceptance, index) => {
				if (!acceptance.accepted) return;
				const [token] = tokensIn(notifications[index]!.event.title);
				idOf.set(token!, acceptance.id);
			});
		},
		claim([{ now }]: [{ now: Instant }], answer: ClaimAnswer) {
			if (!('claimed' in answer)) return;
			for (const { id } of answer.claimed.notifications) claimedAt.set(id, now);
		},
		settle([, key, settlement]: Parameters<Store['settle']>, held: boolean) {
			if (!held || settlement.state !== 'sent') return;
			known.add(key);
			known.add(filesOf.get(key) ?? key);
		},
		renew([, key, { fileIds }]: Parameters<Store['renew']>, held: boolean) {
			if (held && fileIds) filesOf.set(key, fileIds.join());
		},
	};
	return {
		idOf,
		claimedAt,
		known,
		saw: (verb, given, answer) => watched[verb]?.(given as never, answer as never),
	};
}
