// Answers: did the messages whose answers were lost arrive? Asks the conversation's history.
import type { Clock, Instant } from '../clock';
import { tryAgainAt } from '../outbox/retryPolicy';
import type { LookUpOutcome, Slack } from '../slack/contract';
import type { Settlement, Store } from '../store/contract';

const leaseMs = 120_000;
/** conversations.history is limited to 50 calls a minute; a run leaves room for others. */
const mostPerRun = 20;

export interface LookUpParts {
	store: Pick<Store, 'claimUnsure' | 'settle'>;
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
		const { conversation, key, startedAt, threadTs } = unsure;
		const outcome = await slack.lookUp({ conversation, key, sinceMs: startedAt, threadTs });
		const settlement = afterLookUp(outcome, parts.settings.afterLostAnswer, clock.now());
		await store.settle(unsure.token, key, settlement, clock.now());
	}
}

/** What the history's answer means for the notifications in the message. */
export function afterLookUp(
	outcome: LookUpOutcome,
	afterLostAnswer: 'send_again' | 'hold',
	now: Instant,
): Settlement {
	switch (outcome.outcome) {
		case 'found':
			return { state: 'sent', conversation: outcome.conversation, ts: outcome.ts };
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
