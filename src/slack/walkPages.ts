// Answers: how do we read a list of Slack's to its end, and no further?
import type { Page } from './contract';
import { SlackError } from './slackError';

/** Reads page after page. Throws when Slack names a place a second time: that walk would never end. */
export async function* walkPages<T>(
	readPage: (cursor?: string) => Promise<Page<T>>,
): AsyncGenerator<T[]> {
	const seen = new Set<string>();
	let cursor: string | undefined;
	do {
		const page = await readPage(cursor);
		yield page.items;
		cursor = page.nextCursor;
		if (cursor !== undefined && seen.has(cursor)) {
			throw new SlackError({
				next: 'later',
				refusal: {
					code: 'repeated_cursor',
					says: 'Slack names the same place in the list twice, so that it has no end',
					hint: 'Nothing to do, unless it lasts: then report it to Slack.',
				},
			});
		}
		if (cursor !== undefined) seen.add(cursor);
	} while (cursor !== undefined);
}

/** Slack's last page has an empty cursor, or none. */
export function readNextCursor(answer: {
	response_metadata?: { next_cursor?: string };
}): string | undefined {
	return answer.response_metadata?.next_cursor || undefined;
}
