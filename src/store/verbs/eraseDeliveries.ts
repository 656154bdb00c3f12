// Answers: which deliveries are nobody's, now that these notifications are gone?
import type { ExpressionBuilder } from 'kysely';
import { inBatches } from '../batches';
import type { Tables, Work } from '../tables';

interface Of {
	/** Of deliveries that were the notifications'. */
	keys: readonly string[];
	/** Whose message may have gone out before their files, as a delivery of its own. */
	notificationIds: readonly number[];
}

type Erased = { key: string; goes_on: number | null };

/** Where one of them was the first to tell of a record, the next one about it begins anew. */
export async function eraseDeliveries(
	work: Work,
	workspaceId: string,
	{ keys, notificationIds }: Of,
): Promise<Erased[]> {
	const erased: Erased[] = [];
	const nobodys = work
		.deleteFrom('delivery')
		.where('workspace_id', '=', workspaceId)
		.where(holdsNoNotification)
		.returning(['key', 'goes_on']);
	for (const batch of inBatches(keys))
		erased.push(...(await nobodys.where('key', 'in', batch).execute()));
	for (const batch of inBatches(notificationIds))
		erased.push(
			...(await nobodys
				// Says to the database that the index of those few has them all.
				.where('goes_on', 'is not', null)
				.where('goes_on', 'in', batch)
				.execute()),
		);
	for (const batch of inBatches(erased))
		await work
			.deleteFrom('record_message')
			.where('workspace_id', '=', workspaceId)
			.where(
				'delivery_key',
				'in',
				batch.map(({ key }) => key),
			)
			.execute();
	return erased;
}

/** A digest may hold another member's notifications as well, and is theirs then. */
export function holdsNoNotification(row: ExpressionBuilder<Tables, 'delivery'>) {
	return row.not(
		row.exists(
			row
				.selectFrom('notification')
				.select('notification.id')
				.whereRef('notification.workspace_id', '=', 'delivery.workspace_id')
				.whereRef('notification.delivery_key', '=', 'delivery.key'),
		),
	);
}
