// Answers: what was a person told, and what waits, when two keys turn out to be that person?
import { inBatches } from '../batches';
import type { Work } from '../tables';
import type { Adopted } from './adopt';
import { dropDoubles } from './dropDoubles';
import { namesOne, places } from './namesOne';
import { newKey } from './newKey';

/** Workers that have some of it in their hands name it by token and ID, which stay. */
export async function adoptMessages(
	work: Work,
	workspaceId: string,
	adopted: Adopted,
): Promise<void> {
	for (const place of places) {
		const stays = await dropDoubles(work, workspaceId, adopted, place);
		await work
			.updateTable('notification')
			.set({ [place]: newKey(place, adopted) })
			.where('workspace_id', '=', workspaceId)
			.where(namesOne(place, [...adopted.keys()]))
			.$if(stays.length > 0, (rows) => rows.where('id', 'not in', stays))
			.execute();
		await work
			.updateTable('decision')
			.set({ [place]: newKey(place, adopted) })
			.where('workspace_id', '=', workspaceId)
			.where(namesOne(place, [...adopted.keys()]))
			.execute();
	}
	await adoptMarks(work, workspaceId, adopted);
}

/** What was withdrawn before it arrived is so under either key; withdrawn under both, it is as the new one has it. */
async function adoptMarks(work: Work, workspaceId: string, adopted: Adopted): Promise<void> {
	const rows = await work
		.deleteFrom('withdrawn_event')
		.where('workspace_id', '=', workspaceId)
		.where('recipient_kind', '=', 'member')
		.where('recipient_key', 'in', [...adopted.keys()])
		.returningAll()
		.execute();
	for (const batch of inBatches(rows))
		await work
			.insertInto('withdrawn_event')
			.values(batch.map((row) => ({ ...row, recipient_key: adopted.get(row.recipient_key)! })))
			.onConflict((conflict) =>
				conflict
					.columns(['workspace_id', 'dedupe_key', 'recipient_kind', 'recipient_key'])
					.doNothing(),
			)
			.execute();
}
