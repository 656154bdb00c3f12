// Answers: how does the store's copy of Slack's list of channels become what Slack said?
import type { Instant } from '../../clock';
import type { Channel } from '../../slack/contract';
import { inBatches } from '../batches';
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
		.set({ channels_walked_at: endedAt })
		.where('id', '=', workspaceId)
		.execute();
}

export async function channelDirectoryState(
	work: Work,
	workspaceId: string,
): Promise<{ walkedAt?: Instant; channels: number }> {
	const workspace = await work
		.selectFrom('workspace')
		.select('channels_walked_at')
		.where('id', '=', workspaceId)
		.executeTakeFirst();
	const { channels } = await work
		.selectFrom('channel')
		.select((row) => row.fn.countAll<number>().as('channels'))
		.where('workspace_id', '=', workspaceId)
		.executeTakeFirstOrThrow();
	const walkedAt = workspace?.channels_walked_at ?? undefined;
	return { ...(walkedAt !== undefined && { walkedAt }), channels: Number(channels) };
}
