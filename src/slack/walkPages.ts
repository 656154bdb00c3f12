// Answers: how do we read a list of Slack's to its end, and no further?
import { said, shown } from './answers';
import { unreadable } from './ask';
import type { Page } from './contract';
import { SlackError } from './slackError';

/** At the pace that Slack allows, a list as long as that takes hours. */
const mostPages = 10_000;

/** Reads page after page. Throws where Slack names a place a second time, or ever new ones: that walk would never end. */
export async function* walkPages<T>(
	readPage: (cursor?: string) => Promise<Page<T>>,
): AsyncGenerator<T[]> {
	const seen = new Set<string>();
	let cursor: string | undefined;
	for (;;) {
		const page = await readPage(cursor);
		yield page.items;
		cursor = page.nextCursor;
		if (cursor === undefined) return;
		if (seen.has(cursor) || seen.size === mostPages) throw endless();
		seen.add(cursor);
	}
}

/** Slack's last page has an empty cursor, or none. */
export function readNextCursor(answer: unknown): string | undefined {
	const cursor = shown(shown(answer).response_metadata).next_cursor ?? '';
	if (cursor === '') return undefined;
	// Taken for the last page, it would make everybody who comes after it one who left.
	if (said(cursor) !== cursor) throw unreadable();
	return cursor as string;
}

function endless(): SlackError {
	return new SlackError({
		next: 'later',
		refusal: {
			code: 'repeated_cursor',
			says: 'Slack names ever more places in the list, or one of them twice, so that it has no end',
			hint: 'Nothing to do, unless it lasts: then report it to Slack.',
		},
	});
}
