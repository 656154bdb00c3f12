// Answers: how does a test write down a member and Slack users in one line?
import type { Suggestion } from '../../../src/members/mappedMember';
import type { Member, SlackUser } from '../../../src/members/member';
import { indexNames } from '../../../src/members/suggest/indexNames';
import { suggestUsers, type AboutMember } from '../../../src/members/suggest/suggestUsers';

export function member(name: string, email: string, otherEmails?: readonly string[]): Member {
	return { key: email, email, name, ...(otherEmails && { otherEmails }) };
}

export function user(id: string, name: string, email?: string, but: Partial<SlackUser> = {}) {
	const plain: SlackUser = { id, name, kind: 'person', deactivated: false };
	return { ...plain, ...(email !== undefined && { email }), ...but };
}

export function suggest(
	about: Member,
	users: readonly SlackUser[],
	but: Partial<AboutMember> & { isUsable?: (user: SlackUser) => boolean } = {},
): Suggestion[] {
	const { isUsable = ({ kind }) => kind === 'person', ...rest } = but;
	return suggestUsers(about, indexNames(users, isUsable), { isTaken: () => false, ...rest });
}
