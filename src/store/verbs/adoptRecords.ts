// Answers: which message is a record's, where one person was told of it under two keys?
import { inBatches } from '../batches';
import type { Work } from '../tables';
import type { Adopted } from './adopt';
import { namesOne } from './namesOne';
import { newKey } from './newKey';

/** Where there is one under either key, it is the one under the new key. */
export async function adoptRecords(
	work: Work,
	workspaceId: string,
	adopted: Adopted,
): Promise<void> {
	const olds = namesOne('for_member', [...adopted.keys()]);
	await work
		.updateTable('delivery')
		.set({ for_member: newKey('for_member', adopted) })
		.where('workspace_id', '=', workspaceId)
		.where(olds)
		.execute();
	const rows = await work
		.deleteFrom('record_message')
		.where('workspace_id', '=', workspaceId)
		.where(olds)
		.returningAll()
		.execute();
	for (const batch of inBatches(rows))
		await work
			.insertInto('record_message')
			.values(batch.map((row) => ({ ...row, for_member: adopted.get(row.for_member)! })))
			.onConflict((conflict) =>
				conflict.columns(['workspace_id', 'record_key', 'conversation', 'for_member']).doNothing(),
			)
			.execute();
}
