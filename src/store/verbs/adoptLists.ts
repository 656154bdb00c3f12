// Answers: in which lists is who was in them by two keys?
import { inBatches } from '../batches';
import type { Work } from '../tables';
import type { Adopted } from './adopt';

/** In a list by either key is in it, as seen last by any of them. */
export async function adoptLists(work: Work, workspaceId: string, adopted: Adopted): Promise<void> {
	const rows = await work
		.deleteFrom('listed')
		.where('workspace_id', '=', workspaceId)
		.where('member_key', 'in', [...adopted.keys()])
		.returningAll()
		.execute();
	for (const batch of inBatches(rows))
		await work
			.insertInto('listed')
			.values(batch.map((row) => ({ ...row, member_key: adopted.get(row.member_key)! })))
			.onConflict((conflict) =>
				conflict.columns(['workspace_id', 'list', 'member_key']).doUpdateSet((row) => ({
					seen_at: row
						.case()
						.when('excluded.seen_at', '>', row.ref('listed.seen_at'))
						.then(row.ref('excluded.seen_at'))
						.else(row.ref('listed.seen_at'))
						.end(),
					// Where either is null, so is the comparison, and with it the member is not missing.
					missing_since: row
						.case()
						.when('excluded.missing_since', '<', row.ref('listed.missing_since'))
						.then(row.ref('excluded.missing_since'))
						.when('excluded.missing_since', '>=', row.ref('listed.missing_since'))
						.then(row.ref('listed.missing_since'))
						.end(),
				})),
			)
			.execute();
}
