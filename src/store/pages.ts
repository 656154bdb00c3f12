// Answers: what is one page of a longer list, and where does the next one go on?
import { StoreError } from '../errors';
import type { Page } from '../slack/contract';

/** `rows` are one more than the limit where there is another page. */
export function pageOf<Row, Item>(
	rows: readonly Row[],
	limit: number,
	{ read, cursor }: { read: (row: Row) => Item; cursor: (row: Row) => string },
): Page<Item> {
	const items = rows.slice(0, limit);
	const last = items.at(-1);
	return {
		items: items.map(read),
		...(rows.length > limit && last !== undefined && { nextCursor: cursor(last) }),
	};
}

/** For a place that is named by two columns. */
export function writePlace(name: string, id: string): string {
	return JSON.stringify([name, id]);
}

export function readPlace(cursor: string): [name: string, id: string] {
	try {
		const [name, id] = JSON.parse(cursor) as unknown[];
		if (typeof name === 'string' && typeof id === 'string') return [name, id];
	} catch {
		// Said below.
	}
	throw new StoreError('store_cursor', 'The page asked for does not follow a page of this list.', {
		hint: 'Start with the first page again.',
	});
}
