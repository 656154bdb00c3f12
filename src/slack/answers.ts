// Answers: what do we take of an answer of Slack's, whatever else is in it, or stands in its place?
//
// By hand, and not by zod: a workspace may have a hundred thousand users, and this is ten times as quick. None of these
// throws: what is not as documented counts as not said.

export type Shown = Readonly<Record<string, unknown>>;

const longestText = 2_000;
/** Slack's own have capitals and digits; those of an emulated one may look otherwise. */
const idShape = /^[\w.-]{1,200}$/;
const unstorable = /[\p{Cc}\p{Cs}]/gu;

/** An object; one without anything for what is none. */
export function shown(value: unknown): Shown {
	return typeof value === 'object' && value !== null && !Array.isArray(value)
		? (value as Shown)
		: {};
}

/** Undefined for what is no list. */
export function listed(value: unknown): readonly unknown[] | undefined {
	return Array.isArray(value) ? value : undefined;
}

/** Undefined for what is no text, is empty, or far too long. Without what no database takes. */
export function said(value: unknown): string | undefined {
	if (typeof value !== 'string' || value.length > longestText) return undefined;
	return value.replace(unstorable, '') || undefined;
}

/** Of whatever kind, a message's `ts` included. It comes to stand in texts, as in `<@U1>`. */
export function named(value: unknown): string | undefined {
	return typeof value === 'string' && idShape.test(value) ? value : undefined;
}

/** What a message says of its place, in the answer to a post, in the past of a conversation, or where a file was shared. */
export function placeOf(message: unknown): { ts?: string; thread_ts?: string } {
	const { ts, thread_ts } = shown(message);
	return { ts: named(ts), thread_ts: named(thread_ts) };
}
