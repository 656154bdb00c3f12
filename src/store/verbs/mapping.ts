// Answers: which mapping of a member stays when two are decided, and who may replace it?
import type { ExpressionBuilder, OnConflictDatabase, OnConflictTables } from 'kysely';
import type { Mapping } from '../../members/member';
import { asStored } from '../asStored';
import { inBatches, inOrder } from '../batches';
import { writeMapping } from '../rows/mapping';
import type { Tables, Work } from '../tables';
import { keepEmails } from './memberEmails';

export async function saveMappings(
	work: Work,
	workspaceId: string,
	mappings: readonly Mapping[],
	known: ReadonlySet<string>,
): Promise<void> {
	const latest = new Map(mappings.map((mapping) => [asStored(mapping.member.key), mapping]));
	const isKnown = ([key, { member }]: readonly [string, Mapping]) =>
		known.has(key) || known.has(member.key);
	const ordered = inOrder(latest.keys()).map((key) => [key, latest.get(key)!] as const);
	for (const batch of inBatches(ordered)) {
		const renewable = batch.filter(isKnown).map(([key]) => key);
		const there = await keysThere(work, workspaceId, renewable);
		const wanted = batch.filter((each) => there.has(each[0]) || !isKnown(each));
		if (wanted.length === 0) continue;
		const saved = await work
			.insertInto('mapping')
			.values(wanted.map(([, mapping]) => writeMapping(workspaceId, mapping)))
			.onConflict((conflict) =>
				conflict.columns(['workspace_id', 'member_key']).doUpdateSet(renewed).where(mayReplace),
			)
			.returning('member_key')
			.execute();
		// One made by hand meanwhile stays, and with it the e-mails.
		const members = saved.map(({ member_key: key }) => [key, latest.get(key)!.member] as const);
		await keepEmails(work, workspaceId, new Map(members));
	}
}

export async function setMappingByHand(
	work: Work,
	workspaceId: string,
	mapping: Mapping,
): Promise<void> {
	await work
		.insertInto('mapping')
		.values(writeMapping(workspaceId, mapping))
		.onConflict((conflict) => conflict.columns(['workspace_id', 'member_key']).doUpdateSet(renewed))
		.execute();
	const { member } = mapping;
	await keepEmails(work, workspaceId, new Map([[asStored(member.key), member]]));
}

async function keysThere(
	work: Work,
	workspaceId: string,
	memberKeys: readonly string[],
): Promise<Set<string>> {
	if (memberKeys.length === 0) return new Set();
	const rows = await work
		.selectFrom('mapping')
		.select('member_key')
		.where('workspace_id', '=', workspaceId)
		.where('member_key', 'in', memberKeys)
		.execute();
	return new Set(rows.map((row) => row.member_key));
}

type Conflict = ExpressionBuilder<
	OnConflictDatabase<Tables, 'mapping'>,
	OnConflictTables<'mapping'>
>;

/** Asked in the statement itself, so that nobody can connect the member by hand between the question and the answer. */
function mayReplace(row: Conflict) {
	return row.or([
		row('mapping.decided_by', '!=', 'manual'),
		row.and([
			row('excluded.decided_by', '=', 'manual'),
			row.or([
				row.and([row('mapping.state', '=', 'removed'), row('excluded.state', '=', 'removed')]),
				row.and([
					row('mapping.state', '!=', 'removed'),
					row('excluded.state', '!=', 'removed'),
					row('mapping.slack_user_id', 'is not distinct from', row.ref('excluded.slack_user_id')),
				]),
			]),
		]),
	]);
}

function renewed(row: Conflict) {
	return {
		email: row.ref('excluded.email'),
		other_emails: row.ref('excluded.other_emails'),
		name: row.ref('excluded.name'),
		state: row.ref('excluded.state'),
		reason: row.ref('excluded.reason'),
		slack_user_id: row.ref('excluded.slack_user_id'),
		candidate_ids: row.ref('excluded.candidate_ids'),
		decided_by: row.ref('excluded.decided_by'),
		by_whom: row.ref('excluded.by_whom'),
		decided_at: row.ref('excluded.decided_at'),
		since: row.ref('excluded.since'),
		matched_at: row.ref('excluded.matched_at'),
		// Who decides without a sync has nothing to tell, and takes nothing back.
		told: row.fn.coalesce('excluded.told', 'mapping.told'),
		search_text: row.ref('excluded.search_text'),
	};
}
