// Answers: what does this document hold, given as an object or as JSON text?
import { BadInput } from '../errors';

export interface DocumentName {
	/** As a code begins, as in `catalogue`. */
	code: string;
	/** As a person calls it, with an article. */
	title: string;
	/** The field of a node's form. */
	field: string;
}

/** Throws BadInput where there is nothing, or text that is no JSON; what is no text is given back as it is. */
export function parseDocument(raw: unknown, { code, title, field }: DocumentName): unknown {
	// A byte order mark, which editors leave at the start of a file, is trimmed like a space.
	const text = typeof raw === 'string' ? raw.trim() : raw;
	if (text === undefined || text === null || text === '') {
		throw new BadInput(`${code}_missing`, `${title} is empty`, {
			field,
			hint: 'Give the document as an object or as JSON text.',
		});
	}
	if (typeof text !== 'string') return text;
	try {
		return JSON.parse(text);
	} catch (cause) {
		// The message shows a piece of the text, line breaks included.
		const why = cause instanceof Error ? cause.message.replace(/\p{Cc}+/gu, ' ') : 'unreadable';
		throw new BadInput(`${code}_malformed`, `${title} is no JSON: ${why}`, {
			field,
			hint: 'Correct the JSON at that place; a comma too many or a missing quotation mark is the usual reason.',
			cause,
		});
	}
}
