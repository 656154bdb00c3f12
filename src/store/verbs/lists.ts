// Answers: which members are in which list, and who was in it and is not any more?
import type { Instant } from '../../clock';
import { asStored } from '../asStored';
import { inBatches, inOrder } from '../batches';
import type { Unseen } from '../contract';
import { readMapping } from '../rows/mapping';
import type { Work } from '../tables';

/** Only of members that are known: nothing is written of who was forgotten meanwhile. */
export async function seeInList(
	work: Work,
	workspaceId: string,
	list: string,
	memberKeys: readonly string[],
	at: Instant,
): Promise<string[]> {
	const keys = inOrder(memberKeys);
	const marked = await markedIn(work, workspaceId, list);
	for (const batch of inBatches(keys))
		await work
			.insertInto('listed')
			.columns(['workspace_id', 'list', 'member_key', 'seen_at'])
			.expression((row) =>
				row
					.selectFrom('mapping')
					.select((of) => [
						'workspace_id',
						of.val(list).as('list'),
						'member_key',
						of.val(at).as('at'),
					])
					.where('workspace_id', '=', workspaceId)
					.where('member_key', 'in', batch),
			)
			.onConflict((conflict) =>
				conflict
					.columns(['workspace_id', 'list', 'member_key'])
					.doUpdateSet({ seen_at: at, missing_since: null }),
			)
			.execute();
	return keys.filter((key) => marked.has(asStored(key)));
}

async function markedIn(work: Work, workspaceId: string, list: string): Promise<Set<string>> {
	const rows = await work
		.selectFrom('listed')
		.select('member_key')
		.where('workspace_id', '=', workspaceId)
		.where('list', '=', list)
		.where('missing_since', 'is not', null)
		.execute();
	return new Set(rows.map((row) => row.member_key));
}

export async function findUnseen(
	work: Work,
	workspaceId: string,
	list: string,
	since: Instant,
): Promise<Unseen[]> {
	const rows = await work
		.selectFrom('listed')
		.innerJoin('mapping', (join) =>
			join
				.onRef('mapping.workspace_id', '=', 'listed.workspace_id')
				.onRef('mapping.member_key', '=', 'listed.member_key'),
		)
		.selectAll('mapping')
		.select('listed.missing_since')
		.select((row) =>
			row
				.exists(
					row
						.selectFrom('listed as other')
						.select('other.list')
						.whereRef('other.workspace_id', '=', 'listed.workspace_id')
						.whereRef('other.member_key', '=', 'listed.member_key')
						.whereRef('other.list', '!=', 'listed.list')
						.where('other.missing_since', 'is', null),
				)
				.as('is_in_another'),
		)
		.where('listed.workspace_id', '=', workspaceId)
		.where('listed.list', '=', list)
		.where('listed.seen_at', '<', since)
		.orderBy('listed.member_key')
		.execute();
	return rows.map((row) => ({
		mapping: readMapping(row),
		...(row.missing_since !== null && { missingSince: row.missing_since }),
		isInAnotherList: Boolean(row.is_in_another),
	}));
}

export async function markMissing(
	work: Work,
	workspaceId: string,
	list: string,
	memberKeys: readonly string[],
	now: Instant,
): Promise<void> {
	for (const batch of inBatches(inOrder(memberKeys)))
		await work
			.updateTable('listed')
			.set({ missing_since: now })
			.where('workspace_id', '=', workspaceId)
			.where('list', '=', list)
			.where('member_key', 'in', batch)
			.where('missing_since', 'is', null)
			.execute();
}
