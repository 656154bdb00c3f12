// Answers: what of a claim is not to be told after all, or not at this hour?
import type { Clock } from '../clock';
import type { Notification } from '../outbox/notification';
import { findReaders, type Readers, type ReaderParts } from '../plan/findReaders';
import { planAgain } from '../plan/planAgain';
import type { Catalogue } from '../preferences/catalogue';
import type { Claim, Replan, Store } from '../store/contract';

export interface SetAsideParts extends ReaderParts {
	store: ReaderParts['store'] & Pick<Store, 'replan'>;
	clock: Clock;
}

export interface LeftOut {
	expired: number;
	muted: number;
}

/** What is left of the claim, and what is not. Every entry is looked at for itself, by the preferences of this moment. */
export async function setAside(
	parts: SetAsideParts,
	catalogue: Catalogue,
	claim: Claim,
): Promise<{ claim: Claim; leftOut: LeftOut }> {
	const now = parts.clock.now();
	const readers = await readersOf(parts, claim.notifications);
	const changes = claim.notifications.flatMap((each) => lookAgain(each, catalogue, readers, now));
	const changed = changes.length > 0 ? await parts.store.replan(changes, now, claim.token) : [];
	const gone = new Set(changed);
	return {
		claim: { ...claim, notifications: claim.notifications.filter(({ id }) => !gone.has(id)) },
		leftOut: countLeftOut(changes.filter(({ id }) => gone.has(id))),
	};
}

export function readersOf(
	parts: ReaderParts,
	notifications: readonly Notification[],
): Promise<Readers> {
	return findReaders(
		parts,
		notifications.map(({ recipient }) => recipient),
	);
}

export function lookAgain(
	notification: Notification,
	catalogue: Catalogue,
	readers: Readers,
	now: number,
): Replan[] {
	const type = catalogue.typeOf(notification.event.type);
	const change = planAgain(notification, type, readers.of(notification.recipient), now);
	return change ? [change] : [];
}

export function countLeftOut(changes: readonly Replan[]): LeftOut {
	const count = (to: Replan['to']) => changes.filter((change) => change.to === to).length;
	return { expired: count('expired'), muted: count('muted') };
}
