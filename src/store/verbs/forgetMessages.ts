// Answers: what was a member told, and what still waits to be told? All of it is erased.
import { inBatches } from '../batches';
import type { Work } from '../tables';
import { eraseDeliveries } from './eraseDeliveries';
import type { Count } from './forget';
import { namesOne, places } from './namesOne';
import { eraseAllUseless } from './uselessFiles';

export async function forgetMessages(
	work: Work,
	workspaceId: string,
	memberKeys: readonly string[],
	count: Count,
): Promise<void> {
	/** Delivery key → the member whose notification belonged to it. */
	const deliveries = new Map<string, string>();
	/** Notification → the member whose it was. */
	const notifications = new Map<number, string>();
	for (const batch of inBatches(memberKeys)) {
		// Each has an index of its own, which one condition for both would not use.
		for (const place of places) {
			const told = await work
				.deleteFrom('notification')
				.where('workspace_id', '=', workspaceId)
				.where(namesOne(place, batch))
				.returning(['id', 'recipient_key', 'stands_in_for', 'delivery_key'])
				.execute();
			for (const row of told) {
				count(row[place], 'notifications');
				notifications.set(row.id, row[place]);
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
	// By now theirs are of no use, and so is what may be left of those whose notification went before.
	await eraseAllUseless(work, workspaceId);
	const of = { keys: [...deliveries.keys()], notificationIds: [...notifications.keys()] };
	for (const { key, goes_on } of await eraseDeliveries(work, workspaceId, of))
		count(deliveries.get(key) ?? notifications.get(goes_on!)!, 'deliveries');
	for (const batch of inBatches(memberKeys)) {
		const toldInPlace = await work
			.deleteFrom('record_message')
			.where('workspace_id', '=', workspaceId)
			.where(namesOne('for_member', batch))
			.returning('for_member')
			.execute();
		for (const row of toldInPlace) count(row.for_member, 'deliveries');
	}
}
