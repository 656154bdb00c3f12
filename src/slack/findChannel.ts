// Answers: is there such a channel, and which ID has it? Asks the store first, then Slack.
import type { Clock, Instant } from '../clock';
import type { NotifyError } from '../errors';
import { nearest } from '../preferences/nearest';
import type { ChannelStore } from '../store/contract';
import { nameOf, type ChannelReference } from './channelReference';
import type { Channel, Slack, Workspace } from './contract';
import { archived, noSuchChannel, renamed } from './noSuchChannel';
import { SlackError } from './slackError';
import { walkChannels } from './walkChannels';

/** For how long what was seen of a channel is believed, in milliseconds. */
const believedMs = 60 * 60 * 1000;

/** conversations.info takes 50 a minute, and a run leaves room for others: what is over this goes unchecked. */
const mostChecked = 20;

export interface ChannelParts {
	store: ChannelStore;
	slack: Pick<Slack, 'channelsPage' | 'findChannel'>;
	clock: Clock;
	/** For the words that let the app into a private channel. */
	workspace?: Pick<Workspace, 'botName'>;
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
	const found = new Map([...(await findByName(parts, names)), ...(await checkIds(parts, ids))]);
	// A name in capitals looks like an ID.
	const perhapsNames = ids.filter((id) => typeof found.get(id) !== 'string' && !/\d/.test(id));
	const inCapitals = await findByName(
		parts,
		perhapsNames.map((id) => id.toLowerCase()),
	);
	for (const id of perhapsNames) {
		const named = inCapitals.get(`#${id.toLowerCase()}`);
		if (typeof named === 'string') found.set(id, named);
	}
	return found;
}

/** The same for one channel. Throws BadInput where the app can see no such channel. */
export async function findChannel(parts: ChannelParts, channel: ChannelReference): Promise<string> {
	const found = (await findChannels(parts, [channel])).get(nameOf(channel));
	if (typeof found === 'string') return found;
	throw found;
}

async function findByName(parts: ChannelParts, names: readonly string[]): Promise<Found> {
	const { store, clock } = parts;
	const startedAt = clock.now();
	const found: Found = new Map();
	const old = new Map<string, string>();
	for (const name of names) {
		const known = await store.findChannelByName(name);
		const channel = known && (await store.findChannelById(known.id));
		if (channel && isBelieved(channel, startedAt)) found.set(`#${name}`, channel.id);
		else if (known) old.set(name, known.id);
	}
	const missing = new Set(names.filter((name) => !found.has(`#${name}`)));
	if (missing.size === 0) return found;
	const others = new Set<string>();
	const walk = await walkChannels(parts, { startedAt }, (page) => {
		for (const { id, name } of page) {
			const given = name.toLowerCase();
			if (missing.delete(given)) found.set(`#${given}`, id);
			else others.add(given);
		}
		return missing.size > 0;
	});
	let asked = 0;
	for (const name of missing) {
		const id = old.get(name);
		if (walk.kind === 'refused') {
			// While Slack can't be asked, a channel is where it was.
			found.set(`#${name}`, id ?? walk.refusal);
		} else {
			const gone = id !== undefined && ++asked <= mostChecked ? id : undefined;
			found.set(`#${name}`, await saysWhy(parts, name, others, gone));
		}
	}
	return found;
}

/** Why a channel is not in Slack's list. `id`: of the one that was called so when it was last seen. */
async function saysWhy(
	parts: ChannelParts,
	name: string,
	others: ReadonlySet<string>,
	id?: string,
): Promise<string | NotifyError> {
	const { workspace } = parts;
	if (id === undefined) {
		return noSuchChannel(`#${name}`, { nearest: nearest(name, [...others]), workspace });
	}
	const channel = await lookAt(parts, id);
	if (channel === 'unasked') return noSuchChannel(`#${name}`, { workspace });
	if (!channel) return noSuchChannel(`#${name}`, { name, workspace });
	if (channel.isArchived) return archived(channel.name);
	return channel.name.toLowerCase() === name ? id : renamed(`#${name}`, channel.name);
}

/** A wrong ID is told now and to whoever gave it, not when a digest is sent days later. */
async function checkIds(parts: ChannelParts, ids: readonly string[]): Promise<Found> {
	const { store, clock, workspace } = parts;
	const found: Found = new Map(ids.map((id) => [id, id]));
	let checked = 0;
	for (const id of ids) {
		// Slack's list of channels has no direct conversations.
		if (id.startsWith('D')) continue;
		const known = await store.findChannelById(id);
		if (known && isBelieved(known, clock.now())) continue;
		if (++checked > mostChecked) break;
		const channel = await lookAt(parts, id);
		// Who may not look may still be allowed to send: Slack will say so then.
		if (channel === 'unasked') break;
		if (!channel) found.set(id, noSuchChannel(id, { name: known?.name, workspace }));
		else if (channel.isArchived) found.set(id, archived(channel.name));
	}
	return found;
}

/** `unasked` where Slack does not answer, or not this app. */
async function lookAt(
	{ store, slack, clock }: ChannelParts,
	id: string,
): Promise<Channel | 'unasked' | undefined> {
	try {
		const channel = await slack.findChannel(id);
		if (channel) await store.rememberChannels([channel], clock.now());
		return channel;
	} catch (error) {
		if (error instanceof SlackError) return 'unasked';
		throw error;
	}
}

/** That a channel is archived never is: somebody may have brought it back just now. */
function isBelieved(
	{ isArchived, seenAt }: { isArchived: boolean; seenAt: Instant },
	now: Instant,
): boolean {
	return !isArchived && now - seenAt < believedMs;
}
