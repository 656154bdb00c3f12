// Answers: how does a text look once a database has kept it?

/**
 * Half a character, as cutting a text can leave it, is stored as U+FFFD, and so is the character 0, for which PostgreSQL has no
 * room. Drivers write every text like this; a verb that looks for what it wrote must look for it as that.
 */
export function asStored(text: string): string {
	return text.toWellFormed().replaceAll('\0', '\uFFFD');
}
