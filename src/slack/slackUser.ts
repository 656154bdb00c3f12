// Answers: what do we make of a user as Slack shows it?
import { emailKey } from '../members/email';
import type { SlackUser, SlackUserKind } from '../members/member';
import { listed, named, said, shown, type Shown } from './answers';

/** The list, users.info and users.lookupByEmail show the same. Undefined for what has no ID. */
export function toSlackUser(answer: unknown, workspaceId: string): SlackUser | undefined {
	const user = shown(answer);
	const id = named(user.id);
	if (id === undefined) return undefined;
	const profile = shown(user.profile);
	const names = [user.real_name, profile.real_name, profile.display_name, user.name];
	const email = said(profile.email);
	return {
		id,
		name: firstSaid(names) ?? id,
		email: email === undefined ? undefined : emailKey(email),
		timeZone: said(user.tz),
		kind: kindOf(user, workspaceId),
		deactivated: user.deleted === true,
	};
}

function firstSaid(values: readonly unknown[]): string | undefined {
	for (const value of values) {
		const text = said(value);
		if (text !== undefined) return text;
	}
	return undefined;
}

function kindOf(user: Shown, workspaceId: string): SlackUserKind {
	// Slackbot does not say that it is one.
	if (user.is_bot === true || user.id === 'USLACKBOT') return 'bot';
	// Before guests: a guest of another workspace is none of ours.
	if (user.is_stranger === true || isFromElsewhere(user, workspaceId)) return 'stranger';
	const isGuest = user.is_restricted === true || user.is_ultra_restricted === true;
	return isGuest ? 'guest' : 'person';
}

function isFromElsewhere(user: Shown, workspaceId: string): boolean {
	const team = said(user.team_id);
	if (team === undefined || team === workspaceId) return false;
	// In an Enterprise organization colleagues can have another workspace as their first.
	return !listed(shown(user.enterprise_user).teams)?.includes(workspaceId);
}
