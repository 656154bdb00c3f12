// Answers: which failures does a person not know of yet?
import { sql } from 'kysely';
import type { Instant } from '../../clock';
import type { Notification } from '../../outbox/notification';
import { readNotification } from '../rows/notification';
import type { Work } from '../tables';

export async function takeUntold(
	work: Work,
	workspaceId: string,
	most: number,
	now: Instant,
): Promise<Notification[]> {
	const rows = await work
		.updateTable('notification')
		.set({ told_at: now })
		.where('id', 'in', (among) =>
			among
				.selectFrom('notification')
				.select('id')
				.where('workspace_id', '=', workspaceId)
				.where('state', 'in', ['failed', 'unsure'])
				.where('told_at', 'is', null)
				// Counted with, or it would go through all that was ever sent, in the order of their IDs.
				.orderBy(sql`id + 0`)
				.limit(most),
		)
		.returningAll()
		.execute();
	return rows.map(readNotification).sort((a, b) => a.id - b.id);
}
