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
}

export interface OnePage<T> {
	items: T[];
	next_cursor: string;
}

/** Cursors are opaque, hold an equals sign as Slack's do, and know when they were made. */
export function cutPage<T>(all: readonly T[], args: Arguments, rules: PageRules): OnePage<T> {
	const limit = args.limit === undefined ? undefined : Number(args.limit);
	if (limit === undefined || !(limit > 0) || limit > rules.greatestLimit)
		refuse(rules.limitRefusal);
	const { start, page } = readCursor(args.cursor, rules);
	const size = Math.min(limit, rules.pageSizes?.[page] ?? limit);
	const end = start + size;
	return {
		items: all.slice(start, end),
		next_cursor: end < all.length ? makeCursor(end, page + 1, rules) : '',
	};
}

function makeCursor(start: number, page: number, { now }: PageRules): string {
	return `${Buffer.from(JSON.stringify([start, page, now()])).toString('base64url')}=`;
}

function readCursor(cursor: string | undefined, rules: PageRules): { start: number; page: number } {
	if (cursor === undefined || cursor === '') return { start: 0, page: 0 };
	try {
		const [start, page, madeAt] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as [
			number,
			number,
			number,
		];
		if (rules.now() - madeAt <= rules.cursorLifeMs) return { start, page };
	} catch {
		// Not one of ours.
	}
	return refuse('invalid_cursor');
}
