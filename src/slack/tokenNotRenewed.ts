// Answers: the token has expired: why is there no new one, and is there to be one later?
import type { Failure } from './classify';
import { explainRefusal } from './explainRefusal';
import { reconnect, refusals } from './refusals';

export interface WhyNotRenewed {
	/** Slack's own code, where it refused; `answer_unreadable` where that is no answer of Slack's. */
	refusedWith?: string;
	/** As in `ECONNREFUSED` or `HTTP 503`, where it did not answer. */
	code?: string;
}

/** Thrown by a SlackFetch in place of Slack's `token_expired`, so that nothing was done of what was asked. */
export class TokenNotRenewed extends Error {
	override readonly name = 'TokenNotRenewed';
	readonly refusedWith?: string;
	readonly code?: string;

	constructor({ refusedWith, code }: WhyNotRenewed) {
		super('The token has expired, and there is no new one');
		this.refusedWith = refusedWith;
		this.code = code;
	}
}

/** Only a refusal for good means that the connection is lost: whoever could not be asked may have a token to give. */
export function explainNotRenewed({ refusedWith, code }: WhyNotRenewed): Failure {
	const rateLimited = false;
	if (refusedWith === undefined || isPassing(refusedWith)) {
		const { next, refusal } = explainRefusal('token_not_renewed');
		const why = refusedWith ?? code;
		const says = why === undefined ? refusal.says : `${refusal.says} (${why})`;
		return { next, refusal: { ...refusal, says }, rateLimited };
	}
	const { next, refusal } = explainRefusal('token_expired');
	const says = `The Slack token has expired, and Slack refused to renew it (${refusedWith})`;
	const hint = ofTheApp.has(refusedWith) ? checkTheApp : reconnect;
	return { next, refusal: { ...refusal, says, hint }, rateLimited };
}

/** The app’s own ID and secret, not the account. Source: docs.slack.dev/reference/methods/oauth.v2.access. */
const ofTheApp: ReadonlySet<string> = new Set(['bad_client_secret', 'invalid_client_id']);
const checkTheApp =
	'Check the client ID and the client secret of the Slack credential, and connect it again. What is queued stays queued.';

/** What says nothing of the token: Slack itself has trouble, or what answered is not Slack. */
function isPassing(code: string): boolean {
	if (code === 'answer_unreadable') return true;
	const next = Object.hasOwn(refusals, code) ? explainRefusal(code).next : undefined;
	return next === 'later' || next === 'unsure';
}
