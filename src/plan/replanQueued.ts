// Answers: what does a change of preferences or types do to what is queued already?
import type { Clock, Instant } from '../clock';
import type { Notification, Recipient } from '../outbox/notification';
import type { Catalogue } from '../preferences/catalogue';
import type { ReplanReport } from '../preferences/requests';
import type { Replan, Store } from '../store/contract';
import { findReaders, type ReaderParts } from './findReaders';
import { planAgain } from './planAgain';

export interface ReplanParts extends ReaderParts {
	store: ReaderParts['store'] & Pick<Store, 'findQueued' | 'findNotifications' | 'replan'>;
	clock: Clock;
}

const pageSize = 500;
/** Two changes at once may each have read what the other was about to write: whoever wrote last looks again. */
const mostLooks = 3;

/** For these recipients, or for all. In pages, so that other workers come in between. */
export async function replanQueued(
	parts: ReplanParts,
	catalogue: Catalogue,
	recipients?: readonly Recipient[],
): Promise<ReplanReport> {
	const report: ReplanReport = { hurried: 0, moved: 0, muted: 0 };
	let page: Notification[];
	let after = 0;
	do {
		page = await parts.store.findQueued({ recipients, after, most: pageSize });
		for (const effect of (await replanPage(parts, catalogue, page)).values()) report[effect]++;
		after = page.at(-1)?.id ?? after;
	} while (page.length === pageSize);
	return report;
}

type Effect = keyof ReplanReport;

/** What became of each that was changed, by ID. What has expired is left to when it is due, where it is counted. */
export async function replanPage(
	parts: ReplanParts,
	catalogue: Catalogue,
	page: readonly Notification[],
): Promise<Map<number, Effect>> {
	const effects = new Map<number, Effect>();
	let looked = page;
	for (let looks = 0; looks < mostLooks && looked.length > 0; looks++) {
		const now = parts.clock.now();
		const changes = await changesTo(parts, catalogue, looked, now);
		const changed = await parts.store.replan([...changes.values()], now);
		for (const id of changed) effects.set(id, effectOf(changes.get(id)!, now));
		looked = await parts.store.findNotifications(changed);
		looked = looked.filter(({ state }) => state === 'queued');
	}
	return effects;
}

/** By notification ID. */
async function changesTo(
	parts: ReaderParts,
	catalogue: Catalogue,
	notifications: readonly Notification[],
	now: Instant,
): Promise<Map<number, Replan>> {
	const readers = await findReaders(
		parts,
		notifications.map(({ recipient }) => recipient),
	);
	const changes = new Map<number, Replan>();
	for (const { expiresAt: _, ...notification } of notifications) {
		const type = catalogue.typeOf(notification.event.type);
		const change = planAgain(notification, type, readers.of(notification.recipient), now);
		if (change) changes.set(notification.id, change);
	}
	return changes;
}

function effectOf(change: Replan, now: Instant): Effect {
	if (change.to !== 'queued') return 'muted';
	return change.dueAt <= now ? 'hurried' : 'moved';
}
