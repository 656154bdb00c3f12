// Answers: how does a mapping look as a row?
import type { Insertable, Selectable } from 'kysely';
import type { Mapping, Told } from '../../members/member';
import { searchable } from '../search';
import type { MappingTable } from '../tables';
import { readJson } from './json';
import { texts, told } from './shapes';

export function writeMapping(workspaceId: string, mapping: Mapping): Insertable<MappingTable> {
	return {
		workspace_id: workspaceId,
		member_key: mapping.member.key,
		email: mapping.member.email,
		other_emails: mapping.member.otherEmails ? JSON.stringify(mapping.member.otherEmails) : null,
		name: mapping.member.name ?? null,
		state: mapping.state,
		reason: mapping.reason,
		slack_user_id: mapping.slackUserId ?? null,
		candidate_ids: mapping.candidateIds ? JSON.stringify(mapping.candidateIds) : null,
		decided_by: mapping.by,
		by_whom: mapping.byWhom ?? null,
		decided_at: mapping.decidedAt,
		since: mapping.since,
		matched_at: mapping.matchedAt ?? null,
		told: mapping.told ? JSON.stringify(mapping.told) : null,
		search_text: searchable(mapping.member.key, mapping.member.email, mapping.member.name),
	};
}

export function readMapping(row: Selectable<MappingTable>): Mapping {
	return {
		member: {
			key: row.member_key,
			email: row.email,
			otherEmails: readList(row.other_emails),
			name: row.name ?? undefined,
		},
		state: row.state,
		reason: row.reason,
		slackUserId: row.slack_user_id ?? undefined,
		candidateIds: readList(row.candidate_ids),
		by: row.decided_by,
		byWhom: row.by_whom ?? undefined,
		decidedAt: row.decided_at,
		since: row.since,
		matchedAt: row.matched_at ?? undefined,
		told: readTold(row.told),
	};
}

export function readTold(json: string | null): Told | undefined {
	return json === null ? undefined : readJson(json, 'mapping', told);
}

export function readList(json: string | null): string[] | undefined {
	return json === null ? undefined : readJson(json, 'mapping', texts);
}
