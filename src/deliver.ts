// Chapter 2. Due promises → say → send → settle.
import type { Instant } from './clock';
import { findAddressee, type AddresseeParts } from './deliver/addressee';
import { createQuestions, type Questions } from './deliver/questions';
import { lookUpUnsure, type LookUpParts } from './deliver/lookUpUnsure';
import { slackPace } from './outbox/pace';
import { findChoices } from './preferences/findChoices';
import { summarise, type DeliveryOutcome, type DeliveryReport } from './deliver/report';
import { say } from './deliver/say';
import { leaseMs, send, type SendParts } from './deliver/send';
import type { WatchedSlack } from './slack/contract';
import type { Claim, Store } from './store/contract';

export interface DeliverParts extends AddresseeParts, SendParts, LookUpParts {
	store: Store;
	slack: AddresseeParts['slack'] &
		SendParts['slack'] &
		LookUpParts['slack'] &
		Pick<WatchedSlack, 'whetherLost'>;
	settings: AddresseeParts['settings'] & LookUpParts['settings'] & { timeZone: string };
}

export interface DeliverLimits {
	/** `immediate`: single notifications only. `all`: digests as well. */
	scope: 'immediate' | 'all';
	until: Instant;
}

type Step = Pick<DeliveryReport, 'deliveries' | 'stoppedBy'>;

/** Sends what is due, and what a dead run left, until nothing is due or the time is up. `questions` knows what Slack refused before. */
export async function deliver(
	parts: DeliverParts,
	limits: DeliverLimits,
	questions = createQuestions(),
): Promise<DeliveryReport> {
	const { clock, slack, store } = parts;
	await store.recover(clock.now());
	const waiting = await store.waiting(clock.now());
	// Who is not let in knocks once, and only with something in hand.
	const lost = waiting.due + waiting.unsure > 0 ? await slack.whetherLost() : undefined;
	if (lost) return { deliveries: [], waiting, stoppedBy: lost };
	await lookUpUnsure(parts, limits.until);

	const deliveries: DeliveryOutcome[] = [];
	let step: Step | undefined;
	do {
		step = await deliverNext(parts, limits, questions);
		deliveries.push(...(step?.deliveries ?? []));
	} while (step && !step.stoppedBy);
	const stoppedBy = step?.stoppedBy ?? questions.stoppedBy()?.refusal;
	return { deliveries, waiting: await store.waiting(clock.now()), stoppedBy };
}

/** Undefined once nothing is due. */
async function deliverNext(
	parts: DeliverParts,
	{ scope, until }: DeliverLimits,
	questions: Questions,
): Promise<Step | undefined> {
	const { clock, newId, store } = parts;
	const now = clock.now();
	if (now > until && (await store.waiting(now)).due > 0) {
		return { deliveries: [], stoppedBy: 'time_limit' };
	}
	const answer = await store.claim({ token: newId(), now, leaseUntil: now + leaseMs, scope });
	if ('nothingDue' in answer) return undefined;
	if ('claimed' in answer) return deliverClaim(parts, answer.claimed, until, questions);
	if (answer.pacedUntil >= until) return { deliveries: [], stoppedBy: 'time_limit' };
	await clock.wait(answer.pacedUntil - now);
	return { deliveries: [] };
}

async function deliverClaim(
	parts: DeliverParts,
	claim: Claim,
	until: Instant,
	questions: Questions,
): Promise<Step> {
	const { clock, store } = parts;
	const addressee = await findAddressee(parts, claim, questions);
	if (addressee.kind === 'nobody') {
		await store.release(claim.token, addressee.settlement, clock.now());
		return { deliveries: addressee.refusal ? [summarise(claim, addressee)] : [] };
	}

	const { conversation, insteadOf } = addressee;
	const messages = say(claim, { ...(await readingOf(parts, claim)), insteadOf });
	const deliveries: DeliveryOutcome[] = [];
	for (const [index, said] of messages.entries()) {
		const now = clock.now();
		const turn = await store.bookTurn({ conversation, now, notLaterThan: until, rules: slackPace });
		if (!turn.booked) {
			await putBack(parts, claim);
			return { deliveries, stoppedBy: 'time_limit' };
		}
		if (turn.turnAt > now) await clock.wait(turn.turnAt - now);
		const sent = await send(parts, claim, said, conversation);
		// Another worker holds it, or some of it was forgotten: what is still ours waits for the next claim.
		if (!sent) {
			await putBack(parts, claim);
			return { deliveries };
		}
		deliveries.push({ ...sent.delivery, part: index + 1, parts: messages.length });
		if (sent.next === 'go_on') continue;
		await putBack(parts, claim);
		return { deliveries, stoppedBy: sent.next === 'stop' ? sent.delivery.refusal : undefined };
	}
	return { deliveries };
}

async function putBack({ clock, store }: DeliverParts, { token }: Claim): Promise<void> {
	const now = clock.now();
	await store.release(token, { state: 'queued', reason: 'waits_for_pace', notBefore: now }, now);
}

/** In which time zone the recipient reads. Members who share a Slack account read in the first one's. */
async function readingOf({ clock, settings, store }: DeliverParts, { notifications }: Claim) {
	const subjects = notifications.slice(0, 1).map(({ recipient }) => recipient);
	const choices = await findChoices(store, subjects);
	const [own] = subjects.map((subject) => choices.of(subject)?.timeZone);
	return {
		chosenTimeZone: own,
		timeZone: choices.workspace?.timeZone ?? settings.timeZone,
		now: clock.now(),
	};
}
