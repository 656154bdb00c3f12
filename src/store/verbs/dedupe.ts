// Answers: which notification does a recipient have with this dedupe key, for itself or in somebody's place?
import { sql } from 'kysely';
import type { Notification, Recipient } from '../../outbox/notification';
import { asStored } from '../asStored';
import { inBatches } from '../batches';
import { readNotification } from '../rows/notification';
import type { Work } from '../tables';

export interface Keyed {
	recipient: Recipient;
	/** One channel may be told of one event in place of several members: each is a notification of its own. */
	standsInFor?: string;
	dedupeKey: string;
}

/** One text for all that makes a notification unique in its workspace. */
export function identify({ recipient, standsInFor = '', dedupeKey }: Keyed): string {
	const names = [recipient.kind, recipient.key, standsInFor, dedupeKey];
	return JSON.stringify(names.map((name) => asStored(name)));
}

/** As `identify` names it, for a row of `notification` or `decision`. */
export function identifyRow(row: {
	recipient_kind: Recipient['kind'];
	recipient_key: string;
	stands_in_for: string;
	dedupe_key: string;
}): string {
	return identify({
		recipient: { kind: row.recipient_kind, key: row.recipient_key },
		standsInFor: row.stands_in_for,
		dedupeKey: row.dedupe_key,
	});
}

export async function findByKey(
	work: Work,
	workspaceId: string,
	wanted: readonly Keyed[],
): Promise<Map<string, Notification>> {
	const found = new Map<string, Notification>();
	for (const batch of inBatches(wanted)) {
		const keys = batch.map(
			({ recipient: { kind, key }, standsInFor = '', dedupeKey }) =>
				sql`(${kind}, ${key}, ${standsInFor}, ${dedupeKey})`,
		);
		const rows = await work
			.selectFrom('notification')
			.selectAll()
			.where('workspace_id', '=', workspaceId)
			.where(
				sql<boolean>`(recipient_kind, recipient_key, stands_in_for, dedupe_key) in (values ${sql.join(keys)})`,
			)
			.execute();
		for (const row of rows) found.set(identifyRow(row), readNotification(row));
	}
	return found;
}
