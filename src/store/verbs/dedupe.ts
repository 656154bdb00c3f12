// Answers: which notification does a recipient have with this dedupe key?
import { sql } from 'kysely';
import type { Notification, Recipient } from '../../outbox/notification';
import { inBatches } from '../batches';
import { readNotification } from '../rows/notification';
import type { Work } from '../tables';

export interface Keyed {
	recipient: Recipient;
	dedupeKey: string;
}

/** One text for all that makes a notification unique in its workspace. */
export function identify({ recipient, dedupeKey }: Keyed): string {
	// Half a character, as cutting a text can leave it, is stored as U+FFFD, and must be found again as that.
	return JSON.stringify([recipient.kind, recipient.key.toWellFormed(), dedupeKey.toWellFormed()]);
}

export async function findByKey(
	work: Work,
	workspaceId: string,
	wanted: readonly Keyed[],
): Promise<Map<string, Notification>> {
	const found = new Map<string, Notification>();
	for (const batch of inBatches(wanted)) {
		const keys = batch.map(
			({ recipient, dedupeKey }) => sql`(${recipient.kind}, ${recipient.key}, ${dedupeKey})`,
		);
		const rows = await work
			.selectFrom('notification')
			.selectAll()
			.where('workspace_id', '=', workspaceId)
			.where(
				sql<boolean>`(recipient_kind, recipient_key, dedupe_key) in (values ${sql.join(keys)})`,
			)
			.execute();
		for (const row of rows) {
			const notification = readNotification(row);
			found.set(identify(notification), notification);
		}
	}
	return found;
}
