// Answers: what becomes of one claim: who gets it, in which messages, and what did Slack say?
import type { Clock, Instant } from '../clock';
import type { Member } from '../members/member';
import { slackPace } from '../outbox/pace';
import type { Catalogue } from '../preferences/catalogue';
import type { Claim, Store } from '../store/contract';
import { findAddressee, type AddresseeParts } from './addressee';
import { nameTarget } from './nameTarget';
import type { Questions } from './questions';
import type { Redirect } from './redirect';
import { summarise, type DeliveryOutcome, type DeliveryReport } from './report';
import { say, type Said } from './say';
import { send, type SendParts, type Sent } from './send';
import { readersOf, setAside, type LeftOut, type SetAsideParts } from './setAside';

export interface ClaimParts extends AddresseeParts, SendParts, SetAsideParts {
	store: AddresseeParts['store'] &
		SendParts['store'] &
		SetAsideParts['store'] &
		Pick<Store, 'release' | 'bookTurn'>;
	slack: AddresseeParts['slack'] & SendParts['slack'];
	clock: Clock;
	settings: AddresseeParts['settings'] & SetAsideParts['settings'] & { preferencesUrl?: string };
}

/** What is the same for every claim of a run. */
export interface Run {
	until: Instant;
	catalogue: Catalogue;
	questions: Questions;
	redirect: Exclude<Redirect, { kind: 'unreachable' }>;
	/** What is too long for one message: several, or one with the rest in its thread. */
	longDigests: 'messages' | 'thread';
}

export interface Step {
	deliveries: DeliveryOutcome[];
	leftOut?: LeftOut;
	stoppedBy?: DeliveryReport['stoppedBy'];
}

export async function deliverClaim(parts: ClaimParts, whole: Claim, run: Run): Promise<Step> {
	const { claim, leftOut } = await setAside(parts, run.catalogue, whole);
	if (claim.notifications.length === 0) return { deliveries: [], leftOut };
	const addressee = await findAddressee(parts, claim, run.questions);
	if (addressee.kind === 'nobody') {
		await parts.store.release(claim.token, addressee.settlement, parts.clock.now());
		return { deliveries: addressee.refusal ? [summarise(claim, addressee)] : [], leftOut };
	}
	const { conversation, insteadOf } = addressee;
	const messages = await compose(parts, claim, run, { insteadOf, expired: leftOut.expired });
	const { redirect } = run;
	const isTest = redirect.kind === 'to';
	const to = isTest ? redirect.conversation : conversation;
	const step = await sendAll(parts, claim, { messages, conversation: to, isTest }, run);
	const [first] = step.deliveries;
	if (first && leftOut.expired > 0) first.expired = leftOut.expired;
	if (isTest) for (const each of step.deliveries) each.redirectedFrom = conversation;
	return { ...step, leftOut };
}

async function compose(
	parts: ClaimParts,
	{ target, notifications }: Claim,
	{ catalogue, redirect }: Run,
	{ insteadOf, expired }: { insteadOf?: Member; expired: number },
): Promise<Said[]> {
	const { settings, clock, store } = parts;
	const [first] = notifications;
	const readers = await readersOf(parts, notifications.slice(0, 1));
	return say({
		target,
		notifications,
		reader: first ? readers.of(first.recipient) : settings,
		catalogue,
		now: clock.now(),
		expired,
		preferencesUrl: settings.preferencesUrl,
		insteadOf,
		...(redirect.kind === 'to' && { testModeFor: await nameTarget(store, notifications) }),
	});
}

/** One after the other, at the workspace's pace. */
async function sendAll(
	parts: ClaimParts,
	claim: Claim,
	{ messages, conversation, isTest }: { messages: Said[]; conversation: string; isTest: boolean },
	{ until, longDigests }: Run,
): Promise<Step> {
	const { clock, store } = parts;
	const deliveries: DeliveryOutcome[] = [];
	let place: { conversation: string; threadTs?: string } = { conversation };
	for (const [index, said] of messages.entries()) {
		const now = clock.now();
		const turn = await store.bookTurn({ conversation, now, notLaterThan: until, rules: slackPace });
		if (!turn.booked) {
			await putBack(parts, claim);
			return { deliveries, stoppedBy: 'time_limit' };
		}
		if (turn.turnAt > now) await clock.wait(turn.turnAt - now);
		const sent = await send(parts, claim, said, { ...place, isTest });
		// Another worker holds it, or some of it was forgotten: what is still ours waits for the next claim.
		if (!sent) {
			await putBack(parts, claim);
			return { deliveries };
		}
		deliveries.push({ ...sent.delivery, part: index + 1, parts: messages.length });
		if (longDigests === 'thread') place = threadUnder(sent, place);
		if (sent.next === 'go_on') continue;
		await putBack(parts, claim);
		return { deliveries, stoppedBy: sent.next === 'stop' ? sent.delivery.refusal : undefined };
	}
	return { deliveries };
}

/** A thread is the conversation's that Slack named, which for a person is not the user's ID. */
function threadUnder(
	{ delivery: { conversation, ts } }: Sent,
	place: { conversation: string; threadTs?: string },
): typeof place {
	if (place.threadTs !== undefined || conversation === undefined) return place;
	return { conversation, threadTs: ts };
}

async function putBack({ clock, store }: ClaimParts, { token }: Claim): Promise<void> {
	const now = clock.now();
	await store.release(token, { state: 'queued', reason: 'waits_for_pace', notBefore: now }, now);
}
