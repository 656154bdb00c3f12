// Answers: is a message a new one, a reply, or a new state of one that is there?
import type { Clock, Instant } from '../clock';
import type { FilesDoor } from '../slack/contract';
import type { RecordMessage, Store } from '../store/contract';
import type { Said } from './say';

/** A message whose answer was lost this long ago is not waited for: what is about its record begins anew. */
const lostIsAwaitedMs = 10 * 60_000;

export interface SpotParts {
	store: Pick<Store, 'findRecordMessage'>;
	clock: Clock;
}

export interface Place {
	/** Channel ID or Slack user ID. */
	conversation: string;
	threadTs?: string;
	/** True where the test mode sends it there. */
	isTest: boolean;
}

/** `address`: where Slack wants it, which for a person's thread is not the user's ID. */
export type Spot =
	/** `isFirst`: what is told of its record later goes under it, or changes it. */
	| { kind: 'new'; address: string; threadTs?: string; isFirst?: boolean }
	| { kind: 'reply'; address: string; threadTs: string; show: boolean }
	| { kind: 'update'; address: string; ts: string }
	/** The first message about the record is on its way, and nobody knows yet under which stamp. */
	| { kind: 'wait' }
	/** What it would change shows something newer. */
	| { kind: 'superseded' };

/** `door`: of what has files, or is followed by them. */
export async function findSpot(
	{ store, clock }: SpotParts,
	said: Said,
	{ conversation, threadTs }: Place,
	door?: FilesDoor,
): Promise<Spot> {
	const { follows, record } = said;
	if (follows) {
		// Their message went to another one, before the test mode began, say, or another account was mapped.
		const isThere = door?.outcome === 'open' && door.conversation === follows.conversation;
		if (!isThere) return { kind: 'new', address: conversation };
		return { kind: 'reply', address: door.conversation, threadTs: follows.threadTs, show: false };
	}
	if (record === undefined || record.ifToldBefore === 'post') {
		return { kind: 'new', address: conversation, threadTs };
	}
	const { key: recordKey, forMember, ifToldBefore } = record;
	const now = clock.now();
	const question = { conversation, recordKey, forMember, now, lostIsAwaitedMs };
	const first = await store.findRecordMessage(question);
	if (first === undefined) return { kind: 'new', address: conversation, isFirst: true };
	if (first === 'on_its_way') return { kind: 'wait' };
	const { conversation: address, ts } = first;
	if (ifToldBefore === 'update') {
		return isNewer(first, said) ? { kind: 'superseded' } : { kind: 'update', address, ts };
	}
	const show = ifToldBefore === 'reply_and_show';
	return { kind: 'reply', address, threadTs: ts, show };
}

/** What was given again has its old ID, and is as new as when it was accepted last. */
function isNewer(
	shown: Pick<RecordMessage, 'shows' | 'acceptedAt'>,
	{ notificationIds: [id = 0], acceptedAt }: { notificationIds: number[]; acceptedAt: Instant },
): boolean {
	if (shown.acceptedAt !== acceptedAt) return shown.acceptedAt > acceptedAt;
	return shown.shows > id;
}

/** For so long a message goes back to the queue that waits for the first one about its record. */
export const threadIsAwaitedMs = 2_000;
