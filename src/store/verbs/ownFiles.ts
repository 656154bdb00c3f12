// Answers: which files belong to a notification?
import type { NotificationEvent } from '../../event';
import { inBatches } from '../batches';
import type { Work } from '../tables';

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
				.updateTable('file_part')
				.set({ notification_id: owner.id })
				.where('workspace_id', '=', workspaceId)
				.where('file_id', 'in', batch)
				.where('notification_id', 'is', null)
				.execute();
}

/** All but those that the event names, which it is going to have. */
export async function eraseOthers(
	work: Work,
	workspaceId: string,
	{ id, event }: Owner,
): Promise<void> {
	const stay = fileIdsOf(event);
	await work
		.deleteFrom('file_part')
		.where('workspace_id', '=', workspaceId)
		.where('notification_id', '=', id)
		.$if(stay.length > 0, (parts) => parts.where('file_id', 'not in', stay))
		.execute();
}

export async function eraseFilesOf(
	work: Work,
	workspaceId: string,
	notificationIds: readonly number[],
): Promise<void> {
	for (const batch of inBatches(notificationIds))
		await work
			.deleteFrom('file_part')
			.where('workspace_id', '=', workspaceId)
			.where('notification_id', 'in', batch)
			.execute();
}

export function hasFiles({ event }: Owner): boolean {
	return fileIdsOf(event).length > 0;
}

function fileIdsOf({ files = [] }: NotificationEvent): string[] {
	return files.map(({ id }) => id);
}
