// Answers: where Slack never answered, was the request sent at all?

/** The connection did not come about, so that nothing was sent. */
const notConnected = new Set([
	'ECONNREFUSED',
	'ENOTFOUND',
	'EAI_AGAIN',
	'EAI_FAIL',
	'EAI_NODATA',
	'UND_ERR_CONNECT_TIMEOUT',
	'ERR_INVALID_URL',
]);

/** The other side could not show who it is, and the connection was given up before the request. */
const notTrusted = new Set([
	'CERT_HAS_EXPIRED',
	'CERT_NOT_YET_VALID',
	'CERT_REJECTED',
	'CERT_REVOKED',
	'CERT_SIGNATURE_FAILURE',
	'CERT_UNTRUSTED',
	'CERT_CHAIN_TOO_LONG',
	'DEPTH_ZERO_SELF_SIGNED_CERT',
	'SELF_SIGNED_CERT_IN_CHAIN',
	'HOSTNAME_MISMATCH',
	'INVALID_CA',
	'INVALID_PURPOSE',
	'UNABLE_TO_GET_ISSUER_CERT',
	'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
	'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
	'ERR_TLS_CERT_ALTNAME_INVALID',
	'ERR_SSL_WRONG_VERSION_NUMBER',
	'ERR_SSL_UNSUPPORTED_PROTOCOL',
	'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION',
]);

const timedOut = new Set([
	'ETIMEDOUT',
	'ECONNABORTED',
	'ESOCKETTIMEDOUT',
	'UND_ERR_HEADERS_TIMEOUT',
	'UND_ERR_BODY_TIMEOUT',
]);

/** What is known of an attempt without an answer. Only the first two say that nothing was sent. */
export type NoAnswer = 'not_reached' | 'not_trusted' | 'timed_out' | 'answer_lost';

/** Reads the codes of an error and of its causes, never its message: that is for people, and changes. */
export function explainNoAnswer(error: unknown): { kind: NoAnswer; code?: string } {
	const links = [...causesOf(error)].map((link) => ({
		// WebClient's own codes say only that something failed.
		code: typeof link.code === 'string' && !link.code.startsWith('slack_') ? link.code : undefined,
		// The system call that failed: no request is written before `connect` has succeeded.
		connecting: link.syscall === 'connect' || link.syscall === 'getaddrinfo',
		timeout: link.name === 'TimeoutError',
	}));
	const unsent = links.find(
		(link) => link.connecting || (link.code && notConnected.has(link.code)),
	);
	if (unsent) return { kind: 'not_reached', code: unsent.code };
	const distrusted = links.find((link) => link.code && notTrusted.has(link.code));
	if (distrusted) return { kind: 'not_trusted', code: distrusted.code };
	const late = links.find((link) => link.timeout || (link.code && timedOut.has(link.code)));
	if (late) return { kind: 'timed_out', code: late.code };
	return { kind: 'answer_lost', code: links.findLast((link) => link.code)?.code };
}

/** A cause that is safe to keep: names and codes only, because an HTTP library's error carries the token. */
export function withoutSecrets(error: unknown): Error {
	const trail = [...causesOf(error)].map((link) =>
		[link.name, link.code].filter((part) => typeof part === 'string').join(' '),
	);
	const cause = new Error(trail.join(' < ') || typeof error);
	// The stack of what was thrown names it by its message, which can hold an address or a text.
	cause.stack = undefined;
	return cause;
}

interface Link {
	name?: unknown;
	code?: unknown;
	syscall?: unknown;
	cause?: unknown;
	original?: unknown;
	errors?: unknown;
}

/** The error, and everything that it says it was caused by. */
function* causesOf(error: unknown, seen = new Set<unknown>()): Generator<Link> {
	if (typeof error !== 'object' || error === null || seen.has(error)) return;
	seen.add(error);
	const link: Link = error;
	yield link;
	for (const cause of [link.original, link.cause]) yield* causesOf(cause, seen);
	if (Array.isArray(link.errors)) for (const each of link.errors) yield* causesOf(each, seen);
}
