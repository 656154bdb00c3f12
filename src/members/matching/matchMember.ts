// Answers: which Slack account is this member, by its e-mails and the workspace's rules?
import type { DirectoryIndex } from './directoryIndex';
import { emailKey } from '../email';
import { areRulesPlain, looseEmail } from './emailAliases';
import { findUsable, pickTelling } from './judgeAccount';
import type { MatchingRules } from './matchingRules';
import type { Match, Member, SlackUser } from '../member';

/** `email`: by the member's own e-mail. `alias`: by another one of the member's, or by one that a rule makes the same. */
export type EmailMatch = Match & { by: 'email' | 'alias' };

/**
 * Three steps: the member's own e-mail; its other e-mails; aliases of all of them. The first step that leads to
 * accounts in use decides: one is connected, several are never guessed between. Where no step does,
 * the account that stands in the way is named, sought in the same order. The rules in words: docs/matching.md.
 */
export function matchMember(
	member: Member,
	directory: DirectoryIndex,
	rules: MatchingRules,
): EmailMatch {
	const own = emailKey(member.email) ?? member.email;
	const withOwn = directory.byEmail(own);
	const byOwn = decide(findUsable(withOwn, rules), 'email_matches', 'email');
	if (byOwn) return byOwn;

	const others = otherKeysOf(member, own);
	const withOthers = others.map((key) => directory.byEmail(key));
	const byOthers = decide(usableIn(withOthers, rules), 'email_matches', 'alias');
	if (byOthers) return byOthers;

	const loose = areRulesPlain(rules) ? [] : [own, ...others].map((key) => looseEmail(key, rules));
	const withAliases = loose.map((each) => directory.byLooseEmail(each));
	const byAliases = decide(usableIn(withAliases, rules), 'alias_matches', 'alias');
	if (byAliases) return byAliases;

	const inTheWay = pickTelling(withOwn, rules);
	if (inTheWay) return { ...inTheWay, by: 'email' };
	for (const accounts of [...withOthers, ...withAliases]) {
		const telling = pickTelling(accounts, rules);
		if (telling) return { ...telling, by: 'alias' };
	}
	return { state: 'not_connected', reason: 'no_match', by: 'email' };
}

/** The normalised e-mails of a member, its own first. */
export function emailKeysOf(member: Member): string[] {
	const own = emailKey(member.email) ?? member.email;
	return [own, ...otherKeysOf(member, own)];
}

const none: readonly string[] = [];

function otherKeysOf({ otherEmails }: Member, own: string): readonly string[] {
	if (otherEmails === undefined || otherEmails.length === 0) return none;
	const keys = otherEmails.flatMap((email) => emailKey(email) ?? []);
	return [...new Set(keys)].filter((key) => key !== own);
}

function usableIn(
	found: readonly (readonly SlackUser[])[],
	rules: MatchingRules,
): readonly SlackUser[] {
	return found.flatMap((accounts) => findUsable(accounts, rules));
}

function decide(
	usable: readonly SlackUser[],
	reason: 'email_matches' | 'alias_matches',
	by: 'email' | 'alias',
): EmailMatch | undefined {
	const [first] = usable;
	if (first === undefined) return undefined;
	if (usable.length === 1 || usable.every(({ id }) => id === first.id)) {
		return { state: 'connected', reason, slackUserId: first.id, by };
	}
	const candidateIds = [...new Set(usable.map(({ id }) => id))].sort();
	return { state: 'ambiguous', reason: 'several_match', candidateIds, by };
}
