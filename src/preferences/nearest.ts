// Answers: which of these words was probably meant by one that is none of them?
import { closest, distance } from 'fastest-levenshtein';

/** Undefined where none is near: two slips of the pen at most, and fewer in a short word. */
export function nearest(
	written: string,
	words: readonly string[],
	allowed = allowedSlips(written),
): string | undefined {
	// The distance of a very long text would take long, and it is near to none of them anyway.
	const near = words.filter((word) => Math.abs(word.length - written.length) <= allowed);
	if (near.length === 0) return undefined;
	const found = closest(written, near);
	return distance(written, found) <= allowed ? found : undefined;
}

function allowedSlips({ length }: string): number {
	if (length >= 8) return 2;
	return length >= 4 ? 1 : 0;
}
