// Answers: what does a screen reader or a notification on a phone say of the message?
import { cutText } from './cutText';
import { escapeMarkup } from './escape';
import { slackLimits } from './limits';
import { dropDirection } from './textDirection';

/** The parts on one line, escaped, cut between characters. */
export function fallbackText(parts: readonly (string | undefined)[]): string {
	const line = parts
		.filter((part) => part !== undefined)
		// What is dropped later would bring the place of this cut, which is nowhere in particular, into what is kept.
		.map((part) => dropDirection(part).replace(/\s+/g, ' '))
		// Twice the limit is plenty to cut from, and 8,000 characters need not be taken apart for it.
		.map((part) => part.slice(0, 2 * slackLimits.fallback))
		.join(' — ');
	const escapedLength = (piece: string) => escapeMarkup(piece).length;
	const cut = cutText(line, slackLimits.fallback, escapedLength);
	// Half a surrogate pair can't be written into a request at all.
	return escapeMarkup(cut).toWellFormed();
}
