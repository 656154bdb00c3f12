// Answers: what of a text that names somebody, or something, does every database take?

/** Nobody sees the difference: half a character becomes U+FFFD, and control characters are gone. */
export function cleanKey(text: string): string {
	return text
		.toWellFormed()
		.replace(/\p{Cc}/gu, '')
		.trim();
}
