// Answers: which users does Slack list, and which one has this e-mail or this ID?
import type { WebClient } from '@slack/web-api';
import type { SlackUser } from '../members/member';
import { listed, shown } from './answers';
import { ask, unreadable } from './ask';
import type { Page } from './contract';
import { SlackError } from './slackError';
import { toSlackUser } from './slackUser';
import { readNextCursor } from './walkPages';

/** The most that Slack takes, for the fewest calls; and what it recommends, where that is too much for it. */
const mostUsers = 1000;
const recommendedUsers = 200;

/** Where Slack asks for smaller pages once, no page after that is asked for twice. */
export function createUserList(
	client: WebClient,
): (workspaceId: string, cursor?: string) => Promise<Page<SlackUser>> {
	let limit: number = mostUsers;

	const readPage = async (cursor?: string) => {
		const asked = limit;
		try {
			return await ask(() => client.users.list({ limit: asked, cursor }));
		} catch (error) {
			if (asked === recommendedUsers || !isRefusedAs(error, tooMany)) throw error;
			limit = recommendedUsers;
			return ask(() => client.users.list({ limit: recommendedUsers, cursor }));
		}
	};

	return async (workspaceId, cursor) => {
		const answer = await readPage(cursor);
		const members = listed(answer.members);
		if (members === undefined) throw unreadable();
		return {
			items: members.flatMap((user) => toSlackUser(user, workspaceId) ?? []),
			nextCursor: readNextCursor(answer),
		};
	};
}

/** Undefined where no active user has the e-mail: Slack does not tell deactivated ones from nobody. */
export function findUserByEmail(
	client: WebClient,
	workspaceId: string,
	email: string,
): Promise<SlackUser | undefined> {
	return readUser(workspaceId, ['users_not_found'], () => client.users.lookupByEmail({ email }));
}

/** Undefined too where Slack hides the user from the app: to us that is nobody. */
export function findUserById(
	client: WebClient,
	workspaceId: string,
	id: string,
): Promise<SlackUser | undefined> {
	const nobody = ['user_not_found', 'user_not_visible'];
	return readUser(workspaceId, nobody, () => client.users.info({ user: id }));
}

const tooMany = ['limit_required', 'invalid_limit'];

/** `nobody`: the codes that mean that there is no such user. */
async function readUser(
	workspaceId: string,
	nobody: readonly string[],
	question: () => Promise<unknown>,
): Promise<SlackUser | undefined> {
	try {
		const answer = shown(await ask(question));
		const found = toSlackUser(answer.user, workspaceId);
		if (!found) throw unreadable();
		return found;
	} catch (error) {
		if (isRefusedAs(error, nobody)) return undefined;
		throw error;
	}
}

function isRefusedAs(error: unknown, codes: readonly string[]): boolean {
	return error instanceof SlackError && codes.includes(error.code);
}
