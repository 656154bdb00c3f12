// Answers: what does a JSON column hold, and what if it is not what was written there?
import { z } from 'zod/v4';
import { StoreError } from '../../errors';

/**
 * Throws StoreError: a row that something else wrote must not become a riddle in the middle of a run. Without a `shape`,
 * whoever asks has a reader of their own.
 */
export function readJson<T = unknown>(
	text: string,
	table: string,
	shape: z.ZodType<T> = z.unknown() as z.ZodType<T>,
): T {
	const read = shape.safeParse(parse(text, table));
	if (read.success) return read.data;
	throw damaged(table, 'holds something else than was written there', read.error);
}

function parse(text: string, table: string): unknown {
	try {
		return JSON.parse(text);
	} catch (cause) {
		throw damaged(table, 'holds no JSON any more', cause);
	}
}

function damaged(table: string, says: string, cause: unknown): StoreError {
	return new StoreError('store_damaged', `A row of the table ${table} ${says}.`, {
		hint: 'Something else wrote to the store. Restore it from a backup, or remove that row.',
		cause,
	});
}
