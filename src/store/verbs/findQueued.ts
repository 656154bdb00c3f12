// Answers: what is queued, page by page?
import { sql } from 'kysely';
import type { Notification } from '../../outbox/notification';
import { inBatches } from '../batches';
import type { OutboxStore } from '../contract';
import { readNotification } from '../rows/notification';
import type { Work } from '../tables';

export async function findQueued(
	work: Work,
	workspaceId: string,
	{ recipients, after, most }: Parameters<OutboxStore['findQueued']>[0],
): Promise<Notification[]> {
	const page = work
		.selectFrom('notification')
		.selectAll()
		.where('workspace_id', '=', workspaceId)
		.where('id', '>', after)
		.orderBy('id')
		.limit(most);
	if (!recipients) {
		// Said in the statement itself: only then does a page go by the index of those that are queued.
		const rows = await page.where('state', '=', sql.lit('queued')).execute();
		return rows.map(readNotification);
	}

	const found: Notification[] = [];
	const each = new Map(recipients.map((recipient) => [JSON.stringify(recipient), recipient]));
	for (const batch of inBatches([...each.values()])) {
		const keys = batch.map(({ kind, key }) => sql`(${kind}, ${key})`);
		const rows = await page
			.where('state', '=', 'queued')
			.where(sql<boolean>`(recipient_kind, recipient_key) in (values ${sql.join(keys)})`)
			.execute();
		found.push(...rows.map(readNotification));
	}
	return found.sort((a, b) => a.id - b.id).slice(0, most);
}
