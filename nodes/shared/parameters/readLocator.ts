// Answers: what was chosen in a field that offers several ways, and by which of them?

export interface Located {
	/** Undefined where an expression stands in place of the whole field. */
	mode?: unknown;
	value: unknown;
}

export function readLocator(chosen: unknown): Located {
	if (typeof chosen === 'object' && chosen !== null && 'mode' in chosen && 'value' in chosen) {
		return { mode: chosen.mode, value: chosen.value };
	}
	return { value: chosen };
}

export function isNothing(value: unknown): boolean {
	return value === undefined || value === null || (typeof value === 'string' && !value.trim());
}

/** No ID of Slack's has the sign in it. */
export function looksLikeEmail(value: unknown): boolean {
	return typeof value === 'string' && value.includes('@');
}
