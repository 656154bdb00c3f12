// Answers: how does the store's copy of Slack's list of channels become what Slack said?
import type { Instant } from '../../clock';
import type { Channel } from '../../slack/contract';
import { inBatches } from '../batches';
import type { ChannelWalk } from '../contract';
import { writeChannel } from '../rows/channel';
import type { Work } from '../tables';

export async function rememberChannels(
	work: Work,
	workspaceId: string,
	channels: readonly Channel[],
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
			.values(batch.map((channel) => writeChannel(workspaceId, channel, seenAt)))
			.execute();
	}
}

export async function endChannelWalk(
	work: Work,
	workspaceId: string,
	startedAt: Instant,
	endedAt: Instant,
): Promise<void> {
	await work
		.deleteFrom('channel')
		.where('workspace_id', '=', workspaceId)
		.where('seen_at', '<', startedAt)
		.execute();
	await work
		.updateTable('workspace')
		.set({ channels_walked_at: endedAt, ...noWalk })
		.where('id', '=', workspaceId)
		.execute();
}

const noWalk = {
	channel_walk_started_at: null,
	channel_walk_cursor: null,
	channel_walk_taken_until: null,
};

export async function noteChannelWalk(
	work: Work,
	workspaceId: string,
	{ startedAt, cursor, takenUntil }: ChannelWalk,
	unlessTakenAt?: Instant,
): Promise<boolean> {
	const { numUpdatedRows } = await work
		.updateTable('workspace')
		.set({
			channel_walk_started_at: startedAt,
			channel_walk_cursor: cursor ?? null,
			channel_walk_taken_until: takenUntil ?? null,
		})
		.where('id', '=', workspaceId)
		// Two may walk at once: what the first one ended, the other does not begin again.
		.where((row) =>
			row.or([row('channels_walked_at', 'is', null), row('channels_walked_at', '<=', startedAt)]),
		)
		.$if(unlessTakenAt !== undefined, (walk) =>
			walk.where((row) =>
				row.or([
					row('channel_walk_taken_until', 'is', null),
					row('channel_walk_taken_until', '<=', unlessTakenAt!),
				]),
			),
		)
		.executeTakeFirst();
	return numUpdatedRows > 0n;
}

export async function channelDirectoryState(
	work: Work,
	workspaceId: string,
): Promise<{ walkedAt?: Instant; channels: number; walk?: ChannelWalk }> {
	const workspace = await work
		.selectFrom('workspace')
		.select([
			'channels_walked_at',
			'channel_walk_started_at',
			'channel_walk_cursor',
			'channel_walk_taken_until',
		])
		.where('id', '=', workspaceId)
		.executeTakeFirst();
	const { channels } = await work
		.selectFrom('channel')
		.select((row) => row.fn.countAll<number>().as('channels'))
		.where('workspace_id', '=', workspaceId)
		.executeTakeFirstOrThrow();
	const walkedAt = workspace?.channels_walked_at ?? undefined;
	const startedAt = workspace?.channel_walk_started_at ?? undefined;
	const cursor = workspace?.channel_walk_cursor ?? undefined;
	const takenUntil = workspace?.channel_walk_taken_until ?? undefined;
	return {
		...(walkedAt !== undefined && { walkedAt }),
		channels: Number(channels),
		...(startedAt !== undefined && {
			walk: {
				startedAt,
				...(cursor !== undefined && { cursor }),
				...(takenUntil !== undefined && { takenUntil }),
			},
		}),
	};
}
