// Answers: which channel ID belongs to this name? Asks the store first, then Slack's whole list.
import type { Clock } from '../clock';
import { BadInput } from '../errors';
import type { ChannelStore } from '../store/contract';
import type { ChannelReference } from './channelReference';
import type { Slack } from './contract';

/** For how long a name is believed to mean the same channel, in milliseconds. */
const nameIsBelievedMs = 60 * 60 * 1000;

export interface ChannelParts {
	store: ChannelStore;
	slack: Pick<Slack, 'channelsPage'>;
	clock: Clock;
}

/** A channel ID. Throws BadInput where no channel that the app can see has this name. */
export async function findChannel(
	{ store, slack, clock }: ChannelParts,
	channel: ChannelReference,
): Promise<string> {
	if (channel.kind === 'id') return channel.id;
	const now = clock.now();
	const known = await store.findChannelByName(channel.name);
	if (known && now - known.seenAt < nameIsBelievedMs) return known.id;

	const cursors = new Set<string | undefined>();
	let cursor: string | undefined;
	do {
		cursors.add(cursor);
		const page = await slack.channelsPage(cursor);
		await store.rememberChannels(page.items, now);
		const found = page.items.find(({ name }) => name.toLowerCase() === channel.name);
		if (found) return found.id;
		cursor = page.nextCursor;
	} while (cursor !== undefined && !cursors.has(cursor));
	throw noSuchChannel(channel.name);
}

function noSuchChannel(name: string): BadInput {
	return new BadInput('channel_not_found', `No channel that the app can see is called #${name}`, {
		field: 'Channel',
		hint: `Check the spelling. If the channel is private, type /invite and the app’s name in #${name} first.`,
	});
}
