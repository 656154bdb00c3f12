// Answers: which of these notifications are new, and what was decided about each?
import type { Insertable } from 'kysely';
import type { Instant } from '../../clock';
import type { Decision, NewNotification } from '../../outbox/notification';
import { inBatches } from '../batches';
import type { Acceptance } from '../contract';
import { writeNotification } from '../rows/notification';
import type { NotificationTable, Work } from '../tables';
import { decisionAbout, writeDecisions } from './decisions';
import { findByKey, identify } from './dedupe';

export async function accept(
	work: Work,
	workspaceId: string,
	notifications: readonly NewNotification[],
	skipped: readonly Decision[],
	now: Instant,
): Promise<Acceptance[]> {
	const keys = notifications.map(identify);
	const firstAt = new Map<string, number>();
	for (const [index, key] of keys.entries()) if (!firstAt.has(key)) firstAt.set(key, index);
	const firsts = notifications.filter((_, index) => firstAt.get(keys[index]!) === index);
	const newIds = await insertNew(work, workspaceId, firsts, now);
	const known = await findByKey(
		work,
		workspaceId,
		notifications.filter((_, index) => !newIds.has(keys[index]!)),
	);
	for (const first of firsts) {
		const key = identify(first);
		const before = known.get(key);
		if (before?.state !== 'failed') continue;
		await takeUpAgain(work, before.id, writeNotification(workspaceId, first, now));
		newIds.set(key, before.id);
	}

	// Of a batch's doubles the first is taken in; the others find it like one that was there before.
	const isNew = (index: number) => newIds.has(keys[index]!) && firstAt.get(keys[index]!) === index;
	const others = notifications.filter((_, index) => !isNew(index));
	const existing = await findByKey(work, workspaceId, others);
	const acceptances = keys.map((key, index): Acceptance =>
		isNew(index)
			? { accepted: true, id: newIds.get(key)! }
			: { accepted: false, existing: existing.get(key)! },
	);

	const decided = notifications.map((each, index) => decisionAbout(each, acceptances[index]!));
	const cameToNothing = skipped.map((decision) => ({ decision }));
	await writeDecisions(work, workspaceId, [...decided, ...cameToNothing], now);
	return acceptances;
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

/** Who hands in again what had failed has mended the cause: it is queued as if it were new, under its old ID. */
async function takeUpAgain(
	work: Work,
	id: number,
	row: Insertable<NotificationTable>,
): Promise<void> {
	const afresh = {
		reason: null,
		not_before: null,
		settled_at: null,
		delivery_key: null,
		told_at: null,
	};
	await work
		.updateTable('notification')
		.set({ ...row, ...afresh })
		.where('id', '=', id)
		.where('state', '=', 'failed')
		.execute();
}
