// Answers: what does a failure mean for what was to be sent?
import type { Failure } from './classify';
import type { PostOutcome } from './contract';
import { isConnectionLost } from './connectionLost';
import { SlackError } from './slackError';

type NotPosted = Exclude<PostOutcome, { outcome: 'posted' }>;

/** Of what nobody sees twice, however often it is sent. */
export type HarmlessOutcome = Exclude<NotPosted, { outcome: 'unsure' }>;

export function toOutcome({ next, refusal, rateLimited, retryAfterMs }: Failure): NotPosted {
	switch (next) {
		case 'give_up':
			return { outcome: 'refused', refusal };
		case 'later':
			return { outcome: 'later', refusal, rateLimited, retryAfterMs };
		case 'unsure':
			return { outcome: 'unsure', refusal };
		case 'stop':
			return { outcome: 'stopped', refusal };
	}
}

/** Of files, which need scopes and ways of their own: only a lost connection is a reason to send nothing else either. */
export function ofFiles(failure: Failure): Failure {
	const isOwn = failure.next === 'stop' && !isConnectionLost(failure.refusal.code);
	return isOwn ? { ...failure, next: 'give_up' } : failure;
}

export function toHarmlessOutcome(failure: Failure): HarmlessOutcome {
	const { refusal, rateLimited, retryAfterMs } = failure;
	const outcome = toOutcome(failure);
	if (outcome.outcome !== 'unsure') return outcome;
	return { outcome: 'later', refusal, rateLimited, retryAfterMs };
}

/**
 * Of what has to be asked before files are sent, and needs scopes that nothing else needs. Rethrows what is no
 * SlackError.
 */
export function toOutcomeOfQuestion(error: unknown): HarmlessOutcome {
	if (!(error instanceof SlackError)) throw error;
	const { code, next, refusal, rateLimited, retryAfterMs } = error;
	const needsScope = code === 'missing_scope';
	const failure = { next: needsScope ? ('give_up' as const) : next, refusal };
	return toHarmlessOutcome({ ...failure, rateLimited, retryAfterMs });
}
