// Answers: which Slack account is each member mapped to, as far as we decided?
import type { Mapping } from '../../members/member';
import { inBatches } from '../batches';
import { readMapping, writeMapping } from '../rows/mapping';
import type { Work } from '../tables';

export async function saveMappings(
	work: Work,
	workspaceId: string,
	mappings: readonly Mapping[],
): Promise<void> {
	const latest = new Map(mappings.map((mapping) => [mapping.member.key, mapping]));
	for (const batch of inBatches([...latest.values()]))
		await work
			.insertInto('mapping')
			.values(batch.map((mapping) => writeMapping(workspaceId, mapping)))
			.onConflict((conflict) =>
				conflict.columns(['workspace_id', 'member_key']).doUpdateSet((row) => ({
					email: row.ref('excluded.email'),
					name: row.ref('excluded.name'),
					state: row.ref('excluded.state'),
					reason: row.ref('excluded.reason'),
					slack_user_id: row.ref('excluded.slack_user_id'),
					candidate_ids: row.ref('excluded.candidate_ids'),
					decided_by: row.ref('excluded.decided_by'),
					decided_at: row.ref('excluded.decided_at'),
				})),
			)
			.execute();
}

export async function findMappings(
	work: Work,
	workspaceId: string,
	memberKeys: readonly string[],
): Promise<Mapping[]> {
	const found: Mapping[] = [];
	for (const batch of inBatches([...new Set(memberKeys)])) {
		const rows = await work
			.selectFrom('mapping')
			.selectAll()
			.where('workspace_id', '=', workspaceId)
			.where('member_key', 'in', batch)
			.execute();
		for (const row of rows) found.push(readMapping(row));
	}
	return found;
}
