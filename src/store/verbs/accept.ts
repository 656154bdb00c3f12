// Answers: which of these notifications are new, and what was decided about each?
import type { Instant } from '../../clock';
import type { Decision, NewNotification } from '../../outbox/notification';
import { inBatches } from '../batches';
import type { Acceptance } from '../contract';
import { writeNotification } from '../rows/notification';
import type { Work } from '../tables';
import { findByKey, identify, type Keyed } from './dedupe';

export async function accept(
	work: Work,
	workspaceId: string,
	notifications: readonly NewNotification[],
	decisions: readonly Decision[],
	now: Instant,
): Promise<Acceptance[]> {
	const keys = notifications.map(identify);
	const firstAt = new Map<string, number>();
	for (const [index, key] of keys.entries()) if (!firstAt.has(key)) firstAt.set(key, index);
	const firsts = notifications.filter((_, index) => firstAt.get(keys[index]!) === index);
	const newIds = await insertNew(work, workspaceId, firsts, now);

	// Of a batch's doubles the first is taken in; the others find it like one that was there before.
	const isNew = (index: number) => newIds.has(keys[index]!) && firstAt.get(keys[index]!) === index;
	const others: Keyed[] = notifications.filter((_, index) => !isNew(index));
	const undecided = decisions.filter((decision) => !newIds.has(identify(decision)));
	const existing = await findByKey(work, workspaceId, [...others, ...undecided]);

	await insertDecisions(work, workspaceId, decisions, now, (decision) => {
		const key = identify(decision);
		return newIds.get(key) ?? existing.get(key)?.id ?? null;
	});

	return keys.map((key, index): Acceptance =>
		isNew(index)
			? { accepted: true, id: newIds.get(key)! }
			: { accepted: false, existing: existing.get(key)! },
	);
}

async function insertNew(
	work: Work,
	workspaceId: string,
	notifications: readonly NewNotification[],
	now: Instant,
): Promise<Map<string, number>> {
	const ids = new Map<string, number>();
	for (const batch of inBatches(notifications)) {
		const rows = await work
			.insertInto('notification')
			.values(batch.map((each) => writeNotification(workspaceId, each, now)))
			.onConflict((conflict) =>
				conflict
					.columns(['workspace_id', 'recipient_kind', 'recipient_key', 'dedupe_key'])
					.doNothing(),
			)
			.returning(['id', 'recipient_kind', 'recipient_key', 'dedupe_key'])
			.execute();
		for (const row of rows) {
			const recipient = { kind: row.recipient_kind, key: row.recipient_key };
			ids.set(identify({ recipient, dedupeKey: row.dedupe_key }), row.id);
		}
	}
	return ids;
}

async function insertDecisions(
	work: Work,
	workspaceId: string,
	decisions: readonly Decision[],
	now: Instant,
	findId: (decision: Decision) => number | null,
): Promise<void> {
	for (const batch of inBatches(decisions))
		await work
			.insertInto('decision')
			.values(
				batch.map((decision) => ({
					workspace_id: workspaceId,
					at: now,
					notification_id: findId(decision),
					recipient_kind: decision.recipient.kind,
					recipient_key: decision.recipient.key,
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
