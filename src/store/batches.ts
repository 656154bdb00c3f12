// Answers: how many rows go into one statement?

/** Below every database's limit of parameters (SQLite: 32,766) for rows of up to 100 columns. */
export const rowsPerStatement = 300;

export function* inBatches<T>(all: readonly T[]): Generator<T[]> {
	for (let start = 0; start < all.length; start += rowsPerStatement)
		yield all.slice(start, start + rowsPerStatement);
}
