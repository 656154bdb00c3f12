// Answers: what members, Slack users, rules and mappings can there be? Few e-mails, so that they meet.
import fc from 'fast-check';
import { emailKey } from '../../src/members/email';
import type { MatchingRules } from '../../src/members/matching/matchingRules';
import { plainRules } from '../../src/members/matching/matchingRules';
import type { Mapping, Member, SlackUser } from '../../src/members/member';
import { slackUserKinds } from '../../src/members/member';

export const ana: Member = { key: '1', email: 'ana@acme.com' };

export function user(id: string, more: Partial<SlackUser> = {}): SlackUser {
	return { id, name: 'Ana', email: 'ana@acme.com', kind: 'person', deactivated: false, ...more };
}

export function rulesOf(more: Partial<MatchingRules>): MatchingRules {
	return { ...plainRules, ...more };
}

export const acmeIsAcmeDe = new Map([
	['acme.com', 'acme.com'],
	['acme.de', 'acme.com'],
]);

/** As a mapping is after somebody was connected by e-mail. */
export function connected(
	member: Member,
	slackUserId: string,
	more: Partial<Mapping> = {},
): Mapping {
	return {
		member,
		state: 'connected',
		reason: 'email_matches',
		slackUserId,
		by: 'email',
		decidedAt: 1000,
		since: 500,
		...more,
	};
}

const localPart = fc.constantFrom('ana', 'a.na', 'ana+jobs', 'a.na+x', 'bo', '+bo', 'bo+jobs');
const domain = fc.constantFrom('acme.com', 'acme.de', 'example.org');

export const anyEmail = fc.tuple(localPart, domain).map(([local, at]) => `${local}@${at}`);

export const anyRules: fc.Arbitrary<MatchingRules> = fc.record({
	ignorePlusTags: fc.boolean(),
	dotlessDomains: fc.subarray(['acme.com', 'example.org']).map((each) => new Set(each)),
	sameDomains: fc.constantFrom(new Map<string, string>(), acmeIsAcmeDe),
	include: fc.subarray(['guest', 'bot', 'stranger'] as const).map((each) => new Set(each)),
});

export const anyUser: fc.Arbitrary<SlackUser> = fc
	.record({
		id: fc.constantFrom('U1', 'U2', 'U3', 'U4', 'U5', 'U6', 'USLACKBOT'),
		name: fc.constant('Somebody'),
		email: fc.option(anyEmail, { nil: undefined, freq: 8 }),
		kind: fc.oneof(
			{ weight: 3, arbitrary: fc.constant('person' as const) },
			fc.constantFrom(...slackUserKinds),
		),
		deactivated: fc.oneof({ weight: 3, arbitrary: fc.constant(false) }, fc.boolean()),
	})
	.map((each) => ({ ...each, deactivated: each.id !== 'USLACKBOT' && each.deactivated }));

export const anyUsers = fc.uniqueArray(anyUser, { selector: ({ id }) => id, maxLength: 7 });

export function anyMember(
	keys: readonly string[] = ['1', '2', '3', '4', '5'],
): fc.Arbitrary<Member> {
	return fc.record(
		{
			key: fc.constantFrom(...keys),
			email: anyEmail,
			otherEmails: fc.uniqueArray(anyEmail, { minLength: 1, maxLength: 2 }),
		},
		{ requiredKeys: ['key', 'email'] },
	);
}

export const anyMembers = fc.uniqueArray(anyMember(), { selector: ({ key }) => key, maxLength: 5 });

/** In any order. */
export function shuffled<T>(list: readonly T[]): fc.Arbitrary<T[]> {
	return fc.shuffledSubarray([...list], { minLength: list.length, maxLength: list.length });
}

export function keyOf({ email }: Member): string {
	return emailKey(email) ?? email;
}
