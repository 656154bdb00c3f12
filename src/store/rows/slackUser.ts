// Answers: how does a Slack user look as a row?
import type { Insertable, Selectable } from 'kysely';
import type { Instant } from '../../clock';
import type { SlackUser } from '../../members/member';
import { fold, searchable } from '../search';
import type { SlackUserTable } from '../tables';

export function writeSlackUser(
	workspaceId: string,
	user: SlackUser,
	seenAt: Instant,
): Insertable<SlackUserTable> {
	return {
		workspace_id: workspaceId,
		id: user.id,
		name: user.name,
		email: user.email ?? null,
		time_zone: user.timeZone ?? null,
		kind: user.kind,
		deactivated: user.deactivated ? 1 : 0,
		seen_at: seenAt,
		sort_name: fold(user.name),
		search_text: searchable(user.name, user.email, user.id),
	};
}

/** What a Slack user is made of: all but the columns that are only searched. */
export const slackUserColumns = [
	'id',
	'name',
	'email',
	'time_zone',
	'kind',
	'deactivated',
] as const satisfies readonly (keyof SlackUserTable)[];

type SlackUserRow = Pick<Selectable<SlackUserTable>, (typeof slackUserColumns)[number]>;

export function readSlackUser(row: SlackUserRow): SlackUser {
	return {
		id: row.id,
		name: row.name,
		email: row.email ?? undefined,
		timeZone: row.time_zone ?? undefined,
		kind: row.kind,
		deactivated: row.deactivated === 1,
	};
}
