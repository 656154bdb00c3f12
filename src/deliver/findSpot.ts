// Answers: is a message a new one, a reply, or a new state of one that is there?
import type { Clock } from '../clock';
import type { Store } from '../store/contract';
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
	/** `isRecords`: under the record's first message, which somebody may have deleted. */
	| { kind: 'reply'; address: string; threadTs: string; show: boolean; isRecords: boolean }
	| { kind: 'update'; address: string; ts: string }
	/** The first message about the record is on its way, and nobody knows yet under which stamp. */
	| { kind: 'wait' }
	/** What it would change shows something newer. */
	| { kind: 'superseded' };

export async function findSpot(
	{ store, clock }: SpotParts,
	{ follows, recordKey, ifToldBefore = 'post', files = [], notificationIds }: Said,
	{ conversation, threadTs }: Place,
): Promise<Spot> {
	if (follows) {
		const { conversation: address, ts } = follows;
		return { kind: 'reply', address, threadTs: ts, show: false, isRecords: false };
	}
	if (recordKey === undefined || ifToldBefore === 'post') {
		return { kind: 'new', address: conversation, threadTs };
	}
	const now = clock.now();
	const question = { conversation, recordKey, now, lostIsAwaitedMs };
	const first = await store.findRecordMessage(question);
	if (first === undefined) return { kind: 'new', address: conversation, isFirst: true };
	if (first === 'on_its_way') return { kind: 'wait' };
	const { conversation: address, ts } = first;
	// A message can't be changed into one with files, so these go into its thread.
	if (ifToldBefore === 'update' && files.length === 0) {
		const isOld = notificationIds.some((id) => id < first.shows);
		return isOld ? { kind: 'superseded' } : { kind: 'update', address, ts };
	}
	const show = ifToldBefore === 'reply_and_show';
	return { kind: 'reply', address, threadTs: ts, show, isRecords: true };
}

/** For so long a message goes back to the queue that waits for the first one about its record. */
export const threadIsAwaitedMs = 2_000;
