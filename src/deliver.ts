// Chapter 2. Due promises → say → send → settle.
import type { Instant } from './clock';
import { deliverClaim, type ClaimParts, type Delivering, type Run } from './deliver/deliverClaim';
import { lookUpUnsure, type LookUpParts } from './deliver/lookUpUnsure';
import { createQuestions } from './deliver/questions';
import { findRedirect, type RedirectParts } from './deliver/redirect';
import type { DeliveryReport } from './deliver/report';
import { leaseMs } from './deliver/lease';
import type { Recipient } from './outbox/notification';
import { findCatalogue } from './plan/findCatalogue';
import type { WatchedSlack } from './slack/contract';
import type { ClaimRequest, Store } from './store/contract';

export interface DeliverParts extends ClaimParts, LookUpParts, RedirectParts {
	store: Store;
	slack: ClaimParts['slack'] &
		LookUpParts['slack'] &
		RedirectParts['slack'] &
		Pick<WatchedSlack, 'whetherLost'>;
	settings: ClaimParts['settings'] & LookUpParts['settings'] & RedirectParts['settings'];
}

export interface DeliverLimits {
	/** `immediate`: what waits for no window. `all`: digests too. */
	scope: ClaimRequest['scope'];
	/** Nothing is begun after this instant, nor waited for. */
	until: Instant;
	/** Only these, and who shares a conversation with them. */
	recipients?: readonly Recipient[];
	longDigests?: Run['longDigests'];
}

/** A run that sleeps holds a worker: what Slack asks to wait longer for is left to the next run. */
const longestWaitMs = 15_000;
/** Long digests that take turns. Each has its turn long before its lease is over. */
const mostBegun = 10;

/** Sends what is due, and what a dead run left, until nothing is due or the time is up. `questions` knows what Slack refused before. */
export async function deliver(
	parts: DeliverParts,
	limits: DeliverLimits,
	questions = createQuestions(),
): Promise<DeliveryReport> {
	const { clock, store } = parts;
	await store.recover(clock.now());
	const waiting = await store.waiting(clock.now());
	const report: DeliveryReport = { deliveries: [], waiting, leftOut: { expired: 0, muted: 0 } };
	// Who is not let in knocks once, and only with something in hand.
	if (waiting.due + waiting.unsure === 0) return report;
	const lost = await parts.slack.whetherLost();
	if (lost) return { ...report, stoppedBy: lost };
	const redirect = await findRedirect(parts);
	if (redirect.kind === 'unreachable') return { ...report, stoppedBy: redirect.refusal };
	await lookUpUnsure(parts, limits.until);

	const { longDigests = 'messages' } = limits;
	const catalogue = await findCatalogue(store);
	const run: Run = { catalogue, questions, redirect, longDigests, report };
	const stopped = await takeTurns(parts, limits, run);
	const stoppedBy = stopped ?? questions.stoppedBy()?.refusal;
	return { ...report, waiting: await store.waiting(clock.now()), stoppedBy };
}

interface Begun {
	delivering: Delivering;
	turnAt: Instant;
}

/** While a long digest waits for its next turn, others are sent. Undefined once nothing is due. */
async function takeTurns(
	parts: DeliverParts,
	limits: DeliverLimits,
	run: Run,
): Promise<DeliveryReport['stoppedBy']> {
	const { clock, store } = parts;
	const begun: Begun[] = [];
	let wasBegun = false;
	try {
		for (;;) {
			const now = clock.now();
			if (now > limits.until) return (await store.waiting(now)).due > 0 ? 'time_limit' : undefined;
			// In turns, so that neither keeps the other waiting; the one whose turn came first goes on.
			const ready = begun.filter(({ turnAt }) => turnAt <= now).sort(byTurn)[0];
			const next: Begun | Instant | undefined =
				ready && !wasBegun ? ready : await claimNext(parts, limits, run, begun, ready);
			if (next === undefined) return undefined;
			if (typeof next === 'number') {
				const cannotWait = refuseToWait(next, now, limits.until);
				if (cannotWait) return cannotWait;
				await clock.wait(Math.max(0, next - clock.now()));
				continue;
			}
			wasBegun = next === ready;
			const { value, done } = await next.delivering.next();
			const place = begun.indexOf(next);
			if (!done) {
				next.turnAt = value;
				if (place < 0) begun.push(next);
				continue;
			}
			if (place >= 0) begun.splice(place, 1);
			if (value) return value;
		}
	} finally {
		for (const { delivering } of begun) await delivering.return(undefined);
	}
}

/** A new claim, or what was begun and is ready; or else the instant to wait for. Undefined where there is nothing to do. */
async function claimNext(
	parts: DeliverParts,
	{ scope, recipients }: DeliverLimits,
	run: Run,
	begun: readonly Begun[],
	ready: Begun | undefined,
): Promise<Begun | Instant | undefined> {
	const { clock, newId, store } = parts;
	const now = clock.now();
	const turns = begun.map(({ turnAt }) => turnAt);
	if (begun.length < mostBegun) {
		const request = { token: newId(), now, leaseUntil: now + leaseMs, scope, recipients };
		const answer = await store.claim(request);
		if ('claimed' in answer) {
			return { delivering: deliverClaim(parts, answer.claimed, run), turnAt: now };
		}
		if ('pacedUntil' in answer) turns.push(answer.pacedUntil);
	}
	return ready ?? (turns.length > 0 ? Math.min(...turns) : undefined);
}

function refuseToWait(
	turnAt: Instant,
	now: Instant,
	until: Instant,
): 'time_limit' | 'asked_to_wait' | undefined {
	if (turnAt >= until) return turnAt - now > longestWaitMs ? 'asked_to_wait' : 'time_limit';
	return turnAt - now > longestWaitMs ? 'asked_to_wait' : undefined;
}

function byTurn(one: Begun, other: Begun): number {
	return one.turnAt - other.turnAt;
}
