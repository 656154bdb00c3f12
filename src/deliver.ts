// Chapter 2. Due promises → say → send → settle.
import type { Instant } from './clock';
import { deliverClaim, type ClaimParts, type Run, type Step } from './deliver/deliverClaim';
import { lookUpUnsure, type LookUpParts } from './deliver/lookUpUnsure';
import { createQuestions } from './deliver/questions';
import { findRedirect, type RedirectParts } from './deliver/redirect';
import type { DeliveryReport } from './deliver/report';
import { leaseMs } from './deliver/send';
import { findCatalogue } from './plan/findCatalogue';
import type { Recipient } from './outbox/notification';
import type { Refusal, WatchedSlack } from './slack/contract';
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

	const { until, longDigests = 'messages' } = limits;
	const catalogue = await findCatalogue(store);
	const run: Run = { until, catalogue, questions, redirect, longDigests };
	let stoppedBy: 'time_limit' | Refusal | undefined;
	for (let step: Step | undefined; !stoppedBy;) {
		step = await deliverNext(parts, limits, run);
		if (!step) break;
		report.deliveries.push(...step.deliveries);
		report.leftOut.expired += step.leftOut?.expired ?? 0;
		report.leftOut.muted += step.leftOut?.muted ?? 0;
		stoppedBy = step.stoppedBy;
	}
	stoppedBy ??= questions.stoppedBy()?.refusal;
	return { ...report, waiting: await store.waiting(clock.now()), stoppedBy };
}

/** Undefined once nothing is due. */
async function deliverNext(
	parts: DeliverParts,
	{ scope, recipients }: DeliverLimits,
	run: Run,
): Promise<Step | undefined> {
	const { clock, newId, store } = parts;
	const { until } = run;
	const now = clock.now();
	if (now > until && (await store.waiting(now)).due > 0) {
		return { deliveries: [], stoppedBy: 'time_limit' };
	}
	const request = { token: newId(), now, leaseUntil: now + leaseMs, scope, recipients };
	const answer = await store.claim(request);
	if ('nothingDue' in answer) return undefined;
	if ('claimed' in answer) return deliverClaim(parts, answer.claimed, run);
	if (answer.pacedUntil >= until) return { deliveries: [], stoppedBy: 'time_limit' };
	await clock.wait(answer.pacedUntil - now);
	return { deliveries: [] };
}
