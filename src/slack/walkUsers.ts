// Answers: who is in the workspace? Reads Slack's whole list of users, or throws and gives nothing.
import type { SlackUser } from '../members/member';
import type { Page } from './contract';
import { explainRefusal } from './explainRefusal';
import { askPatiently, type Patience } from './patience';
import { SlackError } from './slackError';
import { walkPages } from './walkPages';

/** How often the list is begun again because its cursor has expired. */
const mostRestarts = 2;

/** One call a page, as long as nothing goes wrong. A user on two pages counts once, as the later page has it. */
export async function walkUsers(
	readPage: (cursor?: string) => Promise<Page<SlackUser>>,
	patience: Patience,
): Promise<SlackUser[]> {
	for (let restarts = 0; ; restarts++) {
		try {
			const users = await walkOnce((cursor) => askPatiently(() => readPage(cursor), patience));
			if (lacksEmails(users)) throw emailsAreMissing();
			return users;
		} catch (error) {
			const expired = error instanceof SlackError && error.code === 'invalid_cursor';
			if (!expired || restarts === mostRestarts) throw error;
		}
	}
}

async function walkOnce(
	readPage: (cursor?: string) => Promise<Page<SlackUser>>,
): Promise<SlackUser[]> {
	const users = new Map<string, SlackUser>();
	for await (const page of walkPages(readPage)) {
		for (const user of page) users.set(user.id, user);
	}
	return [...users.values()];
}

/** Every person in Slack has an e-mail. Without the scope the list comes all the same, and says no word about it. */
function lacksEmails(users: readonly SlackUser[]): boolean {
	const hasPeople = users.some(({ kind, deactivated }) => kind === 'person' && !deactivated);
	return hasPeople && users.every(({ email }) => email === undefined);
}

function emailsAreMissing(): SlackError {
	return new SlackError(explainRefusal('missing_scope', 'users:read.email'));
}
