// Answers: which channels does a person look for who types a part of a name, an ID or a link?
import { z } from 'zod/v4';
import type { Clock } from '../clock';
import { BadInput } from '../errors';
import type { ChannelStore } from '../store/contract';
import { readChannelReference } from './channelReference';
import type { Channel, Page, Slack } from './contract';
import { walkFrom, walkOn } from './walkOn';

export interface SearchParts {
	store: ChannelStore;
	slack: Pick<Slack, 'channelsPage' | 'findChannel'>;
	clock: Clock;
}

/** For how long the copy is as good as Slack's own list, in milliseconds. */
const believedMs = 15 * 60_000;
/** Who finds nothing may have made the channel just now. */
const missIsBelievedMs = 60_000;
/** A person waits for the answer. Slack gives some 20 pages a minute, and short ones where many channels are archived. */
const patienceMs = 8_000;
/** The same, where there is something to show from when the copy was whole. */
const shortPatienceMs = 2_000;
const pageSize = 200;
/** A page that is shorter can't be scrolled, and so the next one would never be asked for. */
const enough = 50;

/** What is still to come: of the copy, and then of Slack's own list where that was not read to its end. */
const written = z.object({
	copy: z.string().optional(),
	walk: z.object({ startedAt: z.number(), cursor: z.string().optional() }).optional(),
});
type Place = z.infer<typeof written>;

interface Wanted {
	/** As Slack writes names; empty for all. */
	text: string;
	/** What was typed may be an ID, or is a link that holds one. */
	id?: string;
}

/** Those that the app can see and that are not archived, by name, the one that is called just so first. */
export async function searchChannels(
	parts: SearchParts,
	text: string,
	cursor?: string,
): Promise<Page<Channel>> {
	const wanted = readWanted(text);
	if (cursor !== undefined) return await goOn(parts, wanted, readPlace(cursor));
	const channel = wanted.id === undefined ? undefined : await findById(parts, wanted.id);
	if (channel) return { items: [channel] };

	const { store, clock } = parts;
	const { walkedAt } = await store.channelDirectoryState();
	const now = clock.now();
	const wasWhole = walkedAt !== undefined;
	const before = wasWhole ? await searchInCopy(parts, wanted) : { items: [] };
	const isFound = before.items.length > 0;
	if (wasWhole && now - walkedAt < (isFound ? believedMs : missIsBelievedMs)) return before;

	const walk = await walkOn(parts, now + (isFound ? shortPatienceMs : patienceMs));
	if (walk.kind === 'ended') return await searchInCopy(parts, wanted);
	if (walk.kind === 'refused' && !walk.refusal.rateLimited) throw walk.refusal;
	// A copy that was whole once has by now what was read of the news, and more on top of that.
	const place = { walk: wasWhole ? undefined : walk.place };
	const known = await searchInCopy(parts, wanted, place);
	if (known.items.length > 0) return known;
	if (walk.kind === 'refused') throw walk.refusal;
	return { items: [], nextCursor: writePlace({ walk: walk.place }) };
}

function readWanted(text: string): Wanted {
	const given = text.trim();
	const reference = readChannelReference(given);
	const isLink = reference?.kind === 'id' && reference.id !== given;
	const inCapitals = readChannelReference(given.toUpperCase());
	const id = isLink ? reference.id : inCapitals?.kind === 'id' ? inCapitals.id : undefined;
	return {
		text: isLink ? reference.id : given.replace(/^#/, '').toLowerCase(),
		// A direct conversation is no channel.
		...(id !== undefined && !id.startsWith('D') && { id }),
	};
}

/** Also one that is newer than the copy. */
async function findById(
	{ store, slack, clock }: SearchParts,
	id: string,
): Promise<Channel | undefined> {
	const now = clock.now();
	const known = await store.findChannelById(id);
	const isFresh = known !== undefined && now - known.seenAt < believedMs;
	const channel = isFresh ? withoutSeenAt(known) : await slack.findChannel(id);
	if (channel && !isFresh) await store.rememberChannels([channel], now);
	return channel?.isArchived ? undefined : channel;
}

async function searchInCopy(
	{ store }: SearchParts,
	{ text }: Wanted,
	{ copy, walk }: Place = {},
): Promise<Page<Channel>> {
	const exact = await findExact(store, text);
	const items = exact && copy === undefined ? [exact] : [];
	let cursor = copy;
	do {
		const page = await store.searchChannels({ text, cursor, limit: pageSize });
		items.push(...page.items.filter((each) => each.id !== exact?.id && hasInName(each, text)));
		cursor = page.nextCursor;
	} while (cursor !== undefined && items.length < enough);
	const hasMore = cursor !== undefined || walk !== undefined;
	return { items, nextCursor: hasMore ? writePlace({ copy: cursor, walk }) : undefined };
}

async function findExact(store: ChannelStore, name: string): Promise<Channel | undefined> {
	const found = name === '' ? undefined : await store.findChannelByName(name);
	const channel = found && (await store.findChannelById(found.id));
	return channel && !channel.isArchived ? withoutSeenAt(channel) : undefined;
}

/** The walk goes on until there is something to show. */
async function goOn(parts: SearchParts, wanted: Wanted, place: Place): Promise<Page<Channel>> {
	if (place.copy !== undefined || !place.walk) return await searchInCopy(parts, wanted, place);
	const until = parts.clock.now() + patienceMs;
	const found: Channel[] = [];
	const walk = await walkFrom(parts, place.walk, (page) => {
		found.push(...page.filter((each) => !each.isArchived && hasInName(each, wanted.text)));
		return found.length === 0 && parts.clock.now() < until;
	});
	if (walk.kind === 'refused' && found.length === 0) throw walk.refusal;
	return {
		items: found.sort((one, other) => one.name.localeCompare(other.name, 'en')),
		nextCursor: walk.kind === 'ended' ? undefined : writePlace({ walk: walk.place }),
	};
}

/** Not in the ID: all of them begin with the same letters, and the rest has every syllable somewhere. */
function hasInName({ name }: Channel, text: string): boolean {
	return fold(name).includes(fold(text));
}

function fold(text: string): string {
	return text.normalize('NFKC').toUpperCase();
}

function withoutSeenAt({ id, name, isPrivate, isMember, isArchived }: Channel): Channel {
	return { id, name, isPrivate, isMember, isArchived };
}

function writePlace(place: Place): string {
	return JSON.stringify(place);
}

/** The editor hands it back, and so could anybody. Throws BadInput. */
function readPlace(cursor: string): Place {
	try {
		return written.parse(JSON.parse(cursor));
	} catch (cause) {
		throw new BadInput('page_unknown', 'The page asked for does not follow a page of this list', {
			hint: 'Open the list again.',
			cause,
		});
	}
}
