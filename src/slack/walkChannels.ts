// Answers: which channels does Slack list? Reads page after page into the store's copy, and says how far it came.
import type { Clock, Instant } from '../clock';
import type { ChannelStore } from '../store/contract';
import type { Channel, Slack } from './contract';
import { SlackError } from './slackError';
import { walkPages } from './walkPages';

/** How far a walk has come. Another one can go on from there, as long as Slack knows the cursor. */
export interface WalkPlace {
	startedAt: Instant;
	/** Absent where nothing was read yet. */
	cursor?: string;
}

export type Walk =
	/** The copy is whole. */
	| { kind: 'ended' }
	/** Nobody wanted more. */
	| { kind: 'left'; place: WalkPlace }
	| { kind: 'refused'; place: WalkPlace; refusal: SlackError };

export interface WalkParts {
	store: Pick<ChannelStore, 'rememberChannels' | 'endChannelWalk'>;
	slack: Pick<Slack, 'channelsPage'>;
	clock: Clock;
}

/** Each page is remembered before `wantsMore` is asked. What was begun at one place and ended at another counts as one walk. */
export async function walkChannels(
	{ store, slack, clock }: WalkParts,
	{ startedAt, cursor }: WalkPlace,
	wantsMore: (page: readonly Channel[], next: WalkPlace) => boolean | Promise<boolean>,
): Promise<Walk> {
	let next = cursor;
	const readPage = async () => {
		const page = await slack.channelsPage(next);
		next = page.nextCursor;
		return page;
	};
	try {
		for await (const page of walkPages(readPage)) {
			await store.rememberChannels(page, clock.now());
			const place = { startedAt, cursor: next };
			const isEnough = !(await wantsMore(page, place));
			if (isEnough && next !== undefined) return { kind: 'left', place };
		}
	} catch (error) {
		if (!(error instanceof SlackError)) throw error;
		return { kind: 'refused', place: { startedAt, cursor: next }, refusal: error };
	}
	await store.endChannelWalk(startedAt, clock.now());
	return { kind: 'ended' };
}
