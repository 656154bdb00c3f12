// Answers: how does text from outside look to Slack where Slack would read markup?

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Escapes what Slack reads as markup, and nothing else: more would be shown as it stands. */
export function escapeMarkup(text: string): string {
	return text.replace(/[&<>]/g, (character) => entities[character] ?? character);
}

/** What a reader sees of an escaped text. */
export function unescapeMarkup(text: string): string {
	return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

const couldBeRead = /<(?=[^\s\u2060])|&(?=[#\w]+;)/g;

/** For where an entity could be shown as one, and markup may be read all the same: a joiner, seen by nobody, parts it. */
export function partMarkup(text: string): string {
	return text.replace(couldBeRead, '$&\u2060');
}
