// Answers: which queued notifications does a newer event about the same record take back?
import type { Instant } from '../../clock';
import type { Earlier, Notification } from '../../outbox/notification';
import { inBatches, inOrder } from '../batches';
import type { Work } from '../tables';
import { identify, type Keyed } from './dedupe';
import { findRecords, recordOf, type About } from './records';

/** One of the events that were handed in together. */
export interface HandedIn extends Keyed {
	standsInFor?: string;
	type: string;
	recordKey?: string;
	earlier?: Earlier;
	/** Of its notification, where it comes to one. */
	id?: number;
}

type Withdrawing = HandedIn & About & { earlier: 'replace' | 'cancel' };

export interface Withdrawn {
	reason: 'superseded' | 'cancelled_out';
	/** Earlier ones, as they were. */
	notifications: Notification[];
	/** Nothing was told that it would have to take back: it is withdrawn as well. */
	itself: boolean;
}

/** By the event that did it. Each takes back only what was there before it, or stands before it in `events`. */
export async function withdrawEarlier(
	work: Work,
	workspaceId: string,
	events: readonly HandedIn[],
	now: Instant,
): Promise<Map<HandedIn, Withdrawn>> {
	const answers = new Map<HandedIn, Withdrawn>();
	const withdrawing = events.filter(isWithdrawing);
	const before = await findHandedIn(work, workspaceId, withdrawing);
	const records = await findRecords(
		work,
		workspaceId,
		withdrawing.filter((each) => !before.has(identify(each))),
	);
	const places = new Map(events.map(({ id }, place) => [id, place]));
	const gone = new Map<number, Withdrawn['reason']>();
	for (const [place, event] of events.entries()) {
		if (!isWithdrawing(event) || before.has(identify(event))) continue;
		before.add(identify(event));
		const { queued = [], isTold = false } = records.get(recordOf(event)) ?? {};
		const notifications = queued.filter(
			({ id, event: { type } }) =>
				!gone.has(id) &&
				(places.get(id) ?? -1) < place &&
				(event.earlier === 'cancel' || event.type === type),
		);
		if (notifications.length === 0) continue;
		const isCancel = event.earlier === 'cancel';
		const reason = isCancel ? 'cancelled_out' : 'superseded';
		const itself = isCancel && !isTold && event.id !== undefined;
		for (const { id } of notifications) gone.set(id, reason);
		if (itself) gone.set(event.id!, reason);
		answers.set(event, { reason, notifications, itself });
	}
	await withdraw(work, workspaceId, gone, now);
	return answers;
}

function isWithdrawing(event: HandedIn): event is Withdrawing {
	return event.recordKey !== undefined && (event.earlier ?? 'keep') !== 'keep';
}

/** An event that was handed in before has taken back then what it takes back: what came since is newer. */
async function findHandedIn(
	work: Work,
	workspaceId: string,
	asked: readonly Keyed[],
): Promise<Set<string>> {
	const found = new Set<string>();
	for (const batch of inBatches(inOrder(asked.map(({ dedupeKey }) => dedupeKey)))) {
		const rows = await work
			.selectFrom('decision')
			.select(['recipient_kind', 'recipient_key', 'dedupe_key'])
			.where('workspace_id', '=', workspaceId)
			.where('dedupe_key', 'in', batch)
			.execute();
		for (const row of rows) {
			const recipient = { kind: row.recipient_kind, key: row.recipient_key };
			found.add(identify({ recipient, dedupeKey: row.dedupe_key }));
		}
	}
	return found;
}

async function withdraw(
	work: Work,
	workspaceId: string,
	gone: ReadonlyMap<number, Withdrawn['reason']>,
	now: Instant,
): Promise<void> {
	for (const reason of ['superseded', 'cancelled_out'] as const) {
		const ids = [...gone].filter(([, why]) => why === reason).map(([id]) => id);
		for (const batch of inBatches(ids))
			await work
				.updateTable('notification')
				.set({ state: 'withdrawn', reason, settled_at: now })
				.where('workspace_id', '=', workspaceId)
				.where('state', '=', 'queued')
				.where('id', 'in', batch)
				.execute();
	}
}
