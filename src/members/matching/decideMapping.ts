// Answers: what is a member's mapping now, after what it was before and what Slack's users are today?
import type { Instant } from '../../clock';
import type { DirectoryIndex } from './directoryIndex';
import { looseEmail } from './emailAliases';
import { findObstacle } from './judgeAccount';
import type { MatchingRules } from './matchingRules';
import { emailKeysOf, matchMember } from './matchMember';
import type { Mapping, Match, Member } from '../member';

export interface MappingQuestion {
	member: Member;
	/** What was decided last; absent for somebody new. */
	prior?: Mapping;
	directory: DirectoryIndex;
	rules: MatchingRules;
	now: Instant;
}

/** What was made by hand stays; only its account's condition is looked at anew. */
export function decideMapping(question: MappingQuestion): Mapping {
	const { member, prior, now } = question;
	if (prior === undefined) {
		const match = matchMember(member, question.directory, question.rules);
		const mapping: Mapping = { member, ...match, decidedAt: now, since: now };
		if (match.state === 'connected') mapping.matchedAt = now;
		return mapping;
	}
	if (prior.state === 'removed') return { ...prior, told: undefined, member, decidedAt: now };
	const decided = prior.by === 'manual' ? examine(prior, question) : follow(prior, question);
	const since = sinceWhen(decided, prior, now);
	const mapping: Mapping = { member, ...decided, decidedAt: now, since };
	if (decided.by === 'manual' && prior.byWhom !== undefined) mapping.byWhom = prior.byWhom;
	const matchedAt = matchedWhen(decided, prior, now);
	if (matchedAt !== undefined) mapping.matchedAt = matchedAt;
	return mapping;
}

/** A match outlives the deactivation of its account, and is another one where the account or who chose it is. */
function matchedWhen(
	{ state, slackUserId, by }: Decided,
	prior: Mapping,
	now: Instant,
): Instant | undefined {
	const isAsBefore = prior.slackUserId === slackUserId && prior.by === by;
	return (isAsBefore ? prior.matchedAt : undefined) ?? (state === 'connected' ? now : undefined);
}

/** Since when a mapping is what it is, given what it was before. */
export function sinceWhen(match: Match, prior: Mapping | undefined, now: Instant): Instant {
	const isSame =
		prior?.state === match.state &&
		prior.reason === match.reason &&
		prior.slackUserId === match.slackUserId;
	return isSame ? prior.since : now;
}

type Decided = Match & Pick<Mapping, 'by'>;

/** A person said who it is; how that account is, is Slack's to say. */
function examine(prior: Mapping, { directory, rules }: MappingQuestion): Decided {
	const { slackUserId } = prior;
	const account = slackUserId === undefined ? undefined : directory.byId(slackUserId);
	const match = account
		? (findObstacle(account, rules) ??
			({ state: 'connected', reason: 'connected_by_hand' } as const))
		: ({ state: 'not_connected', reason: 'user_gone' } as const);
	return { ...match, ...(slackUserId !== undefined && { slackUserId }), by: 'manual' };
}

/** The e-mails decide. Where they lead nowhere, what became of the account that the member had says more. */
function follow(prior: Mapping, question: MappingQuestion): Decided {
	const match = matchMember(question.member, question.directory, question.rules);
	if (match.state === 'connected' || match.state === 'ambiguous') return match;
	const hasOwnAccount = match.by === 'email' && match.state !== 'not_connected';
	if (hasOwnAccount) return match;
	const became = whatBecame(prior, question);
	return became ? { ...became, by: prior.by } : match;
}

function whatBecame(prior: Mapping, question: MappingQuestion): Match | undefined {
	const { member, directory, rules } = question;
	const { slackUserId } = prior;
	if (slackUserId === undefined || wasOnlyMet(prior, member)) return undefined;
	const account = directory.byId(slackUserId);
	if (!account) return { state: 'not_connected', reason: 'user_gone', slackUserId };
	const obstacle = findObstacle(account, rules);
	if (obstacle) return { ...obstacle, slackUserId };
	const reason = isMembersDoing(prior, account.email, rules) ? 'no_match' : 'user_email_changed';
	return { state: 'not_connected', reason, slackUserId };
}

/** An account that was in the way of a former e-mail, perhaps a slip of the pen, says nothing about the new one. */
function wasOnlyMet(prior: Mapping, member: Member): boolean {
	const wasInTheWay = prior.state === 'deactivated' || prior.state === 'excluded';
	return wasInTheWay && emailKeysOf(prior.member)[0] !== emailKeysOf(member)[0];
}

/**
 * The account is in use, and the member's e-mails lead to it no more. True where the account's e-mail is what it was:
 * then the member's changed, or a rule did.
 */
function isMembersDoing(prior: Mapping, email: string | undefined, rules: MatchingRules): boolean {
	// Nobody knows any more what it was before: that no account has the e-mail is true in any case.
	if (prior.reason === 'no_match' || prior.reason === 'not_asked_yet') return true;
	if (prior.reason === 'user_email_changed') return false;
	if (email === undefined) return false;
	const before = emailKeysOf(prior.member);
	const isAsBefore = before.some((key) => looseEmail(key, rules) === looseEmail(email, rules));
	return isAsBefore || (prior.by === 'alias' && before.some((key) => core(key) === core(email)));
}

/** What of a local part no rule can make different. */
function core(key: string): string | undefined {
	return /^.[^+@]*/u.exec(key)?.[0].replaceAll('.', '');
}
