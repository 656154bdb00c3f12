// Answers: how do what happened and what to do next stand beside each other as sentences?

/** Each with a full stop at its end, whether it came with one or not. What is empty is left out. */
export function inSentences(...texts: readonly (string | undefined)[]): string {
	return texts
		.flatMap((text) => text?.trim() || [])
		.map((text) => (/[.!?…]$/.test(text) ? text : `${text}.`))
		.join(' ');
}
