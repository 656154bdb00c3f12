// Answers: what is thrown when Slack refuses a question, or can't be reached?
import { NotifyError } from '../errors';
import type { Refusal } from './contract';
import type { Next } from './refusals';

export interface SlackErrorOptions {
	refusal: Refusal;
	next: Next;
	/** Slack said 429 or `ratelimited`. */
	rateLimited?: boolean;
	/** How long Slack asked to wait, where it said so. */
	retryAfterMs?: number;
	/** Never what was thrown itself: an HTTP library's error carries the request, and so the token. */
	cause?: Error;
}

/** A question to Slack that was not answered. `later`: ask again; nothing is harmed by asking twice. */
export class SlackError extends NotifyError {
	readonly refusal: Refusal;
	readonly next: Next;
	readonly rateLimited: boolean;
	readonly retryAfterMs?: number;

	constructor(options: SlackErrorOptions) {
		const { refusal, cause } = options;
		super(refusal.code, refusal.says, { hint: refusal.hint, cause });
		this.refusal = refusal;
		this.next = options.next;
		this.rateLimited = options.rateLimited ?? false;
		this.retryAfterMs = options.retryAfterMs;
	}
}
