// Answers: which of the notifications that were handed in are new to the outbox?
import type { Insertable } from 'kysely';
import type { Instant } from '../../clock';
import { StoreError } from '../../errors';
import type { NewNotification } from '../../outbox/notification';
import { inBatches } from '../batches';
import { readJson } from '../rows/json';
import { event } from '../rows/shapes';
import { writeNotification } from '../rows/notification';
import type { NotificationTable, Work } from '../tables';
import { findByKey, identify, identifyRow } from './dedupe';
import { findMarks } from './marks';
import { letGoOfOthers } from './ownFiles';

export type TakenIn =
	/** Also one that was there and had failed: it is queued again under its old ID. */
	{ kind: 'new'; id: number } | { kind: 'duplicate' } | { kind: 'withdrawn'; at: Instant };

/** In their order. Of a batch's doubles the first is new; the others find it like one that was there before. */
export async function takeIn(
	work: Work,
	workspaceId: string,
	notifications: readonly NewNotification[],
	now: Instant,
): Promise<TakenIn[]> {
	const withdrawnAt = await findMarks(work, workspaceId, notifications);
	const marked = notifications.filter((each) => withdrawnAt(each) !== undefined);
	const cameBefore = await findByKey(work, workspaceId, marked);
	const firsts = new Map<string, NewNotification>();
	for (const each of notifications) {
		const key = identify(each);
		if (withdrawnAt(each) === undefined && !firsts.has(key)) firsts.set(key, each);
	}
	const newIds = await insertNew(work, workspaceId, [...firsts.values()], now);
	const known = [...firsts].filter(([key]) => !newIds.has(key)).map(([, first]) => first);
	for (const [key, before] of await findByKey(work, workspaceId, known)) {
		if (before.state !== 'failed') continue;
		const again = firsts.get(key)!;
		await takeUpAgain(work, before.id, writeNotification(workspaceId, again, now));
		await letGoOfOthers(work, workspaceId, { id: before.id, event: again.event });
		newIds.set(key, before.id);
	}
	return notifications.map((each): TakenIn => {
		const key = identify(each);
		const at = withdrawnAt(each);
		if (at !== undefined)
			return cameBefore.has(key) ? { kind: 'duplicate' } : { kind: 'withdrawn', at };
		const id = newIds.get(key);
		newIds.delete(key);
		if (id !== undefined && each.onlyIfKnown) throw notKnown();
		return id === undefined ? { kind: 'duplicate' } : { kind: 'new', id };
	});
}

function notKnown(): StoreError {
	return new StoreError('not_known', 'A duplicate is none any more: what it repeats is gone.', {
		hint: 'Run it again.',
	});
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
					.columns([
						'workspace_id',
						'recipient_kind',
						'recipient_key',
						'stands_in_for',
						'dedupe_key',
					])
					.doNothing(),
			)
			.returning(['id', 'recipient_kind', 'recipient_key', 'stands_in_for', 'dedupe_key'])
			.execute();
		for (const row of rows) ids.set(identifyRow(row), row.id);
	}
	return ids;
}

/**
 * Who hands in again what had failed has mended the cause: it is queued as if it were new, under its old ID. Where its message
 * was there already and only the files were not, they alone follow.
 */
async function takeUpAgain(
	work: Work,
	id: number,
	row: Insertable<NotificationTable>,
): Promise<void> {
	const afresh = {
		hurried_at: null,
		taken_back: null,
		reason: null,
		attempts: 0,
		not_before: null,
		settled_at: null,
		claim_token: null,
		lease_until: null,
		delivery_key: null,
		told_at: null,
	};
	const { files = [] } = readJson(row.event, 'notification', event);
	const untold = { conversation: null, ts: null, thread_ts: null };
	await work
		.updateTable('notification')
		.set({ ...row, ...afresh, ...(files.length === 0 && untold) })
		.where('id', '=', id)
		.where('state', '=', 'failed')
		.execute();
}
