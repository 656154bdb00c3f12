// Answers: which mapping stays, when two keys turn out to be one person?
import type { Insertable, Selectable } from 'kysely';
import { inBatches } from '../batches';
import { readMapping, writeMapping } from '../rows/mapping';
import type { MappingTable, Work } from '../tables';
import type { Adopted } from './adopt';

type Row = Selectable<MappingTable>;

export async function adoptMappings(
	work: Work,
	workspaceId: string,
	adopted: Adopted,
): Promise<void> {
	const olds = await work
		.deleteFrom('mapping')
		.where('workspace_id', '=', workspaceId)
		.where('member_key', 'in', [...adopted.keys()])
		.returningAll()
		.execute();
	if (olds.length > 0) await adoptRows(work, workspaceId, adopted, olds);
	await adoptEmails(work, workspaceId, adopted);
}

async function adoptRows(
	work: Work,
	workspaceId: string,
	adopted: Adopted,
	olds: readonly Row[],
): Promise<void> {
	const there = await work
		.selectFrom('mapping')
		.selectAll()
		.where('workspace_id', '=', workspaceId)
		.where('member_key', 'in', [...adopted.values()])
		.execute();
	const news = new Map(there.map((row) => [row.member_key, row]));
	const moved: Insertable<MappingTable>[] = [];
	for (const old of olds) {
		const key = adopted.get(old.member_key)!;
		const standing = news.get(key);
		if (!standing) moved.push(renamed(workspaceId, old, key));
		else await update(work, workspaceId, key, whatGoesOver(old, standing));
	}
	if (moved.length > 0) await work.insertInto('mapping').values(moved).execute();
}

/** The key is in what is searched. */
function renamed(workspaceId: string, old: Row, key: string): Insertable<MappingTable> {
	const mapping = readMapping(old);
	return writeMapping(workspaceId, { ...mapping, member: { ...mapping.member, key } });
}

function whatGoesOver(old: Row, standing: Row): Partial<Row> {
	const told = standing.told ?? old.told;
	if (old.decided_by !== 'manual' || standing.decided_by === 'manual') return { told };
	const { state, reason, slack_user_id, candidate_ids, decided_by, by_whom, since, matched_at } =
		old;
	const made = { state, reason, slack_user_id, candidate_ids, decided_by, by_whom };
	return { ...made, since, matched_at, told };
}

async function update(
	work: Work,
	workspaceId: string,
	key: string,
	changes: Partial<Row>,
): Promise<void> {
	await work
		.updateTable('mapping')
		.set(changes)
		.where('workspace_id', '=', workspaceId)
		.where('member_key', '=', key)
		.execute();
}

async function adoptEmails(work: Work, workspaceId: string, adopted: Adopted): Promise<void> {
	const rows = await work
		.deleteFrom('member_email')
		.where('workspace_id', '=', workspaceId)
		.where('member_key', 'in', [...adopted.keys()])
		.returningAll()
		.execute();
	for (const batch of inBatches(rows))
		await work
			.insertInto('member_email')
			.values(batch.map((row) => ({ ...row, member_key: adopted.get(row.member_key)! })))
			.onConflict((conflict) => conflict.doNothing())
			.execute();
}
