// Answers: what became of one Slack message, from the mark before it to the settlement after it?
import type { Clock } from '../clock';
import { silenceAfter } from '../outbox/pace';
import { settlementOf } from '../outbox/settle';
import { delivered, kindOf, type DeliveryOutcome } from './report';
import type { Said } from './say';
import type { PostOutcome, Slack } from '../slack/contract';
import type { Claim, Store } from '../store/contract';

/** Longer than any request to Slack may take, so that a live worker keeps what it holds. */
export const leaseMs = 120_000;

export interface SendParts {
	store: Pick<Store, 'begin' | 'settle' | 'holdAll'>;
	slack: Pick<Slack, 'post'>;
	clock: Clock;
	newId: () => string;
}

export interface Sent {
	delivery: Omit<DeliveryOutcome, 'part' | 'parts'>;
	/** What to do with the rest of the claim. `stop`: with the rest of the run, too. */
	next: 'go_on' | 'release' | 'stop';
}

export interface Place {
	/** Channel ID or Slack user ID. */
	conversation: string;
	threadTs?: string;
	/** True where the test mode sends it there. */
	isTest: boolean;
}

/** Undefined where another worker holds the claim by now: then nothing was sent here. */
export async function send(
	{ clock, newId, slack, store }: SendParts,
	claim: Claim,
	{ message, notificationIds }: Said,
	{ conversation, threadTs, isTest }: Place,
): Promise<Sent | undefined> {
	const key = newId();
	const startedAt = clock.now();
	const delivery = { key, conversation, threadTs, notificationIds, startedAt };
	if (!(await store.begin(claim.token, delivery, startedAt + leaseMs))) return undefined;

	const answer = await slack.post({ ...message, conversation, threadTs, key });
	// A refusal of the place of the test says nothing of whom it was meant for: nothing has failed.
	const posted: PostOutcome =
		isTest && answer.outcome === 'refused' ? { ...answer, outcome: 'stopped' } : answer;

	const now = clock.now();
	const told = claim.notifications.filter(({ id }) => notificationIds.includes(id));
	const attempts = 1 + Math.max(...told.map((each) => each.attempts));
	const settlement = settlementOf(posted, attempts, now);
	const testMode = isTest && settlement.state === 'sent' ? { testMode: true } : {};
	await store.settle(claim.token, key, { ...settlement, ...testMode }, now);
	const silence = silenceAfter(posted);
	if (silence > 0) await store.holdAll(now + silence);

	return {
		delivery: {
			kind: kindOf(claim),
			state: settlement.state,
			recipient: conversation,
			...(posted.outcome === 'posted' && { conversation: posted.conversation, ts: posted.ts }),
			...('refusal' in posted && { refusal: posted.refusal }),
			notifications: told.map(delivered),
		},
		next: nextAfter(posted),
	};
}

function nextAfter({ outcome }: PostOutcome): Sent['next'] {
	if (outcome === 'stopped') return 'stop';
	return outcome === 'later' ? 'release' : 'go_on';
}
