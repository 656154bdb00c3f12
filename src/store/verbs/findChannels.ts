// Answers: which channels did Slack tell of, by name, by ID or by what somebody types?
import type { Instant } from '../../clock';
import type { Channel, Page } from '../../slack/contract';
import type { ChannelStore } from '../contract';
import { pageOf, readPlace, writePlace } from '../pages';
import { channelColumns, readChannel } from '../rows/channel';
import { holds } from '../search';
import type { Work } from '../tables';

export async function findChannelByName(
	work: Work,
	workspaceId: string,
	name: string,
): Promise<{ id: string; seenAt: Instant } | undefined> {
	const channel = await work
		.selectFrom('channel')
		.select(['id', 'seen_at'])
		.where('workspace_id', '=', workspaceId)
		.where('name', '=', name)
		.executeTakeFirst();
	return channel && { id: channel.id, seenAt: channel.seen_at };
}

export async function findChannelById(
	work: Work,
	workspaceId: string,
	id: string,
): Promise<(Channel & { seenAt: Instant }) | undefined> {
	const channel = await work
		.selectFrom('channel')
		.select([...channelColumns, 'seen_at'])
		.where('workspace_id', '=', workspaceId)
		.where('id', '=', id)
		.executeTakeFirst();
	return channel && { ...readChannel(channel), seenAt: channel.seen_at };
}

export async function searchChannels(
	work: Work,
	workspaceId: string,
	{ text, cursor, limit }: Parameters<ChannelStore['searchChannels']>[0],
): Promise<Page<Channel>> {
	let channels = work
		.selectFrom('channel')
		.select([...channelColumns, 'sort_name'])
		.where('workspace_id', '=', workspaceId)
		.where('is_archived', '=', 0);
	if (text !== '') channels = channels.where(holds('search_text', text));
	if (cursor !== undefined) {
		const [name, id] = readPlace(cursor);
		channels = channels.where((row) =>
			row(row.refTuple('sort_name', 'id'), '>', row.tuple(name, id)),
		);
	}
	const rows = await channels
		.orderBy('sort_name')
		.orderBy('id')
		.limit(limit + 1)
		.execute();
	return pageOf(rows, limit, {
		read: readChannel,
		cursor: (row) => writePlace(row.sort_name, row.id),
	});
}
