// Answers: where may a text be cut so that no character is cut in two?

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** The beginning of a text, with an ellipsis where something is missing. `lengthOf` must add up over pieces. */
export function cutText(
	text: string,
	limit: number,
	lengthOf: (piece: string) => number = (piece) => piece.length,
): string {
	if (lengthOf(text) <= limit) return text;
	let kept = '';
	let room = limit - 1;
	for (const { segment } of graphemes.segment(text)) {
		room -= lengthOf(segment);
		if (room < 0) break;
		kept += segment;
	}
	return `${kept.trimEnd()}…`;
}

/** All of a text, in pieces of at most `limit` code units. */
export function chunkText(text: string, limit: number): string[] {
	const chunks: string[] = [];
	let start = 0;
	while (text.length - start > limit) {
		const cut = findCut(text, start, start + limit);
		chunks.push(text.slice(start, cut));
		start = cut;
	}
	return [...chunks, text.slice(start)];
}

/** The last place up to `end`, and behind `start`, where a character ends. */
export function findCut(text: string, start: number, end: number): number {
	const boundary = graphemes.segment(text).containing(end)?.index ?? end;
	if (boundary > start) return boundary;
	// One "character" can be a thousand joined ones; then only surrogate pairs are held together.
	return isLowSurrogate(text, end) ? end - 1 : end;
}

function isLowSurrogate(text: string, index: number): boolean {
	const unit = text.charCodeAt(index);
	return unit >= 0xdc00 && unit <= 0xdfff;
}
