// Answers: which lines of a digest go into which message?

/**
 * Fills one message after the other, in order, with as many lines as fit. No line is left out: one that
 * fits nowhere gets a message of its own.
 */
export function splitParts<Line>(
	lines: readonly Line[],
	fits: (part: readonly Line[]) => boolean,
): Line[][] {
	const parts: Line[][] = [];
	for (const line of lines) {
		const longer = [...(parts.at(-1) ?? []), line];
		if (parts.length > 0 && fits(longer)) parts[parts.length - 1] = longer;
		else parts.push([line]);
	}
	return parts;
}
