// Answers: which mapping of a member stays when two are decided, and who may replace it?
import { sql } from 'kysely';
import type { ExpressionBuilder, OnConflictDatabase, OnConflictTables } from 'kysely';
import type { Instant } from '../../clock';
import type { Mapping } from '../../members/member';
import { inBatches } from '../batches';
import { writeMapping } from '../rows/mapping';
import type { Tables, Work } from '../tables';

export async function saveMappings(
	work: Work,
	workspaceId: string,
	mappings: readonly Mapping[],
): Promise<void> {
	const latest = new Map(mappings.map((mapping) => [mapping.member.key.toWellFormed(), mapping]));
	for (const batch of inBatches([...latest])) {
		const saved = await work
			.insertInto('mapping')
			.values(batch.map(([, mapping]) => writeMapping(workspaceId, mapping)))
			.onConflict((conflict) =>
				conflict.columns(['workspace_id', 'member_key']).doUpdateSet(renewed).where(mayReplace),
			)
			.returning('member_key')
			.execute();
		const keys = new Set(saved.map((row) => row.member_key));
		// Made by hand meanwhile, and in the list all the same: whoever looks for the missing must not find it.
		for (const [key, { seen }] of batch)
			if (seen && !keys.has(key)) await markSeen(work, workspaceId, key, seen);
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
	// What was read before a sync and is written after it knows less of the list than what is there.
	const isSeenLater = sql`(mapping.seen_at is null or excluded.seen_at > mapping.seen_at)`;
	const ofLaterSeen = (column: 'seen_list' | 'seen_at' | 'missing_since') =>
		sql<never>`case when ${isSeenLater} then ${row.ref(`excluded.${column}`)} else ${row.ref(`mapping.${column}`)} end`;
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
		search_text: row.ref('excluded.search_text'),
		seen_list: ofLaterSeen('seen_list'),
		seen_at: ofLaterSeen('seen_at'),
		missing_since: ofLaterSeen('missing_since'),
	};
}

async function markSeen(
	work: Work,
	workspaceId: string,
	memberKey: string,
	seen: NonNullable<Mapping['seen']>,
): Promise<void> {
	await work
		.updateTable('mapping')
		.set({ seen_list: seen.list, seen_at: seen.at, missing_since: null })
		.where('workspace_id', '=', workspaceId)
		.where('member_key', '=', memberKey)
		.where((row) => row.or([row('seen_at', 'is', null), row('seen_at', '<', seen.at)]))
		.execute();
}

export async function markMissing(
	work: Work,
	workspaceId: string,
	memberKeys: readonly string[],
	now: Instant,
): Promise<void> {
	for (const batch of inBatches([...new Set(memberKeys)]))
		await work
			.updateTable('mapping')
			.set({ missing_since: now })
			.where('workspace_id', '=', workspaceId)
			.where('member_key', 'in', batch)
			.where('missing_since', 'is', null)
			.execute();
}
