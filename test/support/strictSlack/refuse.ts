// Answers: how does the strict Slack say no?

/** An answer with ok: false, thrown by whoever finds a reason. */
export class Refused extends Error {
	constructor(
		readonly code: string,
		readonly extra: Record<string, unknown> = {},
	) {
		super(code);
	}
}

export function refuse(code: string, extra?: Record<string, unknown>): never {
	throw new Refused(code, extra);
}

/** Refuses as Slack does: with the scopes that are needed, and those that the token has. */
export function needScopes(provided: readonly string[], needed: readonly string[]): void {
	if (needed.every((scope) => provided.includes(scope))) return;
	refuse('missing_scope', { needed: needed.join(','), provided: provided.join(',') });
}
