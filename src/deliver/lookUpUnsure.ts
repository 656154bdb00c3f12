// Answers: did the messages whose answers were lost arrive? Asks the conversation's history.
import type { Clock, Instant } from '../clock';
import { tryAgainAt } from '../outbox/retryPolicy';
import { sentAs } from '../outbox/settle';
import type { LookUpOutcome, LookUpQuestion, Slack } from '../slack/contract';
import type { Settlement, Store, UnsureDelivery } from '../store/contract';
import { leaseMs } from './lease';

/** conversations.history is limited to 50 calls a minute; a run leaves room for others. */
const mostPerRun = 20;

export interface LookUpParts {
	store: Pick<Store, 'claimUnsure' | 'settle' | 'findNotifications'>;
	slack: Pick<Slack, 'lookUp'>;
	clock: Clock;
	newId: () => string;
	settings: { afterLostAnswer: 'send_again' | 'hold' };
}

export async function lookUpUnsure(parts: LookUpParts, until: Instant): Promise<void> {
	const { clock, newId, slack, store } = parts;
	for (let count = 0; count < mostPerRun && clock.now() < until; count++) {
		const now = clock.now();
		const unsure = await store.claimUnsure({
			token: newId(),
			now,
			leaseUntil: now + leaseMs,
		});
		if (!unsure) return;
		const outcome = isHarmless(unsure) ? notTold : await slack.lookUp(questionOf(unsure));
		const attempts = unsure.fileIds ? await attemptsOf(parts, unsure) : 1;
		const settlement =
			filesNotShown(outcome, unsure, attempts, clock.now()) ??
			afterLookUp(outcome, parts.settings.afterLostAnswer, clock.now());
		await store.settle(unsure.token, unsure.key, settlement, clock.now());
	}
}

const notTold = { outcome: 'not_found' } as const;

/** Nobody can read it twice: a message that is changed again stays as it is, and files that nobody shared are not there. */
function isHarmless({ kind, fileIds = [] }: UnsureDelivery): boolean {
	return kind === 'update' || (kind === 'files' && fileIds.length === 0);
}

function questionOf(unsure: UnsureDelivery): LookUpQuestion {
	const { conversation, key, startedAt: sinceMs, threadTs, fileIds } = unsure;
	return { conversation, key, sinceMs, threadTs, fileIds };
}

async function attemptsOf({ store }: LookUpParts, unsure: UnsureDelivery): Promise<number> {
	const told = await store.findNotifications(unsure.notificationIds);
	return Math.max(1, ...told.map(({ attempts }) => attempts));
}

const minuteMs = 60_000;
/** By then Slack has shown what it is going to show. */
const shownWithinMs = 10 * minuteMs;
const mostAttempts = 3;

/** Slack may show files minutes after it took them. Where it never does, somebody has to know, and nobody gets them for ever. */
function filesNotShown(
	outcome: LookUpOutcome,
	{ fileIds, startedAt }: UnsureDelivery,
	attempts: number,
	now: Instant,
): Settlement | undefined {
	if (!fileIds || outcome.outcome !== 'not_found') return undefined;
	const reason = 'files_not_shown';
	if (now - startedAt < shownWithinMs)
		return { state: 'unsure', reason, notBefore: now + minuteMs };
	return attempts >= mostAttempts ? { state: 'failed', reason } : undefined;
}

/** What the history's answer means for the notifications in the message. */
export function afterLookUp(
	outcome: LookUpOutcome,
	afterLostAnswer: 'send_again' | 'hold',
	now: Instant,
): Settlement {
	switch (outcome.outcome) {
		case 'found':
			return sentAs(outcome);
		case 'not_found':
			return { state: 'queued', reason: 'answer_lost', notBefore: now };
		case 'not_allowed':
			return afterLostAnswer === 'send_again'
				? { state: 'queued', reason: 'answer_lost', notBefore: now }
				: { state: 'unsure', reason: outcome.refusal.code, notBefore: tryAgainAt(now, 16) };
		case 'later':
			return { state: 'unsure', reason: outcome.refusal.code, notBefore: tryAgainAt(now, 1) };
	}
}
