// Answers: which page of a list does a cursor stand for, and is the cursor still good?
import type { Arguments } from './arguments';
import { refuse } from './refuse';

export interface PageRules {
	now: () => number;
	/** Cursors that are older than this are refused. */
	cursorLifeMs: number;
	/** A bigger or missing limit is refused, as Slack does for big workspaces. */
	greatestLimit: number;
	/** Slack may give fewer than were asked for, even none, and still have more. */
	pageSizes?: readonly number[];
	/** What Slack says where the limit is too big. */
	limitRefusal: 'limit_required' | 'invalid_limit';
	/** Which list this is: a cursor of another one is refused. */
	list: 'users' | 'channels' | 'messages';
}

export interface OnePage<T> {
	items: T[];
	next_cursor: string;
}

/**
 * Cursors are opaque, hold an equals sign as Slack's do, and know when they were made. With `idOf`, `all` ascends by
 * ID and a cursor names the item that the next page starts with: who is added or removed meanwhile shifts nobody.
 */
export function cutPage<T>(
	all: readonly T[],
	args: Arguments,
	rules: PageRules,
	idOf?: (item: T) => string,
): OnePage<T> {
	const limit = args.limit === undefined ? undefined : Number(args.limit);
	if (limit === undefined || !(limit > 0) || limit > rules.greatestLimit)
		refuse(rules.limitRefusal);
	const { place, page } = readCursor(args.cursor, rules);
	const start = typeof place === 'number' ? place : findStart(all, place, idOf);
	const size = Math.min(limit, rules.pageSizes?.[page] ?? limit);
	const end = start + size;
	return {
		items: all.slice(start, end),
		next_cursor: end < all.length ? makeCursor(idOf?.(all[end]!) ?? end, page + 1, rules) : '',
	};
}

/** Whoever was named may be gone: then it is the next one. */
function findStart<T>(all: readonly T[], id: string, idOf?: (item: T) => string): number {
	if (!idOf) return refuse('invalid_cursor');
	const start = all.findIndex((item) => idOf(item) >= id);
	return start === -1 ? all.length : start;
}

/** An index, or an ID. */
type Place = number | string;

function makeCursor(place: Place, page: number, { now, list }: PageRules): string {
	const cursor = JSON.stringify([place, page, now(), list]);
	return `${Buffer.from(cursor).toString('base64url')}=`;
}

function readCursor(cursor: string | undefined, rules: PageRules): { place: Place; page: number } {
	if (cursor === undefined || cursor === '') return { place: 0, page: 0 };
	try {
		const read = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as [
			...[place: Place, page: number, madeAt: number, list: string],
		];
		const [place, page, madeAt, list] = read;
		if (list === rules.list && rules.now() - madeAt <= rules.cursorLifeMs) return { place, page };
	} catch {
		// Not one of ours.
	}
	return refuse('invalid_cursor');
}
