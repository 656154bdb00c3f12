// Answers: what is left of an error from n8n's HTTP helper once the request, and so the token, is taken out?

export interface Link {
	name?: unknown;
	message?: unknown;
	code?: unknown;
	syscall?: unknown;
	cause?: unknown;
	isAxiosError?: unknown;
}

/** What went wrong with a request, in codes only: n8n's own error carries the request with its headers. */
export class RequestError extends Error {
	override readonly name = 'RequestError';
	readonly code?: string;
	/** `connect` says that nothing was sent. */
	readonly syscall?: string;

	constructor(
		message: string,
		parts: { code?: string; syscall?: string },
		/** What n8n said where it did not send the request at all. */
		readonly notSentBecause?: string,
	) {
		super(message);
		this.code = parts.code;
		this.syscall = parts.syscall;
	}
}

/** A request that never left, because n8n or the user did not let it. */
export function notSent(reason: string): RequestError {
	return new RequestError('Not sent', { code: 'NOT_SENT', syscall: 'connect' }, reason);
}

/** A request that was given up because it took too long. */
export function notInTime(): RequestError {
	return new RequestError('No answer in time', { code: 'ETIMEDOUT' });
}

/** Reads codes along the causes, as n8n wraps what its HTTP library throws. */
export function clearRequestError(thrown: unknown): RequestError {
	if (thrown instanceof RequestError) return thrown;
	const links = [...causesOf(thrown)];
	const aborted = links.find((link) => link.name === 'TimeoutError');
	if (aborted) return notInTime();
	const fromNetwork = links.filter((link) => link.isAxiosError || typeof link.code === 'string');
	if (fromNetwork.length === 0) return notSent(wordsOf(links[0]));
	return new RequestError('No answer', {
		code: fromNetwork.map((link) => link.code).find(isText),
		syscall: fromNetwork.map((link) => link.syscall).find(isText),
	});
}

/** The error, and everything that it says it was caused by. */
export function* causesOf(error: unknown, seen = new Set<unknown>()): Generator<Link> {
	if (typeof error !== 'object' || error === null || seen.has(error)) return;
	seen.add(error);
	yield error;
	yield* causesOf((error as Link).cause, seen);
}

function wordsOf(link: Link | undefined): string {
	return isText(link?.message) ? link.message : 'n8n did not send the request';
}

function isText(value: unknown): value is string {
	return typeof value === 'string' && value !== '';
}
