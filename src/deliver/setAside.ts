// Answers: what of a claim is not to be told after all, or not at this hour?
import type { Clock, Instant } from '../clock';
import type { Notification, Recipient } from '../outbox/notification';
import { findReaders, type Readers, type ReaderParts } from '../plan/findReaders';
import { planAgain, type PlannedAgain } from '../plan/planAgain';
import type { Catalogue } from '../preferences/catalogue';
import type { Claim, Replan, Store } from '../store/contract';

export interface SetAsideParts extends ReaderParts {
	store: ReaderParts['store'] & Pick<Store, 'replan'>;
	clock: Clock;
}

export interface Sifted {
	/** What is left to be told. */
	claim: Claim;
	/** Still claimed: they are over once the message is out that counts them. */
	expired: Notification[];
	muted: number;
}

/** Every entry is looked at for itself, by the preferences of this moment: those of whoever is told. */
export async function setAside(
	parts: SetAsideParts,
	catalogue: Catalogue,
	claim: Claim,
	standIn?: Recipient,
): Promise<Sifted> {
	const now = parts.clock.now();
	const told = claim.notifications.map((each) =>
		standIn ? { ...each, recipient: standIn } : each,
	);
	const readers = await readersOf(parts, told);
	const looked = told.flatMap((each) => lookAgain(each, catalogue, readers, now));
	const changes = standIn ? looked.flatMap(inDefaultChannel) : looked;
	const expired = new Set(changes.filter(({ to }) => to === 'expired').map(({ id }) => id));
	const others = changes.filter(({ to }) => to !== 'expired');
	const changed = others.length > 0 ? await parts.store.replan(others, now, claim.token) : [];
	const gone = new Set(changed);
	const left = claim.notifications.filter(({ id }) => !gone.has(id));
	return {
		claim: { ...claim, notifications: left.filter(({ id }) => !expired.has(id)) },
		expired: left.filter(({ id }) => expired.has(id)),
		muted: others.filter(({ id, to }) => to === 'muted' && gone.has(id)).length,
	};
}

/** By two clocks in turn it might never be sent: when is the member's word, whether is the channel's. */
function inDefaultChannel(change: PlannedAgain): PlannedAgain[] {
	if (change.to === 'queued') return [];
	return [change.to === 'muted' ? { ...change, inDefaultChannel: true } : change];
}

/** How many of them were still this claim's to end. */
export async function expire(
	{ store, clock }: SetAsideParts,
	expired: readonly Notification[],
	token: string,
): Promise<number> {
	if (expired.length === 0) return 0;
	const changes = expired.map(({ id }): Replan => ({ id, to: 'expired' }));
	return (await store.replan(changes, clock.now(), token)).length;
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
	now: Instant,
): PlannedAgain[] {
	const type = catalogue.typeOf(notification.event.type);
	const change = planAgain(notification, type, readers.of(notification.recipient), now);
	return change ? [change] : [];
}
