// Answers: is there such a channel, and which ID has it? Asks the store first, then Slack.
import type { Clock, Instant } from '../clock';
import { BadInput, type NotifyError } from '../errors';
import type { ChannelStore } from '../store/contract';
import { nameOf, type ChannelReference } from './channelReference';
import type { Channel, Slack } from './contract';
import { SlackError } from './slackError';

/** For how long what was seen of a channel is believed, in milliseconds. */
const believedMs = 60 * 60 * 1000;

/** conversations.info takes 50 a minute, and a run leaves room for others: what is over this goes unchecked. */
const mostChecked = 20;

export interface ChannelParts {
	store: ChannelStore;
	slack: Pick<Slack, 'channelsPage' | 'findChannel'>;
	clock: Clock;
}

type Found = Map<string, string | NotifyError>;

/** A channel ID, or why there is none, for each `nameOf` a channel. One walk of Slack's list, however many names. */
export async function findChannels(
	parts: ChannelParts,
	channels: readonly ChannelReference[],
): Promise<Found> {
	const wanted = [...new Map(channels.map((channel) => [nameOf(channel), channel])).values()];
	const names = wanted.flatMap((each) => (each.kind === 'name' ? [each.name] : []));
	const ids = wanted.flatMap((each) => (each.kind === 'id' ? [each.id] : []));
	return new Map([...(await findByName(parts, names)), ...(await checkIds(parts, ids))]);
}

/** The same for one channel. Throws BadInput where the app can see no such channel. */
export async function findChannel(parts: ChannelParts, channel: ChannelReference): Promise<string> {
	const found = (await findChannels(parts, [channel])).get(nameOf(channel));
	if (typeof found === 'string') return found;
	throw found;
}

async function findByName({ store, slack, clock }: ChannelParts, names: string[]): Promise<Found> {
	const now = clock.now();
	const found: Found = new Map();
	const old = new Map<string, string>();
	for (const name of names) {
		const known = await store.findChannelByName(name);
		if (known && isBelieved(known.seenAt, now)) found.set(`#${name}`, known.id);
		else if (known) old.set(`#${name}`, known.id);
	}
	const missing = new Set(names.map((name) => `#${name}`).filter((name) => !found.has(name)));
	const refusal = await walk(
		slack,
		async (page) => {
			await store.rememberChannels(page, now);
			for (const { id, name } of page) {
				if (missing.delete(`#${name.toLowerCase()}`)) found.set(`#${name.toLowerCase()}`, id);
			}
			return missing.size > 0;
		},
		missing.size > 0,
	);
	for (const name of missing) {
		// While Slack can't be asked, a channel is where it was.
		found.set(name, refusal ? (old.get(name) ?? refusal) : noSuchChannel(name));
	}
	return found;
}

/** Gives the pages of Slack's list to `read` for as long as that wants more. A refusal ends it, and is the answer. */
async function walk(
	slack: ChannelParts['slack'],
	read: (page: Channel[]) => Promise<boolean>,
	wantsMore: boolean,
): Promise<SlackError | undefined> {
	const cursors = new Set<string | undefined>();
	let cursor: string | undefined;
	let goOn = wantsMore;
	try {
		while (goOn && !cursors.has(cursor)) {
			cursors.add(cursor);
			const page = await slack.channelsPage(cursor);
			cursor = page.nextCursor;
			goOn = (await read(page.items)) && cursor !== undefined;
		}
	} catch (error) {
		if (error instanceof SlackError) return error;
		throw error;
	}
	return undefined;
}

/** A wrong ID is told now and to whoever gave it, not when a digest is sent days later. */
async function checkIds({ store, slack, clock }: ChannelParts, ids: string[]): Promise<Found> {
	const now = clock.now();
	const found: Found = new Map(ids.map((id) => [id, id]));
	let checked = 0;
	for (const id of ids) {
		// Slack's list of channels has no direct conversations.
		if (id.startsWith('D') || isBelieved(await store.channelSeenAt(id), now)) continue;
		if (++checked > mostChecked) break;
		try {
			const channel = await slack.findChannel(id);
			if (!channel) found.set(id, noSuchChannel(id));
			else if (channel.isArchived) found.set(id, archived(channel.name));
			else await store.rememberChannels([channel], now);
		} catch (error) {
			// Who may not look may still be allowed to send: Slack will say so then.
			if (error instanceof SlackError) break;
			throw error;
		}
	}
	return found;
}

function isBelieved(seenAt: Instant | undefined, now: Instant): boolean {
	return seenAt !== undefined && now - seenAt < believedMs;
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
