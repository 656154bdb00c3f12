// Answers: what was a member told, and what still waits to be told? All of it is erased.
import type { ExpressionBuilder } from 'kysely';
import { inBatches } from '../batches';
import type { Tables, Work } from '../tables';
import type { Count } from './forget';
import { namesOne, places } from './namesOne';

export async function forgetMessages(
	work: Work,
	workspaceId: string,
	memberKeys: readonly string[],
	count: Count,
): Promise<void> {
	/** Delivery key → the member whose notification belonged to it. */
	const deliveries = new Map<string, string>();
	for (const batch of inBatches(memberKeys)) {
		// Each has an index of its own, which one condition for both would not use.
		for (const place of places) {
			const told = await work
				.deleteFrom('notification')
				.where('workspace_id', '=', workspaceId)
				.where(namesOne(place, batch))
				.returning(['recipient_key', 'stands_in_for', 'delivery_key'])
				.execute();
			for (const row of told) {
				count(row[place], 'notifications');
				if (row.delivery_key !== null) deliveries.set(row.delivery_key, row[place]);
			}
			const decided = await work
				.deleteFrom('decision')
				.where('workspace_id', '=', workspaceId)
				.where(namesOne(place, batch))
				.returning(['recipient_key', 'stands_in_for'])
				.execute();
			for (const row of decided) count(row[place], 'decisions');
		}
		const withdrawn = await work
			.deleteFrom('withdrawn_event')
			.where('workspace_id', '=', workspaceId)
			.where('recipient_kind', '=', 'member')
			.where('recipient_key', 'in', batch)
			.returning('recipient_key')
			.execute();
		for (const row of withdrawn) count(row.recipient_key, 'notifications');
	}
	for (const batch of inBatches([...deliveries.keys()])) {
		const erased = await work
			.deleteFrom('delivery')
			.where('workspace_id', '=', workspaceId)
			.where('key', 'in', batch)
			.where(holdsNoNotification)
			.returning('key')
			.execute();
		for (const { key } of erased) count(deliveries.get(key)!, 'deliveries');
	}
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
