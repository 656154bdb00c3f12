// Answers: how does a channel look as a row?
import type { Insertable, Selectable } from 'kysely';
import type { Instant } from '../../clock';
import type { Channel } from '../../slack/contract';
import { fold, searchable } from '../search';
import type { ChannelTable } from '../tables';

export function writeChannel(
	workspaceId: string,
	{ id, name, isPrivate, isMember, isArchived }: Channel,
	seenAt: Instant,
): Insertable<ChannelTable> {
	return {
		workspace_id: workspaceId,
		id,
		name,
		is_private: isPrivate ? 1 : 0,
		is_member: isMember ? 1 : 0,
		is_archived: isArchived ? 1 : 0,
		seen_at: seenAt,
		sort_name: fold(name),
		search_text: searchable(name, id),
	};
}

/** What a channel is made of: all but the columns that are only searched. */
export const channelColumns = [
	'id',
	'name',
	'is_private',
	'is_member',
	'is_archived',
] as const satisfies readonly (keyof ChannelTable)[];

type ChannelRow = Pick<Selectable<ChannelTable>, (typeof channelColumns)[number]>;

export function readChannel(row: ChannelRow): Channel {
	return {
		id: row.id,
		name: row.name,
		isPrivate: row.is_private === 1,
		isMember: row.is_member === 1,
		isArchived: row.is_archived === 1,
	};
}
