// Answers: may Slack be asked about members in this run, after what it answered so far?
import type { Instant } from '../clock';
import { tryAgainAt } from '../outbox/retryPolicy';
import type { SlackError } from '../slack/slackError';

/** Of one run. */
export interface Questions {
	/** The last refusal, as long as Slack is not to be asked again. */
	refusal(now: Instant): { error: SlackError; until: Instant } | undefined;
	/** Slack refused: until when is it not asked again? */
	refused(error: SlackError, now: Instant): Instant;
	/** The last refusal that told of more than a moment's trouble: the credential is no good. */
	stoppedBy(): SlackError | undefined;
	/** True as long as this run may ask about connections that are only old. Counts the question. */
	mayAskAboutOldOne(): boolean;
}

/** Who was told long ago was most likely the same since: a run spends few of Slack's 50 calls a minute on that. */
const mostOldOnes = 20;

export function createQuestions(): Questions {
	let last: { error: SlackError; until: Instant } | undefined;
	let oldOnes = 0;
	return {
		refusal: (now) => (last && now < last.until ? last : undefined),
		refused(error, now) {
			last = { error, until: tryAgainAt(now, 1, error.retryAfterMs) };
			return last.until;
		},
		stoppedBy: () => (last?.error.next === 'stop' ? last.error : undefined),
		mayAskAboutOldOne: () => ++oldOnes <= mostOldOnes,
	};
}
