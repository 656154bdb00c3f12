// Answers: how is Slack's list of channels read to its end where nobody who waits for it has the time?
import type { Clock, Instant } from '../clock';
import type { ChannelStore, ChannelWalk } from '../store/contract';
import type { Channel, Slack } from './contract';
import { walkChannels, type Walk, type WalkPlace } from './walkChannels';

export interface WalkOnParts {
	store: ChannelStore;
	slack: Pick<Slack, 'channelsPage'>;
	clock: Clock;
}

/** Slack's cursors expire, and what was read first grows old. */
const placeIsBelievedMs = 15 * 60_000;
/** Whoever needs longer for a page may not come back. */
const pageTakesMs = 5_000;
/** Between two looks at how far somebody else has come. */
const lookAgainMs = 250;

/** Goes on where the last one left off, until `until`. While somebody else is on it, that one's pages are waited for. */
export async function walkOn(parts: WalkOnParts, until: Instant): Promise<Walk> {
	const { store, clock } = parts;
	const cameAt = clock.now();
	for (let now = cameAt; ; now = clock.now()) {
		const { walkedAt, walk } = await store.channelDirectoryState();
		if (now > cameAt && walkedAt !== undefined && walkedAt >= cameAt) return { kind: 'ended' };
		const isBelieved = walk !== undefined && now - walk.startedAt < placeIsBelievedMs;
		const place: WalkPlace = isBelieved
			? { startedAt: walk.startedAt, cursor: walk.cursor }
			: { startedAt: now };
		const isFree = (walk?.takenUntil ?? now) <= now;
		// Of two who find it free at once, one takes it.
		if (isFree && (await store.noteChannelWalk(takenFrom(place, now), now))) {
			return await walkUntil(parts, place, until);
		}
		if (now >= until) return { kind: 'left', place };
		await clock.wait(lookAgainMs);
	}
}

async function walkUntil(parts: WalkOnParts, place: WalkPlace, until: Instant): Promise<Walk> {
	const isPatient = () => parts.clock.now() < until;
	const walk = await walkFrom(parts, place, isPatient);
	const isLost = walk.kind === 'refused' && walk.refusal.code === 'invalid_cursor';
	if (!isLost || place.cursor === undefined) return walk;
	return await walkFrom(parts, { startedAt: parts.clock.now() }, isPatient);
}

/** From a place on, and notes how far it comes. */
export async function walkFrom(
	parts: WalkOnParts,
	place: WalkPlace,
	wantsMore: (page: readonly Channel[]) => boolean,
): Promise<Walk> {
	const { store, clock } = parts;
	const walk = await walkChannels(parts, place, async (page, next) => {
		const goesOn = wantsMore(page);
		if (goesOn && next.cursor !== undefined) {
			await store.noteChannelWalk(takenFrom(next, clock.now()));
		}
		return goesOn;
	});
	if (walk.kind !== 'ended') await store.noteChannelWalk(walk.place);
	return walk;
}

function takenFrom(place: WalkPlace, now: Instant): ChannelWalk {
	return { ...place, takenUntil: now + pageTakesMs };
}
