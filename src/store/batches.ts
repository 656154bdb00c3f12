// Answers: how many rows go into one statement?

/** Below every database's limit of parameters (SQLite: 32,766) for rows of up to 100 columns. */
export const rowsPerStatement = 300;

/** Rows that stand together are written together: without it, each of 100,000 may wait for another page of the file. */
export function inOrder(keys: Iterable<string>): string[] {
	return [...new Set(keys)].sort();
}

export function* inBatches<T>(all: readonly T[]): Generator<T[]> {
	for (let start = 0; start < all.length; start += rowsPerStatement)
		yield all.slice(start, start + rowsPerStatement);
}
