// Answers: who is in the workspace? Reads every page of Slack's list of users, or throws.
import { NotifyError } from '../errors';
import type { SlackUser } from './member';

interface UsersPage {
	items: SlackUser[];
	nextCursor?: string;
}

/** One walk over all pages. A user on two pages counts once, as the later page has it. */
export async function walkDirectory(
	readPage: (cursor?: string) => Promise<UsersPage>,
): Promise<SlackUser[]> {
	const users = new Map<string, SlackUser>();
	const cursors = new Set<string>();
	let cursor: string | undefined;
	do {
		const page = await readPage(cursor);
		for (const user of page.items) users.set(user.id, user);
		cursor = page.nextCursor;
		if (cursor !== undefined) {
			if (cursors.has(cursor)) throw repeatedCursor();
			cursors.add(cursor);
		}
	} while (cursor !== undefined);
	return [...users.values()];
}

function repeatedCursor(): NotifyError {
	return new NotifyError(
		'cursor_repeated',
		'Slack gave the same page of users twice, so its list can’t be read to the end',
		{ hint: 'The last good list of users stays in use. Run the sync again in a minute.' },
	);
}
