// Answers: how does a mapping look as a row?
import type { Insertable, Selectable } from 'kysely';
import type { Mapping } from '../../members/member';
import type { MappingTable } from '../tables';
import { readJson } from './json';

export function writeMapping(workspaceId: string, mapping: Mapping): Insertable<MappingTable> {
	return {
		workspace_id: workspaceId,
		member_key: mapping.member.key,
		email: mapping.member.email,
		name: mapping.member.name ?? null,
		state: mapping.state,
		reason: mapping.reason,
		slack_user_id: mapping.slackUserId ?? null,
		candidate_ids: mapping.candidateIds ? JSON.stringify(mapping.candidateIds) : null,
		decided_by: mapping.by,
		decided_at: mapping.decidedAt,
	};
}

export function readMapping(row: Selectable<MappingTable>): Mapping {
	return {
		member: { key: row.member_key, email: row.email, name: row.name ?? undefined },
		state: row.state,
		reason: row.reason,
		slackUserId: row.slack_user_id ?? undefined,
		candidateIds:
			row.candidate_ids === null ? undefined : (readJson(row.candidate_ids, 'mapping') as string[]),
		by: row.decided_by,
		decidedAt: row.decided_at,
	};
}
