// Answers: what becomes of one claim: who gets it, in which messages, and what did Slack say?
import type { Clock, Instant } from '../clock';
import type { Member } from '../members/member';
import type { Recipient } from '../outbox/notification';
import { slackPace } from '../outbox/pace';
import type { Catalogue } from '../preferences/catalogue';
import type { Claim, Store } from '../store/contract';
import { findAddressee, type Addressee, type AddresseeParts } from './addressee';
import { nameTarget } from './nameTarget';
import type { Questions } from './questions';
import type { Redirect } from './redirect';
import { summarise, type DeliveryReport } from './report';
import { say, type Said } from './say';
import { threadIsAwaitedMs, type Place } from './findSpot';
import { openDoor, send, type SendParts, type Sent } from './send';
import { expire, readersOf, setAside, type SetAsideParts } from './setAside';

export interface ClaimParts extends AddresseeParts, SendParts, SetAsideParts {
	store: AddresseeParts['store'] &
		SendParts['store'] &
		SetAsideParts['store'] &
		Pick<Store, 'release' | 'bookTurn'>;
	slack: AddresseeParts['slack'] & SendParts['slack'];
	clock: Clock;
	settings: AddresseeParts['settings'] &
		SetAsideParts['settings'] & { preferencesUrl?: string; language?: string };
}

/** What is the same for every claim of a run. */
export interface Run {
	catalogue: Catalogue;
	questions: Questions;
	redirect: Exclude<Redirect, { kind: 'unreachable' }>;
	/** What is too long for one message: several, or one with the rest in its thread. */
	longDigests: 'messages' | 'thread';
	report: Pick<DeliveryReport, 'deliveries' | 'leftOut'>;
}

type Found = Extract<Addressee, { kind: 'conversation' }>;

/** Gives the instant at which the next message may go out, whenever that is not now; ends with why the run has to stop. */
export type Delivering = AsyncGenerator<Instant, DeliveryReport['stoppedBy'], void>;

/** Ended early, what has not been sent goes back to the queue. */
export async function* deliverClaim(parts: ClaimParts, whole: Claim, run: Run): Delivering {
	const { report, catalogue } = run;
	let sifted = await setAside(parts, catalogue, whole);
	report.leftOut.muted += sifted.muted;
	const addressee =
		sifted.claim.notifications.length > 0
			? await findAddressee(parts, sifted.claim, run.questions)
			: undefined;
	if (addressee?.kind === 'nobody') {
		await parts.store.release(whole.token, addressee.settlement, parts.clock.now());
		if (addressee.refusal) report.deliveries.push(summarise(sifted.claim, addressee));
		return undefined;
	}
	// Slack may have told that their owner is where it is night by now; a channel that stands in may have turned it off.
	if (addressee?.asked || addressee?.insteadOf) {
		const { expired } = sifted;
		sifted = await setAside(parts, catalogue, sifted.claim, standInOf(addressee));
		report.leftOut.muted += sifted.muted;
		sifted.expired.push(...expired);
	}
	const { claim, expired } = sifted;
	if (!addressee || claim.notifications.length === 0) {
		report.leftOut.expired += await expire(parts, expired, claim.token);
		return undefined;
	}
	const { conversation, insteadOf } = addressee;
	const messages = await compose(parts, claim, run, { insteadOf, expired: expired.length });
	const { redirect } = run;
	const isTest = redirect.kind === 'to';
	const place = { conversation: isTest ? redirect.conversation : conversation, isTest };
	const standIn = standInOf(addressee);
	const goesOn = async (left: Claim) => {
		const { claim: still } = await setAside(parts, catalogue, left, standIn);
		return still.notifications.length === left.notifications.length;
	};
	const countExpired = async () => {
		const count = await expire(parts, expired.splice(0), claim.token);
		report.leftOut.expired += count;
		return count;
	};
	const stoppedBy = yield* sendAll(
		parts,
		claim,
		{ messages, place, goesOn },
		async ({ delivery }, index) => {
			if (isTest) delivery.redirectedFrom = conversation;
			// What has not reached Slack is counted by the message that does.
			const count = delivery.state === 'queued' ? 0 : await countExpired();
			if (count > 0 && messages[index]?.isDigest) delivery.expired = count;
			report.deliveries.push({ ...delivery, part: index + 1, parts: messages.length });
			return run.longDigests === 'thread';
		},
	);
	await countExpired();
	return stoppedBy;
}

function standInOf({ conversation, insteadOf }: Found): Recipient | undefined {
	return insteadOf && { kind: 'channel', key: conversation };
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
		language: settings.language,
		insteadOf,
		...(redirect.kind === 'to' && { testModeFor: await nameTarget(store, notifications) }),
	});
}

interface Sending {
	messages: Said[];
	place: Place;
	/** Asked before each message but the first: may what is left still be told as it is? */
	goesOn(left: Claim): Promise<boolean>;
}

/** One after the other. `onSent` hears of each, and says whether the next go into its thread. */
async function* sendAll(
	parts: ClaimParts,
	claim: Claim,
	{ messages, place: first, goesOn }: Sending,
	onSent: (sent: Sent, index: number) => Promise<boolean>,
): Delivering {
	const { clock, store } = parts;
	const { conversation } = first;
	let place = first;
	const told = new Set<number>();
	let isThrough = false;
	let waits = { reason: 'waits_for_pace', forMs: 0 };
	try {
		for (const [index, said] of messages.entries()) {
			// Slack may be slow, and a run has its limit.
			if (index > 0) yield clock.now();
			// Before its turn: what takes its time after that brings it close to the next one.
			const door = await openDoor(parts, said, first);
			for (;;) {
				// A turn that is booked ahead would keep others waiting until then.
				const now = clock.now();
				const turn = await store.bookTurn({
					conversation,
					now,
					notLaterThan: now,
					rules: slackPace,
				});
				if (turn.booked) break;
				yield turn.turnAt;
			}
			const left = claim.notifications.filter(({ id }) => !told.has(id));
			if (index > 0 && !(await goesOn({ ...claim, notifications: left }))) return undefined;
			const sent = await send(parts, claim, said, said.isDigest ? place : first, door);
			// Another worker holds it, or some of it was forgotten: what is still ours waits for the next claim.
			if (sent === 'lost') return undefined;
			for (const id of said.notificationIds) told.add(id);
			if (sent === 'wait') {
				waits = { reason: 'waits_for_thread', forMs: threadIsAwaitedMs };
				continue;
			}
			if (sent === 'superseded') continue;
			if (await onSent(sent, index)) place = threadUnder(sent, place);
			if (sent.next === 'stop') return sent.delivery.refusal;
			if (sent.next === 'release') return undefined;
		}
		isThrough = true;
	} finally {
		if (!isThrough || waits.forMs > 0) await putBack(parts, claim, waits);
	}
	return undefined;
}

/** A thread is the conversation's that Slack named, which for a person is not the user's ID. */
function threadUnder({ delivery: { conversation, ts } }: Sent, place: Place): Place {
	if (place.threadTs !== undefined || conversation === undefined) return place;
	return { ...place, conversation, threadTs: ts };
}

async function putBack(
	{ clock, store }: ClaimParts,
	{ token }: Claim,
	{ reason, forMs }: { reason: string; forMs: number },
): Promise<void> {
	const now = clock.now();
	await store.release(token, { state: 'queued', reason, notBefore: now + forMs }, now);
}
