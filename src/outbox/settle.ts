// Answers: what does Slack's answer to a message mean for the notifications in it?
import type { Instant } from '../clock';
import type { PostOutcome } from '../slack/contract';
import type { Settlement } from '../store/contract';
import { tryAgainAt } from './retryPolicy';

/** Slack may show a message in the history a while after it took it: before this, "not found" proves nothing. */
export const lookUpGraceMs = 10_000;

type Place = Pick<Extract<PostOutcome, { outcome: 'posted' }>, 'conversation' | 'ts' | 'threadTs'>;

export function settlementOf(outcome: PostOutcome, attempts: number, now: Instant): Settlement {
	switch (outcome.outcome) {
		case 'posted':
			return sentAs(outcome);
		case 'refused':
			return { state: 'failed', reason: outcome.refusal.code };
		case 'unsure':
			return { state: 'unsure', reason: outcome.refusal.code, notBefore: now + lookUpGraceMs };
		case 'later':
			return {
				state: 'queued',
				reason: outcome.refusal.code,
				notBefore: tryAgainAt(now, attempts, outcome.retryAfterMs),
			};
		case 'stopped':
			// The credential is at fault, not the message: it is first in line once that is mended.
			return { state: 'queued', reason: outcome.refusal.code, notBefore: now };
	}
}

/** The same for a message that was looked up and found. */
export function sentAs({ conversation, ts, threadTs }: Place): Settlement {
	return {
		state: 'sent',
		conversation,
		...(ts !== undefined && { ts }),
		...(threadTs !== undefined && { threadTs }),
	};
}
