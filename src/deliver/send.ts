// Answers: what became of one Slack message, from the mark before it to the settlement after it?
import type { Clock } from '../clock';
import { silenceAfter } from '../outbox/pace';
import { settlementOf } from '../outbox/settle';
import { isAboutPlace } from './aboutPlace';
import { findSpot, type Place, type Spot, type SpotParts } from './findSpot';
import { leaseMs, mayStillCall } from './lease';
import { delivered, kindOf, type DeliveryOutcome } from './report';
import type { Said } from './say';
import { sendFiles, type FileParts, type NotShared, type OnItsWay } from './sendFiles';
import type { FilesDoor, PostOutcome, Slack } from '../slack/contract';
import { nameChannel, type NameParts } from '../slack/nameChannel';
import type { Claim, NewDelivery, Settlement, Store } from '../store/contract';

export interface SendParts extends SpotParts, FileParts {
	store: SpotParts['store'] &
		FileParts['store'] &
		NameParts['store'] &
		Pick<Store, 'begin' | 'settle' | 'holdAll' | 'replan' | 'dropRecordMessage'>;
	workspace?: NameParts['workspace'];
	slack: FileParts['slack'] & Pick<Slack, 'openForFiles' | 'post' | 'update'>;
	clock: Clock;
	newId: () => string;
}

export interface Sent {
	delivery: Omit<DeliveryOutcome, 'part' | 'parts'>;
	/** What to do with the rest of the claim. `stop`: with the rest of the run, too. */
	next: 'go_on' | 'release' | 'stop';
}

type Going = Exclude<Spot, { kind: 'wait' | 'superseded' }>;

/** Of what has files, or is followed by them: where they can't follow, a message is better not told than told by half. */
export async function openDoor(
	{ slack }: SendParts,
	{ files, goesOn }: Said,
	{ conversation }: Place,
): Promise<FilesDoor | undefined> {
	return files !== undefined || goesOn ? slack.openForFiles(conversation) : undefined;
}

/** `lost`: this worker does not hold it any more, or gave it back. In the other two nothing was sent here, either. */
export async function send(
	parts: SendParts,
	claim: Claim,
	said: Said,
	place: Place,
	door?: FilesDoor,
): Promise<Sent | 'lost' | 'wait' | 'superseded'> {
	const { clock, newId, store } = parts;
	const spot = await findSpot(parts, said, place, door);
	if (spot.kind === 'wait') return 'wait';
	if (spot.kind === 'superseded') {
		const gone = said.notificationIds.map((id) => ({ id, to: 'superseded' }) as const);
		await store.replan(gone, clock.now(), claim.token);
		return 'superseded';
	}
	const delivery = deliveryOf(said, place, spot, { key: newId(), startedAt: clock.now() });
	const { key, startedAt } = delivery;
	const begun = await store.begin(claim.token, delivery, startedAt + leaseMs);
	if (begun === 'lost') return 'lost';
	if (begun === 'overtaken') return 'wait';
	const isShut = door !== undefined && door.outcome !== 'open';
	const answer = !mayStillCall(startedAt, clock.now())
		? 'held_up'
		: isShut
			? door
			: await tell(parts, { token: claim.token, key }, said, spot);
	if (answer === 'held_up') {
		const heldUp = { state: 'queued', reason: 'held_up', notBefore: clock.now() } as const;
		await store.settle(claim.token, key, heldUp, clock.now());
		return 'lost';
	}
	if (answer === 'lost') return 'lost';
	const isAnew = await beginsAnew(parts, answer, delivery, spot);
	return settle(parts, claim, said, { delivery, answer, isAnew, place });
}

function deliveryOf(
	{ files, goesOn, record, notificationIds }: Said,
	{ conversation }: Place,
	spot: Going,
	begun: Pick<NewDelivery, 'key' | 'startedAt'>,
): NewDelivery {
	return {
		...begun,
		conversation,
		notificationIds,
		kind: spot.kind === 'update' ? 'update' : files ? 'files' : 'message',
		...(spot.kind === 'update' ? { updatesTs: spot.ts } : { threadTs: spot.threadTs }),
		...(goesOn && { goesOn }),
		...(spot.kind === 'new' && spot.isFirst && { isFirst: true }),
		...(record && { recordKey: record.key, forMember: record.forMember }),
	};
}

async function tell(
	parts: SendParts,
	onItsWay: OnItsWay,
	{ message, files }: Said,
	spot: Going,
): Promise<PostOutcome | NotShared> {
	const { slack } = parts;
	const { key } = onItsWay;
	const conversation = spot.address;
	if (spot.kind === 'update') return slack.update({ ...message, conversation, ts: spot.ts, key });
	const { threadTs } = spot;
	if (files) return sendFiles(parts, onItsWay, files, { ...message, conversation, threadTs });
	const alsoToConversation = spot.kind === 'reply' && spot.show;
	return slack.post({ ...message, conversation, threadTs, key, alsoToConversation });
}

const isGone = new Set(['message_not_found', 'thread_not_found']);

/** Somebody deleted the record's message: the next attempt makes a new one. */
async function beginsAnew(
	{ store }: SendParts,
	answer: PostOutcome,
	{ conversation, recordKey, forMember }: NewDelivery,
	spot: Going,
): Promise<boolean> {
	if (spot.kind === 'new' || recordKey === undefined) return false;
	if (answer.outcome !== 'refused' || !isGone.has(answer.refusal.code)) return false;
	const ts = spot.kind === 'update' ? spot.ts : spot.threadTs;
	await store.dropRecordMessage({ conversation, recordKey, forMember, ts });
	return true;
}

interface Ended {
	delivery: NewDelivery;
	answer: PostOutcome;
	/** It is to be sent again at once, as a new message. */
	isAnew: boolean;
	place: Place;
}

async function settle(
	{ clock, store, workspace }: SendParts,
	claim: Claim,
	{ notificationIds }: Said,
	{ delivery, answer, isAnew, place }: Ended,
): Promise<Sent | 'lost'> {
	// A refusal of the place of the test says nothing of whom it was meant for: nothing has failed.
	const isTests = place.isTest && answer.outcome === 'refused' && isAboutPlace(answer.refusal.code);
	const posted: PostOutcome = isTests ? { ...answer, outcome: 'stopped' } : answer;
	const now = clock.now();
	const told = claim.notifications.filter(({ id }) => notificationIds.includes(id));
	const attempts = 1 + Math.max(...told.map((each) => each.attempts));
	const settlement: Settlement =
		isAnew && posted.outcome !== 'posted'
			? { state: 'queued', reason: posted.refusal.code, notBefore: now }
			: settlementOf(posted, attempts, now);
	const testMode = place.isTest && settlement.state === 'sent' ? { testMode: true } : {};
	const isOurs = await store.settle(claim.token, delivery.key, { ...settlement, ...testMode }, now);
	// What Slack asks of one of its other methods is no reason to send no messages.
	const isOthers = 'rateLimited' in posted && posted.rateLimited && delivery.kind !== 'message';
	const silence = isOthers ? 0 : silenceAfter(posted);
	if (silence > 0) await store.holdAll(now + silence);
	// What became of it, another worker says.
	if (!isOurs) return 'lost';

	return {
		delivery: {
			kind: kindOf(claim),
			state: settlement.state,
			recipient: place.conversation,
			...(posted.outcome === 'posted' && {
				conversation: posted.conversation,
				...(posted.ts !== undefined && { ts: posted.ts }),
				...(posted.threadTs !== undefined && { threadTs: posted.threadTs }),
				...(delivery.kind === 'update' && { updated: true }),
			}),
			...('refusal' in posted && {
				refusal: await nameChannel({ store, workspace }, place.conversation, posted.refusal),
			}),
			notifications: told.map(delivered),
		},
		next: isAnew ? 'release' : nextAfter(posted),
	};
}

function nextAfter({ outcome }: PostOutcome): Sent['next'] {
	if (outcome === 'stopped') return 'stop';
	return outcome === 'later' ? 'release' : 'go_on';
}
