// Answers: is there such a channel, and which ID has it? Asks the store first, then Slack.
import type { Clock } from '../clock';
import { BadInput } from '../errors';
import type { ChannelStore } from '../store/contract';
import type { ChannelReference } from './channelReference';
import type { Slack } from './contract';
import { SlackError } from './slackError';

/** For how long what was seen of a channel is believed, in milliseconds. */
const believedMs = 60 * 60 * 1000;

export interface ChannelParts {
	store: ChannelStore;
	slack: Pick<Slack, 'channelsPage' | 'findChannel'>;
	clock: Clock;
}

/** A channel ID. Throws BadInput where the app can see no such channel. */
export async function findChannel(parts: ChannelParts, channel: ChannelReference): Promise<string> {
	return channel.kind === 'id' ? checkId(parts, channel.id) : findByName(parts, channel.name);
}

/** A wrong ID is told now and to whoever gave it, not when a digest is sent days later. */
async function checkId({ store, slack, clock }: ChannelParts, id: string): Promise<string> {
	const now = clock.now();
	const seenAt = await store.channelSeenAt(id);
	// Slack's list of channels has no direct conversations.
	if (id.startsWith('D') || (seenAt !== undefined && now - seenAt < believedMs)) return id;
	try {
		const found = await slack.findChannel(id);
		if (!found) throw noSuchChannel(id);
		if (found.isArchived) throw archived(found.name);
		await store.rememberChannels([found], now);
	} catch (error) {
		// Who may not look may still be allowed to send: Slack will say so then.
		if (!(error instanceof SlackError)) throw error;
	}
	return id;
}

async function findByName({ store, slack, clock }: ChannelParts, name: string): Promise<string> {
	const now = clock.now();
	const known = await store.findChannelByName(name);
	if (known && now - known.seenAt < believedMs) return known.id;

	const cursors = new Set<string | undefined>();
	let cursor: string | undefined;
	do {
		cursors.add(cursor);
		const page = await slack.channelsPage(cursor);
		await store.rememberChannels(page.items, now);
		const found = page.items.find((each) => each.name.toLowerCase() === name);
		if (found) return found.id;
		cursor = page.nextCursor;
	} while (cursor !== undefined && !cursors.has(cursor));
	throw noSuchChannel(`#${name}`);
}

function noSuchChannel(given: string): BadInput {
	return new BadInput('channel_not_found', `The app can see no channel ${given}`, {
		field: 'Channel',
		hint: 'Check it for a slip of the pen. If the channel is private, type /invite and the app’s name in it first.',
	});
}

function archived(name: string): BadInput {
	return new BadInput(
		'is_archived',
		`The channel #${name} is archived, so nobody can write to it`,
		{
			field: 'Channel',
			hint: 'Choose another channel, or unarchive this one in Slack.',
		},
	);
}
