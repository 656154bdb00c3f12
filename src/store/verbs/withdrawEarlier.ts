// Answers: which queued notifications does a newer event about the same record take back?
import type { Instant } from '../../clock';
import type { Earlier, Notification } from '../../outbox/notification';
import { inBatches } from '../batches';
import type { Work } from '../tables';
import { identify, type Keyed } from './dedupe';
import { findRecords, recordOf, type About } from './records';

/** One of the events that were handed in together. */
export interface HandedIn extends Keyed {
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
	/** It cancels what nobody was told of: it is withdrawn as well. */
	itself: boolean;
}

/**
 * By the event that did it. Each takes back only what was there before it, or stands before it in `events`. An event that was
 * handed in `before` has taken back then what it takes back: what came since is newer.
 */
export async function withdrawEarlier(
	work: Work,
	workspaceId: string,
	events: readonly HandedIn[],
	before: ReadonlySet<string>,
	now: Instant,
): Promise<Map<HandedIn, Withdrawn>> {
	const answers = new Map<HandedIn, Withdrawn>();
	const handedIn = new Set(before);
	const takesBack = (event: HandedIn): event is Withdrawing =>
		isWithdrawing(event) && !handedIn.has(identify(event));
	const records = await findRecords(work, workspaceId, events.filter(takesBack));
	const places = new Map(events.map(({ id }, place) => [id, place]));
	const gone = new Map<number, Withdrawn['reason']>();
	/** Records of which something in `events` came to nothing. */
	const ended = new Set<string>();
	const takeBack = (event: Withdrawing, place: number) => {
		const record = recordOf(event);
		const { queued = [], isTold = false, cameToNothing } = records.get(record) ?? {};
		const isCancel = event.earlier === 'cancel';
		const notifications = queued.filter(
			({ id, event: { type } }) =>
				!gone.has(id) && (places.get(id) ?? -1) < place && (isCancel || event.type === type),
		);
		const isKnown = notifications.length > 0 || cameToNothing || ended.has(record);
		const itself = isCancel && isKnown && !isTold && event.id !== undefined;
		if (notifications.length === 0 && !itself) return;
		const reason = isCancel ? 'cancelled_out' : 'superseded';
		for (const { id } of notifications) gone.set(id, reason);
		if (itself) gone.set(event.id!, reason);
		answers.set(event, { reason, notifications, itself });
	};
	for (const [place, event] of events.entries()) {
		if (takesBack(event)) {
			handedIn.add(identify(event));
			takeBack(event, place);
		}
		if (isAboutRecord(event) && (event.id === undefined || gone.has(event.id)))
			ended.add(recordOf(event));
	}
	await withdraw(work, workspaceId, gone, now);
	return answers;
}

function isWithdrawing(event: HandedIn): event is Withdrawing {
	return isAboutRecord(event) && (event.earlier ?? 'keep') !== 'keep';
}

function isAboutRecord(event: HandedIn): event is HandedIn & About {
	return event.recordKey !== undefined;
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
