// Answers: how do we read from Slack, so that what goes wrong is a SlackError?
import { classify, unreadableAnswer, type Failure } from './classify';
import { withoutSecrets } from './noAnswer';
import type { Next } from './refusals';
import { SlackError } from './slackError';

/** Calls Slack with a question that changes nothing there. */
export async function ask<T>(call: () => Promise<T>): Promise<T> {
	try {
		return await call();
	} catch (error) {
		throw toSlackError(classify(error), error);
	}
}

/** For an answer that says ok and lacks what was asked for. */
export function unreadable(): SlackError {
	return toSlackError(unreadableAnswer());
}

function toSlackError({ next, ...failure }: Failure, thrown?: unknown): SlackError {
	return new SlackError({
		...failure,
		next: nextOf(next, failure.refusal.code),
		cause: thrown === undefined ? undefined : withoutSecrets(thrown),
	});
}

function nextOf(next: Next, code: string): Next {
	// Whoever asks without the scope asks in vain, whichever scope it is.
	if (code === 'missing_scope') return 'stop';
	// To ask twice harms nobody, so there is nothing to be unsure of.
	return next === 'unsure' ? 'later' : next;
}
