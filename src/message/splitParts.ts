// Answers: which lines of a digest go into which message?

/**
 * Fills one message after the other, in order, with as many lines as fit. No line is left out: one that
 * fits nowhere gets a message of its own. What `fits` refuses must not fit with more lines either.
 */
export function splitParts<Line>(
	lines: readonly Line[],
	fits: (part: readonly Line[]) => boolean,
): Line[][] {
	const parts: Line[][] = [];
	for (let start = 0; start < lines.length; start += parts.at(-1)!.length) {
		const take = (count: number) => lines.slice(start, start + count);
		parts.push(take(mostThatFit(lines.length - start, (count) => fits(take(count)))));
	}
	return parts;
}

/** Doubles until it is too many, then halves the gap: a few looks at each message, however many lines there are. */
function mostThatFit(available: number, fits: (count: number) => boolean): number {
	let enough = 1;
	let tooMany = available + 1;
	for (let count = 2; count < tooMany; count *= 2) {
		if (fits(count)) enough = count;
		else tooMany = count;
	}
	while (tooMany - enough > 1) {
		const count = Math.floor((enough + tooMany) / 2);
		if (fits(count)) enough = count;
		else tooMany = count;
	}
	return enough;
}
