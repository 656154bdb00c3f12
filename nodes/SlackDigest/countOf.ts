// Answers: how do we say how many there are?

/** `One notification`, `1,200 notifications`. */
export function countOf(count: number, what: string): string {
	return count === 1 ? `One ${what}` : `${count.toLocaleString('en')} ${what}s`;
}

/** `is` or `are`. */
export function are(count: number): string {
	return count === 1 ? 'is' : 'are';
}

/** `was` or `were`. */
export function were(count: number): string {
	return count === 1 ? 'was' : 'were';
}
