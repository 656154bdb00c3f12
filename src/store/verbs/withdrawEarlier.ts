// Answers: which queued notifications does a newer event about the same record take back?
import type { Instant } from '../../clock';
import type { Earlier, Notification } from '../../outbox/notification';
import type { Work } from '../tables';
import { identify, type Keyed } from './dedupe';
import { findRecords, recordOf, type About } from './records';
import { takeBack } from './takeBack';

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
	const own = new Set(events.map(({ id }) => id));
	/** By record, what has come before and is still there; what stands in `events` itself is added when it is passed. */
	const open = new Map(
		[...records].map(([record, { queued }]) => [record, queued.filter(({ id }) => !own.has(id))]),
	);
	const byId = new Map(
		[...records.values()].flatMap(({ queued }) => queued.map((each) => [each.id, each] as const)),
	);
	const gone = new Map<number, Withdrawn['reason']>();
	const held = new Map<number, Withdrawn['reason']>();
	/** Records of which something in `events` came to nothing. */
	const ended = new Set<string>();
	const takeBackFor = (event: Withdrawing) => {
		const record = recordOf(event);
		const known = records.get(record);
		const isCancel = event.earlier === 'cancel';
		const before = open.get(record) ?? [];
		const goes = ({ event: { type } }: Notification) => isCancel || event.type === type;
		const notifications = before.filter(goes);
		if (notifications.length > 0) {
			open.set(
				record,
				before.filter((each) => !goes(each)),
			);
		}
		const reason = isCancel ? 'cancelled_out' : 'superseded';
		if (isCancel) for (const id of known?.held ?? []) held.set(id, reason);
		const isKnown = notifications.length > 0 || known?.cameToNothing || ended.has(record);
		const itself = isCancel && isKnown === true && !known?.isTold && event.id !== undefined;
		if (notifications.length === 0 && !itself) return;
		for (const { id } of notifications) gone.set(id, reason);
		if (itself) gone.set(event.id!, reason);
		answers.set(event, { reason, notifications, itself });
	};
	for (const event of events) {
		if (takesBack(event)) {
			handedIn.add(identify(event));
			takeBackFor(event);
		}
		if (!isAboutRecord(event)) continue;
		const passed = event.id === undefined || gone.has(event.id) ? undefined : byId.get(event.id);
		if (passed) open.get(recordOf(event))?.push(passed);
		else ended.add(recordOf(event));
	}
	for (const reason of ['superseded', 'cancelled_out'] as const) {
		const ids = [...gone, ...held].filter(([, why]) => why === reason).map(([id]) => id);
		await takeBack(work, workspaceId, ids, reason, now);
	}
	return answers;
}

function isWithdrawing(event: HandedIn): event is Withdrawing {
	return isAboutRecord(event) && (event.earlier ?? 'keep') !== 'keep';
}

function isAboutRecord(event: HandedIn): event is HandedIn & About {
	return event.recordKey !== undefined;
}
