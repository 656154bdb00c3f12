// Answers: who is in the Slack workspace?
import type { UsersListResponse, WebClient } from '@slack/web-api';
import { emailKey } from '../members/email';
import type { SlackUser } from '../members/member';
import { ask, unreadable } from './ask';
import type { Page } from './contract';
import { SlackError } from './slackError';
import { readNextCursor } from './walkPages';

type ListedUser = NonNullable<UsersListResponse['members']>[number];

/** The most that Slack takes, for the fewest calls; and what it recommends, where that is too much for it. */
const pageSizes = [1000, 200] as const;

export async function readUsersPage(
	client: WebClient,
	workspaceId: string,
	cursor?: string,
): Promise<Page<SlackUser>> {
	const answer = await readPage(client, pageSizes[0], cursor).catch((error: unknown) => {
		const tooMany =
			error instanceof SlackError && ['limit_required', 'invalid_limit'].includes(error.code);
		if (tooMany) return readPage(client, pageSizes[1], cursor);
		throw error;
	});
	if (!Array.isArray(answer.members)) throw unreadable();
	return {
		items: answer.members.flatMap((user) => toSlackUser(user, workspaceId) ?? []),
		nextCursor: readNextCursor(answer),
	};
}

/** Undefined where no active user has the e-mail: Slack does not tell deactivated ones from nobody. */
export async function findUserByEmail(
	client: WebClient,
	workspaceId: string,
	email: string,
): Promise<SlackUser | undefined> {
	try {
		const { user } = await ask(() => client.users.lookupByEmail({ email }));
		const found = user && toSlackUser(user, workspaceId);
		if (!found) throw unreadable();
		return found;
	} catch (error) {
		if (error instanceof SlackError && error.code === 'users_not_found') return undefined;
		throw error;
	}
}

function readPage(client: WebClient, limit: number, cursor?: string) {
	return ask(() => client.users.list({ limit, cursor }));
}

function toSlackUser(user: ListedUser, workspaceId: string): SlackUser | undefined {
	if (!user.id) return undefined;
	return {
		id: user.id,
		name:
			user.real_name ||
			user.profile?.real_name ||
			user.profile?.display_name ||
			user.name ||
			user.id,
		email: user.profile?.email ? emailKey(user.profile.email) : undefined,
		timeZone: user.tz || undefined,
		kind: kindOf(user, workspaceId),
		deactivated: user.deleted === true,
	};
}

function kindOf(
	user: ListedUser & { is_stranger?: boolean },
	workspaceId: string,
): SlackUser['kind'] {
	// Slackbot does not say that it is one.
	if (user.is_bot || user.id === 'USLACKBOT') return 'bot';
	if (user.is_restricted || user.is_ultra_restricted) return 'guest';
	// Somebody of another company, met in a shared channel (Slack Connect), is taken for a guest.
	return user.is_stranger || isFromElsewhere(user, workspaceId) ? 'guest' : 'person';
}

function isFromElsewhere(user: ListedUser, workspaceId: string): boolean {
	if (!user.team_id || user.team_id === workspaceId) return false;
	// In an Enterprise organization colleagues can have another workspace as their first.
	return !user.enterprise_user?.teams?.includes(workspaceId);
}
