// Answers: how do these notifications stand, and how many still wait?
import { sql } from 'kysely';
import type { Instant } from '../../clock';
import type { Notification } from '../../outbox/notification';
import { inBatches } from '../batches';
import { readNotification } from '../rows/notification';
import type { Work } from '../tables';

/** In the order of their IDs; what is not there is left out. */
export async function findNotifications(
	work: Work,
	workspaceId: string,
	ids: readonly number[],
): Promise<Notification[]> {
	const found: Notification[] = [];
	for (const batch of inBatches([...new Set(ids)])) {
		const rows = await work
			.selectFrom('notification')
			.selectAll()
			.where('workspace_id', '=', workspaceId)
			.where('id', 'in', batch)
			.execute();
		for (const row of rows) found.push(readNotification(row));
	}
	return found.sort((a, b) => a.id - b.id);
}

export async function waiting(
	work: Work,
	workspaceId: string,
	now: Instant,
): Promise<{ due: number; later: number; nextDueAt?: Instant; unsure: number }> {
	const from = sql<Instant>`case when not_before > due_at then not_before else due_at end`;
	const byState = work
		.selectFrom('notification')
		.where('workspace_id', '=', workspaceId)
		.select((row) => row.fn.countAll<number>().as('count'));
	const due = await byState
		.where('state', '=', 'queued')
		.where(from, '<=', now)
		.executeTakeFirstOrThrow();
	const later = await byState
		.where('state', '=', 'queued')
		.where(from, '>', now)
		.select((row) => row.fn.min<Instant | null>(from).as('nextDueAt'))
		.executeTakeFirstOrThrow();
	const unsure = await byState.where('state', '=', 'unsure').executeTakeFirstOrThrow();
	return {
		due: Number(due.count),
		later: Number(later.count),
		nextDueAt: later.nextDueAt ?? undefined,
		unsure: Number(unsure.count),
	};
}
