// Answers: how does a Slack user look as a row?
import type { Insertable, Selectable } from 'kysely';
import type { SlackUser } from '../../members/member';
import type { SlackUserTable } from '../tables';

export function writeSlackUser(workspaceId: string, user: SlackUser): Insertable<SlackUserTable> {
	return {
		workspace_id: workspaceId,
		id: user.id,
		name: user.name,
		email: user.email ?? null,
		time_zone: user.timeZone ?? null,
		kind: user.kind,
		deactivated: user.deactivated ? 1 : 0,
	};
}

export function readSlackUser(row: Selectable<SlackUserTable>): SlackUser {
	return {
		id: row.id,
		name: row.name,
		email: row.email ?? undefined,
		timeZone: row.time_zone ?? undefined,
		kind: row.kind,
		deactivated: row.deactivated === 1,
	};
}
