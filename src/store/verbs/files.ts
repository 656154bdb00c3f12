// Answers: where do the bytes of files wait until they are sent?
import type { Instant } from '../../clock';
import { inBatches } from '../batches';
import type { Work } from '../tables';
import { isUseless } from './uselessFiles';

const dayMs = 24 * 60 * 60 * 1000;

export async function addFilePart(
	work: Work,
	workspaceId: string,
	fileId: string,
	place: number,
	bytes: Uint8Array,
	now: Instant,
): Promise<void> {
	if (place === 0)
		await work
			.deleteFrom('file_part')
			.where('workspace_id', '=', workspaceId)
			.where(isUseless(now - dayMs))
			.execute();
	await work
		.insertInto('file_part')
		.values({ workspace_id: workspaceId, file_id: fileId, place, bytes, added_at: now })
		.execute();
}

export async function findFilePart(
	work: Work,
	workspaceId: string,
	fileId: string,
	place: number,
): Promise<Uint8Array | undefined> {
	const part = await work
		.selectFrom('file_part')
		.select('bytes')
		.where('workspace_id', '=', workspaceId)
		.where('file_id', '=', fileId)
		.where('place', '=', place)
		.executeTakeFirst();
	return part?.bytes;
}

export async function dropFiles(
	work: Work,
	workspaceId: string,
	fileIds: readonly string[],
): Promise<void> {
	for (const batch of inBatches(fileIds))
		await work
			.deleteFrom('file_part')
			.where('workspace_id', '=', workspaceId)
			.where('file_id', 'in', batch)
			.where('notification_id', 'is', null)
			.execute();
}
