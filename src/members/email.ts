// Answers: when are two e-mail addresses the same?

/** RFC 5321: 64 for the local part, 255 for the domain, and the @ between them. */
const longestEmail = 320;

const oneAtAndNoSpace = /^[^\s@\p{Cc}]+@[^\s@\p{Cc}.][^\s@\p{Cc}]*$/u;

/**
 * The form in which e-mails are compared: trimmed, Unicode NFKC, lower case whatever the locale.
 * Undefined where the text can't be an e-mail address.
 */
export function emailKey(email: string): string | undefined {
	if (email.length > 2 * longestEmail) return undefined;
	const folded = email.trim().normalize('NFKC').toLowerCase().normalize('NFKC').trim();
	if (folded.length > longestEmail) return undefined;
	return oneAtAndNoSpace.test(folded) ? folded : undefined;
}
