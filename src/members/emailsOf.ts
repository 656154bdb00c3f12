// Answers: by which e-mails can Slack be asked for a member, one by one?
import { formsOf } from './matching/emailAliases';
import { emailKeysOf } from './matching/matchMember';
import type { MatchingRules } from './matching/matchingRules';
import type { Member } from './member';

/** Normalised and unique: the member's e-mails themselves first, then their aliases. */
export function emailsOf(member: Member, rules: MatchingRules): string[] {
	const own = emailKeysOf(member);
	// Slack may have kept an address as it is written, where we compare another form of it.
	const written = [member.email, ...(member.otherEmails ?? [])].map((each) =>
		each.trim().toLowerCase(),
	);
	return [...new Set([...own, ...own.flatMap((each) => formsOf(each, rules)), ...written])];
}
