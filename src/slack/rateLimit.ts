// Answers: did Slack ask us to wait, and for how long?

/** Slack said 429. Thrown in place of the answer, because WebClient has no code for it without Retry-After. */
export class RateLimited extends Error {
	constructor(readonly retryAfterMs: number | undefined) {
		super('Slack asks to wait.');
		this.name = 'RateLimited';
	}
}

// Slack asks for seconds or minutes. Whoever asks for more than a day is not Slack.
const longestMs = 24 * 60 * 60 * 1000;

/** Reads a Retry-After in whole seconds; undefined where there is none that can be meant. */
export function readRetryAfter(header: string | null): number | undefined {
	if (header === null || !/^\s*\d+\s*$/.test(header)) return undefined;
	const ms = Number(header) * 1000;
	return ms <= longestMs ? ms : undefined;
}
