// Answers: which members are known, and what was decided about each?
import type { Mapping } from '../../members/member';
import type { Page } from '../../slack/contract';
import { inBatches, inOrder } from '../batches';
import type { MappingQuestion } from '../contract';
import { pageOf } from '../pages';
import { readMapping } from '../rows/mapping';
import { holds } from '../search';
import type { Work } from '../tables';

export async function findMappings(
	work: Work,
	workspaceId: string,
	memberKeys: readonly string[],
): Promise<Mapping[]> {
	return findBy(work, workspaceId, 'member_key', memberKeys);
}

export async function findMappingsTo(
	work: Work,
	workspaceId: string,
	slackUserIds: readonly string[],
): Promise<Mapping[]> {
	const found = await findBy(work, workspaceId, 'slack_user_id', slackUserIds);
	// Asked for in the statement, the state would lead the planner to an index that many rows share.
	return found.filter(({ state }) => state === 'connected');
}

async function findBy(
	work: Work,
	workspaceId: string,
	column: 'member_key' | 'slack_user_id',
	wanted: readonly string[],
): Promise<Mapping[]> {
	const found: Mapping[] = [];
	for (const batch of inBatches(inOrder(wanted))) {
		const rows = await work
			.selectFrom('mapping')
			.selectAll()
			.where('workspace_id', '=', workspaceId)
			.where(column, 'in', batch)
			.execute();
		for (const row of rows) found.push(readMapping(row));
	}
	// Databases give rows in whatever order their plan of the day does.
	return found.sort((one, other) => (one.member.key < other.member.key ? -1 : 1));
}

export async function findRefusedAliases(
	work: Work,
	workspaceId: string,
	slackUserIds: readonly string[],
): Promise<Mapping[]> {
	const found: Mapping[] = [];
	for (const batch of inBatches([...new Set(slackUserIds)])) {
		const rows = await work
			.selectFrom('mapping')
			.selectAll()
			.where('workspace_id', '=', workspaceId)
			.where('state', '=', 'ambiguous')
			.where('reason', '=', 'alias_is_taken')
			// Such a mapping has one candidate.
			.where(
				'candidate_ids',
				'in',
				batch.map((id) => JSON.stringify([id])),
			)
			.execute();
		for (const row of rows) found.push(readMapping(row));
	}
	return found;
}

export async function listMappings(
	work: Work,
	workspaceId: string,
	{ states, missing, text, limit, after }: MappingQuestion,
): Promise<Page<Mapping>> {
	if (states?.length === 0) return { items: [] };
	let mappings = work.selectFrom('mapping').selectAll().where('workspace_id', '=', workspaceId);
	if (states) mappings = mappings.where('state', 'in', states);
	if (missing)
		mappings = mappings.where('member_key', 'in', (among) =>
			among
				.selectFrom('listed')
				.select('listed.member_key')
				.where('listed.workspace_id', '=', workspaceId)
				.where('listed.missing_since', 'is not', null)
				.where((row) =>
					row.not(
						row.exists(
							row
								.selectFrom('listed as other')
								.select('other.list')
								.whereRef('other.workspace_id', '=', 'listed.workspace_id')
								.whereRef('other.member_key', '=', 'listed.member_key')
								.where('other.missing_since', 'is', null),
						),
					),
				),
		);
	if (text) mappings = mappings.where(holds('search_text', text));
	if (after !== undefined) mappings = mappings.where('member_key', '>', after);
	const rows = await mappings
		.orderBy('member_key')
		.limit(limit + 1)
		.execute();
	return pageOf(rows, limit, { read: readMapping, cursor: (row) => row.member_key });
}
