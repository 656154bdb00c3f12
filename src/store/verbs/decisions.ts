// Answers: what was decided about each event, so that "why was I not told?" can be asked later?
import type { Instant } from '../../clock';
import type { Decision, NewNotification, Promised } from '../../outbox/notification';
import { inBatches } from '../batches';
import type { Work } from '../tables';

export interface Decided {
	decision: Decision;
	/** The notification that it is about, where there is one. */
	notificationId?: number;
}

type Said = Pick<Decision, 'outcome' | 'reason'> &
	Partial<Pick<Decision, 'detail' | 'frequency' | 'rule' | 'dueAt'>>;

/** By the frequency and the rule of the notification, unless something else is said. */
export function decisionAbout(
	notification: Pick<
		NewNotification,
		'recipient' | 'standsInFor' | 'event' | 'dedupeKey' | 'frequency' | 'rule'
	>,
	said: Said,
): Decision {
	const { recipient, standsInFor, dedupeKey, event, frequency, rule } = notification;
	const { type, title, recordKey } = event;
	return { recipient, standsInFor, type, title, recordKey, dedupeKey, frequency, rule, ...said };
}

export function queuedAs({ dueAt, putOff, windowEndsAt }: Promised): Said {
	const waitsForWindow = windowEndsAt !== undefined && 'waits_for_window';
	return { outcome: 'queued', reason: putOff ?? (waitsForWindow || 'due_now'), dueAt };
}

export async function writeDecisions(
	work: Work,
	workspaceId: string,
	decided: readonly Decided[],
	now: Instant,
): Promise<void> {
	for (const batch of inBatches(decided))
		await work
			.insertInto('decision')
			.values(
				batch.map(({ decision, notificationId }) => ({
					workspace_id: workspaceId,
					at: now,
					notification_id: notificationId ?? null,
					recipient_kind: decision.recipient.kind,
					recipient_key: decision.recipient.key,
					stands_in_for: decision.standsInFor ?? '',
					type: decision.type,
					title: decision.title,
					record_key: decision.recordKey ?? null,
					dedupe_key: decision.dedupeKey,
					outcome: decision.outcome,
					reason: decision.reason,
					detail: decision.detail ?? null,
					frequency: decision.frequency ?? null,
					rule: decision.rule ?? null,
					due_at: decision.dueAt ?? null,
				})),
			)
			.execute();
}
