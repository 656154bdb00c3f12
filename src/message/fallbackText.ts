// Answers: what does a screen reader or a notification on a phone say of the message?
import { cutText } from './cutText';
import { escapeMarkup } from './escape';
import { slackLimits } from './limits';
import { dropDirection } from './textDirection';

/** The parts on one line, escaped, cut between characters. */
export function fallbackText(parts: readonly (string | undefined)[]): string {
	const line = parts
		.filter((part) => part !== undefined)
		// Twice the limit is plenty to cut from, and 8,000 characters need not be taken apart for it.
		.map((part) => part.replace(/\s+/g, ' ').slice(0, 2 * slackLimits.fallback))
		.join(' — ');
	const escapedLength = (piece: string) => escapeMarkup(piece).length;
	return escapeMarkup(cutText(dropDirection(line), slackLimits.fallback, escapedLength));
}
