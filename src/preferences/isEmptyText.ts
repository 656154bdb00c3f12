// Answers: is this what a spreadsheet has for an empty cell?

/** It counts as not named. */
export function isEmptyText(raw: unknown): boolean {
	return typeof raw === 'string' && raw.trim() === '';
}
