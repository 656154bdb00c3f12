// Answers: where do the bytes of files wait until they are sent?
import type { Instant } from '../../clock';
import { inBatches } from '../batches';
import type { Work } from '../tables';
import { letGo } from './ownFiles';
import { eraseUseless } from './uselessFiles';

export async function addFilePart(
	work: Work,
	workspaceId: string,
	fileId: string,
	place: number,
	bytes: Uint8Array,
	now: Instant,
): Promise<void> {
	await eraseUseless(work, workspaceId, now);
	await work
		.insertInto('file')
		.values({ workspace_id: workspaceId, id: fileId, added_at: now })
		.onConflict((conflict) => conflict.columns(['workspace_id', 'id']).doNothing())
		.execute();
	await work
		.insertInto('file_part')
		.values({ workspace_id: workspaceId, file_id: fileId, place, bytes })
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
		await letGo(work, workspaceId, (file) =>
			file.and([file('id', 'in', batch), file('notification_id', 'is', null)]),
		);
}
