// Answers: which channels were seen, when, and by which name?
import type { Instant } from '../../clock';
import { inBatches } from '../batches';
import type { Work } from '../tables';

export async function rememberChannels(
	work: Work,
	workspaceId: string,
	channels: readonly { id: string; name: string }[],
	seenAt: Instant,
): Promise<void> {
	const byId = new Map(channels.map((channel) => [channel.id, channel]));
	const byName = new Map([...byId.values()].map((channel) => [channel.name, channel]));
	for (const batch of inBatches([...byName.values()])) {
		// A channel has one name and a name one channel: what said otherwise is out of date.
		const ids = batch.map((channel) => channel.id);
		const names = batch.map((channel) => channel.name);
		await work
			.deleteFrom('channel')
			.where('workspace_id', '=', workspaceId)
			.where((row) => row.or([row('id', 'in', ids), row('name', 'in', names)]))
			.execute();
		await work
			.insertInto('channel')
			.values(
				batch.map(({ id, name }) => ({ workspace_id: workspaceId, id, name, seen_at: seenAt })),
			)
			.execute();
	}
}

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

export async function channelSeenAt(
	work: Work,
	workspaceId: string,
	id: string,
): Promise<Instant | undefined> {
	const channel = await work
		.selectFrom('channel')
		.select('seen_at')
		.where('workspace_id', '=', workspaceId)
		.where('id', '=', id)
		.executeTakeFirst();
	return channel?.seen_at;
}
