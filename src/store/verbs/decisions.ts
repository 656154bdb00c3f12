// Answers: what was decided about each event, so that "why was I not told?" can be asked later?
import type { Instant } from '../../clock';
import type { Decision, NewNotification } from '../../outbox/notification';
import { inBatches } from '../batches';
import type { Acceptance } from '../contract';
import type { Work } from '../tables';

export interface Decided {
	decision: Decision;
	/** The notification that it is about, where there is one. */
	notificationId?: number;
}

/** A notification that was handed in is queued, or is a duplicate of the one that was there first. */
export function decisionAbout(notification: NewNotification, acceptance: Acceptance): Decided {
	const { recipient, standsInFor, dedupeKey, event, windowEndsAt } = notification;
	const { frequency, rule, dueAt } = notification;
	const about = { recipient, standsInFor, type: event.type, dedupeKey, frequency, rule, dueAt };
	if (!acceptance.accepted) {
		return {
			decision: { ...about, outcome: 'skipped', reason: 'duplicate' },
			notificationId: acceptance.existing.id,
		};
	}
	const reason = windowEndsAt === undefined ? 'due_now' : 'waits_for_window';
	return { decision: { ...about, outcome: 'queued', reason }, notificationId: acceptance.id };
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
					stands_in_for: decision.standsInFor ?? null,
					type: decision.type,
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
