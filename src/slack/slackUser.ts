// Answers: what do we make of a user as Slack shows it?
import type { UsersInfoResponse, UsersListResponse } from '@slack/web-api';
import { emailKey } from '../members/email';
import type { SlackUser, SlackUserKind } from '../members/member';

type ListedUser = NonNullable<UsersListResponse['members']>[number];

/** The list, users.info and users.lookupByEmail show the same; their types differ. */
export type ShownUser = ListedUser & Pick<NonNullable<UsersInfoResponse['user']>, 'is_stranger'>;

/** Undefined for what has no ID. */
export function toSlackUser(user: ShownUser, workspaceId: string): SlackUser | undefined {
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

function kindOf(user: ShownUser, workspaceId: string): SlackUserKind {
	// Slackbot does not say that it is one.
	if (user.is_bot || user.id === 'USLACKBOT') return 'bot';
	// Before guests: a guest of another workspace is none of ours.
	if (user.is_stranger || isFromElsewhere(user, workspaceId)) return 'stranger';
	return user.is_restricted || user.is_ultra_restricted ? 'guest' : 'person';
}

function isFromElsewhere(user: ShownUser, workspaceId: string): boolean {
	if (!user.team_id || user.team_id === workspaceId) return false;
	// In an Enterprise organization colleagues can have another workspace as their first.
	return !user.enterprise_user?.teams?.includes(workspaceId);
}
