// Answers: which files belong to a notification?
import type { NotificationEvent } from '../../event';
import { inBatches } from '../batches';
import type { Work } from '../tables';
import { areOver, eraseSome } from './uselessFiles';

interface Owner {
	id: number;
	event: NotificationEvent;
}

/** What another one has already stays there. */
export async function giveFiles(
	work: Work,
	workspaceId: string,
	owners: readonly Owner[],
): Promise<void> {
	for (const owner of owners)
		for (const batch of inBatches(fileIdsOf(owner.event)))
			await work
				.updateTable('file')
				.set({ notification_id: owner.id })
				.where('workspace_id', '=', workspaceId)
				.where('id', 'in', batch)
				.where('notification_id', 'is', null)
				.execute();
}

/** All but those that the event names, which it is going to have. */
export async function letGoOfOthers(
	work: Work,
	workspaceId: string,
	{ id, event }: Owner,
): Promise<void> {
	const stay = fileIdsOf(event);
	await letGo(work, workspaceId, (file) =>
		file.and([
			file('notification_id', '=', id),
			...(stay.length > 0 ? [file('id', 'not in', stay)] : []),
		]),
	);
}

/** They are nobody's, and as old as can be: what is not erased here, later calls erase. */
export async function letGo(
	work: Work,
	workspaceId: string,
	areMeant: Parameters<typeof eraseSome>[2],
): Promise<void> {
	const files = await work
		.updateTable('file')
		.set({ notification_id: null, added_at: 0 })
		.where('workspace_id', '=', workspaceId)
		.where(areMeant)
		.returning('id')
		.execute();
	if (files.length === 0) return;
	const ids = files.map(({ id }) => id);
	await eraseSome(work, workspaceId, (file) => file('id', 'in', ids));
}

/** Of those of them that are over or gone; some at once, and the rest with later calls. */
export async function eraseFilesOf(
	work: Work,
	workspaceId: string,
	notificationIds: readonly number[],
): Promise<void> {
	for (const batch of inBatches(notificationIds)) {
		const erased = await eraseSome(work, workspaceId, (file) =>
			file.and([file('notification_id', 'in', batch), areOver(file)]),
		);
		if (erased > 0) return;
	}
}

export function hasFiles({ event }: Owner): boolean {
	return fileIdsOf(event).length > 0;
}

function fileIdsOf({ files = [] }: NotificationEvent): string[] {
	return files.map(({ id }) => id);
}
