// Answers: which notification stays, where one event waits or was told under two keys of one person?
import type { NotificationState } from '../../outbox/states';
import { inBatches } from '../batches';
import type { Work } from '../tables';
import type { Adopted } from './adopt';
import { eraseDeliveries } from './eraseDeliveries';
import { namesOne, type Place } from './namesOne';
import { newId, newKey } from './newKey';
import { eraseFilesOf } from './ownFiles';

type Double = Awaited<ReturnType<typeof findDoubles>>[number];

/** The answer are those under an old key that stay there: somebody is telling them, and so is it, or was, with the other. */
export async function dropDoubles(
	work: Work,
	workspaceId: string,
	adopted: Adopted,
	place: Place,
): Promise<number[]> {
	const stays: number[] = [];
	const drops: { double: Double; id: number; keeps: number }[] = [];
	for (const double of await findDoubles(work, workspaceId, adopted, place)) {
		const [oldIs, newIs] = [
			howFar(double.old_state, double.old_ts),
			howFar(double.new_state, double.new_ts),
		];
		if (oldIs > newIs) drops.push({ double, id: double.new_id, keeps: double.old_id });
		else if (isInFlight(double.old_state)) stays.push(double.old_id);
		else drops.push({ double, id: double.old_id, keeps: double.new_id });
	}
	for (const batch of inBatches(drops)) {
		const ids = batch.map(({ id }) => id);
		const rows = await work
			.deleteFrom('notification')
			.where('workspace_id', '=', workspaceId)
			.where('id', 'in', ids)
			.returning('delivery_key')
			.execute();
		await eraseFilesOf(work, workspaceId, ids);
		// Whoever forgets the person finds a delivery by its notifications only.
		const deliveries = rows.map((row) => row.delivery_key).filter((key) => key !== null);
		await eraseDeliveries(work, workspaceId, { keys: deliveries, notificationIds: ids });
		const keys = batch.flatMap(({ double }) => [double.old_key, double.new_key]);
		await work
			.updateTable('decision')
			.set({
				notification_id: newId(
					'notification_id',
					new Map(batch.map(({ id, keeps }) => [id, keeps])),
				),
			})
			.where('workspace_id', '=', workspaceId)
			.where(namesOne(place, [...new Set(keys)]))
			.where('notification_id', 'in', ids)
			.execute();
	}
	return stays;
}

/** Alike in all that makes a notification unique but for the member whom they name in this place. */
function findDoubles(work: Work, workspaceId: string, adopted: Adopted, place: Place) {
	const other = place === 'recipient_key' ? 'stands_in_for' : 'recipient_key';
	return work
		.selectFrom('notification as old')
		.innerJoin('notification as new', (join) =>
			join
				.onRef('new.workspace_id', '=', 'old.workspace_id')
				.onRef('new.recipient_kind', '=', 'old.recipient_kind')
				.on(`new.${place}`, '=', newKey(`old.${place}`, adopted))
				.onRef(`new.${other}`, '=', `old.${other}`)
				.onRef('new.dedupe_key', '=', 'old.dedupe_key'),
		)
		.select([
			'old.id as old_id',
			'old.state as old_state',
			'old.ts as old_ts',
			`old.${place} as old_key`,
			'new.id as new_id',
			'new.state as new_state',
			'new.ts as new_ts',
			`new.${place} as new_key`,
		])
		.where('old.workspace_id', '=', workspaceId)
		.where(namesOne(place, [...adopted.keys()], 'old'))
		.execute();
}

/**
 * One that failed told nobody: one that waits goes before it, so that the event is told. So it does before one that
 * was muted, by what the other key chose: what counts now is asked when it is sent. Taken back or expired, the event is so for both.
 */
const steps: readonly (readonly NotificationState[])[] = [
	['failed'],
	['muted'],
	['queued'],
	['expired', 'withdrawn'],
	['claimed', 'sending', 'unsure', 'sent'],
];

/** One whose message is there is told, whatever became of its files. */
function howFar(state: NotificationState, ts: string | null): number {
	if (ts !== null) return steps.length - 1;
	return steps.findIndex((states) => states.includes(state));
}

function isInFlight(state: NotificationState): boolean {
	return state === 'claimed' || state === 'sending' || state === 'unsure';
}
