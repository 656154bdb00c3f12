// Answers: which channels are there, and what is the one with this ID?
import type { WebClient } from '@slack/web-api';
import { listed, named, said, shown } from './answers';
import { ask, unreadable } from './ask';
import type { Channel, Page } from './contract';
import { SlackError } from './slackError';
import { readNextCursor } from './walkPages';

/** Slack takes less than 1000. */
const pageSize = 999;

export async function readChannelsPage(client: WebClient, cursor?: string): Promise<Page<Channel>> {
	const answer = await ask(() =>
		client.conversations.list({
			types: 'public_channel,private_channel',
			exclude_archived: true,
			limit: pageSize,
			cursor,
		}),
	);
	const channels = listed(answer.channels);
	if (channels === undefined) throw unreadable();
	return {
		items: channels.flatMap((channel) => toChannel(channel) ?? []),
		nextCursor: readNextCursor(answer),
	};
}

/** Undefined for direct messages too: those are no channels. */
export async function readChannel(client: WebClient, id: string): Promise<Channel | undefined> {
	try {
		const { channel } = await ask(() => client.conversations.info({ channel: id }));
		if (named(shown(channel).id) === undefined) throw unreadable();
		return toChannel(channel);
	} catch (error) {
		// A private channel that the app is not in.
		const hidden = ['channel_not_found', 'not_in_channel'];
		if (error instanceof SlackError && hidden.includes(error.code)) return undefined;
		throw error;
	}
}

function toChannel(answer: unknown): Channel | undefined {
	const channel = shown(answer);
	const id = named(channel.id);
	if (id === undefined || channel.is_im === true || channel.is_mpim === true) return undefined;
	return {
		id,
		name: said(channel.name) ?? id,
		isPrivate: channel.is_private === true,
		isMember: channel.is_member === true,
		isArchived: channel.is_archived === true,
	};
}
