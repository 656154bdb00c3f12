// Answers: what does an error thrown while calling Slack mean for what we asked?
import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRequestError } from '@slack/web-api';
import type { Refusal } from './contract';
import { explainRefusal } from './explainRefusal';
import { explainNoAnswer, type NoAnswer } from './noAnswer';
import { RateLimited, readRetryAfter } from './rateLimit';
import type { Next } from './refusals';
import { explainNotRenewed, TokenNotRenewed } from './tokenNotRenewed';

export interface Failure {
	next: Next;
	refusal: Refusal;
	rateLimited: boolean;
	/** How long Slack asked to wait, where it said so. */
	retryAfterMs?: number;
}

/** Everything that is not known to have left nothing behind is `unsure`. */
export function classify(error: unknown): Failure {
	if (error instanceof WebAPIPlatformError) return classifyAnswer(error.data);
	if (error instanceof WebAPIHTTPError) return classifyStatus(error.statusCode);
	if (error instanceof WebAPIRequestError && error.original instanceof RateLimited) {
		return rateLimited('ratelimited', error.original.retryAfterMs);
	}
	if (error instanceof WebAPIRequestError && error.original instanceof TokenNotRenewed) {
		return explainNotRenewed(error.original);
	}
	// Thrown where the arguments are written down, before anything is sent: the same ones fail every time.
	if (error instanceof URIError) return unwritable();
	return classifyCall(error);
}

function unwritable(): Failure {
	return failure('give_up', {
		code: 'not_writable',
		says: 'A text of the message holds half a character, which no request can carry',
		hint: 'Check where the texts are cut, and cut them between characters.',
	});
}

/** For an answer with status 200 that is not one Slack gives. */
export function unreadableAnswer(): Failure {
	return failure('unsure', {
		code: 'answer_unreadable',
		says: 'The answer did not come from Slack, or was damaged on the way',
		hint: 'Check the Base URL of the credential, and whether a proxy answers in place of Slack.',
	});
}

// What WebClient can't read as JSON it puts where the code should be: a page, or nothing.
const slackCode = /^[a-z][a-z0-9_]{1,79}$/;

function classifyAnswer(data: WebAPIPlatformError['data']): Failure {
	const { error: code, needed } = data as { error?: unknown; needed?: unknown };
	if (typeof code !== 'string' || !slackCode.test(code)) return unreadableAnswer();
	if (code === 'ratelimited' || code === 'rate_limited') {
		const seconds = data.response_metadata?.retryAfter;
		return rateLimited(code, seconds === undefined ? undefined : readRetryAfter(String(seconds)));
	}
	const { next, refusal } = explainRefusal(code, needed);
	return failure(next, refusal);
}

function rateLimited(code: string, retryAfterMs: number | undefined): Failure {
	const { next, refusal } = explainRefusal(code);
	return { next, refusal, rateLimited: true, retryAfterMs };
}

// Slack itself answers with 200 or 429. Another status below 500 comes from something on the way that
// did not take the request; from 500 on it may have been taken.
const wrongAddress = new Set([401, 404, 405, 407, 410]);

function classifyStatus(status: number): Failure {
	const code = `http_${status}`;
	const says = `The answer was HTTP ${status}, not one of Slack's`;
	if (status >= 500 || status < 300) {
		return failure('unsure', {
			code,
			says,
			hint: 'Nothing to do, unless it lasts: then see status.slack.com.',
		});
	}
	if (status < 400 || wrongAddress.has(status)) {
		const hint = 'Check the Base URL of the credential, and the proxy of n8n.';
		// Whoever sends us elsewhere may have handed the request on before, and shows us another page than the answer.
		return failure(status < 400 ? 'unsure' : 'stop', { code, says, hint });
	}
	if (status === 413) {
		return failure('give_up', { code, says, hint: 'Shorten the title, the text or the fields.' });
	}
	// Not `stop`: a proxy that dislikes one text would hold up all others for ever.
	return failure('later', { code, says, hint: 'Check whether a proxy or a firewall refuses it.' });
}

const noAnswers: Readonly<Record<NoAnswer, readonly [Next, says: string, hint: string]>> = {
	not_reached: [
		'later',
		'Slack could not be reached',
		'Check the network, the proxy of n8n, and the Base URL of the credential.',
	],
	not_trusted: [
		'later',
		'The certificate that was shown is not trusted',
		'Check the Base URL of the credential, and the certificates that n8n trusts.',
	],
	timed_out: ['unsure', 'Slack did not answer in time', 'Nothing to do, unless it lasts.'],
	answer_lost: [
		'unsure',
		'The connection ended before Slack had answered',
		'Nothing to do, unless it lasts.',
	],
};

function classifyCall(error: unknown): Failure {
	const { kind, code } = explainNoAnswer(error);
	const answered = !(error instanceof WebAPIRequestError);
	// The answer came whole, and WebClient stumbled over what was in it: `null`, say.
	if (answered && kind === 'answer_lost' && code === undefined) return unreadableAnswer();
	return classifyNoAnswer(error);
}

/** For what a request without an answer threw. */
export function classifyNoAnswer(error: unknown): Failure {
	const { kind, code } = explainNoAnswer(error);
	const [next, says, hint] = noAnswers[kind];
	return failure(next, { code: kind, says: `${says}${code ? ` (${code})` : ''}`, hint });
}

/** For the status with which a file was not taken. Its address is good for one attempt, and the next one gets another. */
export function classifyUpload(status: number, retryAfterMs: number | undefined): Failure {
	if (status === 429) return rateLimited('ratelimited', retryAfterMs);
	const code = `http_${status}`;
	const says = `The answer to the bytes of the file was HTTP ${status}`;
	if (status === 413) {
		return failure('give_up', { code, says, hint: 'Send a smaller file, or a link to it.' });
	}
	const hint =
		'Nothing to do, unless it lasts: then check whether a proxy or a firewall refuses it.';
	return failure('later', { code, says, hint });
}

function failure(next: Next, refusal: Refusal): Failure {
	return { next, refusal, rateLimited: false };
}
