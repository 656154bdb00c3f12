// Answers: how is a value that we did not understand shown in an error?

const longestShown = 60;

/** Text in quotes, cut where it is long; anything else by what it is, so that no content of an object is shown. */
export function showRaw(raw: unknown): string {
	if (typeof raw === 'string') {
		const text = raw.replace(/\p{Cc}/gu, ' ');
		const shown = text.length > longestShown ? `${text.slice(0, longestShown)}…` : text;
		return `“${shown.toWellFormed()}”`;
	}
	if (Array.isArray(raw)) return 'A list';
	if (raw === undefined || raw === null) return 'An empty value';
	if (typeof raw === 'object' || typeof raw === 'function') return 'An object';
	const text = String(raw);
	return text.length > longestShown ? `${text.slice(0, longestShown)}…` : text;
}
