import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexDirectory } from '../../../src/members/matching/directoryIndex';
import { looseEmail } from '../../../src/members/matching/emailAliases';
import { plainRules, type MatchingRules } from '../../../src/members/matching/matchingRules';
import { emailKeysOf, matchMember } from '../../../src/members/matching/matchMember';
import type { Member, SlackUser } from '../../../src/members/member';
import { ana, anyMember, anyRules, anyUsers, keyOf, rulesOf, shuffled, user } from '../anyMembers';

const tags = rulesOf({ ignorePlusTags: true });
const person = user('U1');
const gone = user('U3', { deactivated: true });
const bot = user('U4', { kind: 'bot' });
const guest = user('U5', { kind: 'guest' });
const stranger = user('U6', { kind: 'stranger' });
const slackbot = user('USLACKBOT');

function match(
	users: readonly SlackUser[],
	member: Member = ana,
	rules: MatchingRules = plainRules,
) {
	return matchMember(member, indexDirectory(users, rules), rules);
}

describe('a member', () => {
	it('is connected to the one Slack account with its e-mail', () => {
		expect(match([person])).toEqual({
			state: 'connected',
			reason: 'email_matches',
			slackUserId: 'U1',
			by: 'email',
		});
	});

	it('that no Slack account has the e-mail of is not connected', () => {
		expect(match([user('U2', { email: 'bo@acme.com' }), user('U3', { email: undefined })])).toEqual(
			{ state: 'not_connected', reason: 'no_match', by: 'email' },
		);
	});

	it('with two accounts in use is ambiguous, and both are named', () => {
		expect(match([user('U2'), person])).toEqual({
			state: 'ambiguous',
			reason: 'several_match',
			candidateIds: ['U1', 'U2'],
			by: 'email',
		});
	});

	it('that came back with a new account is connected to the one in use', () => {
		expect(match([gone, person])).toMatchObject({ state: 'connected', slackUserId: 'U1' });
	});

	it.each([
		['a deactivated account', [gone], 'deactivated', 'user_deactivated', 'U3'],
		[
			'a deactivated guest',
			[{ ...guest, deactivated: true }],
			'deactivated',
			'user_deactivated',
			'U5',
		],
		['a bot', [bot], 'excluded', 'user_is_bot', 'U4'],
		['a deactivated bot', [{ ...bot, deactivated: true }], 'deactivated', 'user_deactivated', 'U4'],
		['a guest', [guest], 'excluded', 'user_is_guest', 'U5'],
		['somebody of another workspace', [stranger], 'excluded', 'user_is_stranger', 'U6'],
		['Slackbot', [slackbot], 'excluded', 'user_is_bot', 'USLACKBOT'],
		['a guest and all others', [bot, gone, stranger, guest], 'excluded', 'user_is_guest', 'U5'],
		[
			'a stranger, a deactivated one, a bot',
			[bot, gone, stranger],
			'excluded',
			'user_is_stranger',
			'U6',
		],
		['one of two guests', [{ ...guest, id: 'U9' }, guest], 'excluded', 'user_is_guest', 'U5'],
		['a deactivated one and a bot', [bot, gone], 'deactivated', 'user_deactivated', 'U3'],
	])('whose e-mail only %s has is told why', (_who, users, state, reason, slackUserId) => {
		expect(match(users)).toEqual({ state, reason, slackUserId, by: 'email' });
	});
});

describe('an included kind of account', () => {
	it.each([
		['guest', guest],
		['bot', bot],
		['stranger', stranger],
	] as const)('is connected: %s', (kind, account) => {
		const rules = rulesOf({ include: new Set([kind]) });
		expect(match([account], ana, rules)).toMatchObject({
			state: 'connected',
			slackUserId: account.id,
		});
		expect(match([{ ...account, deactivated: true }], ana, rules)).toMatchObject({
			state: 'deactivated',
		});
	});

	it('gives way to a person in use with the same e-mail', () => {
		const rules = rulesOf({ include: new Set(['guest', 'bot', 'stranger']) });
		expect(match([guest, bot, stranger, person], ana, rules)).toMatchObject({
			state: 'connected',
			slackUserId: 'U1',
		});
		expect(match([guest, bot], ana, rules)).toMatchObject({ candidateIds: ['U4', 'U5'] });
	});

	it('is never Slackbot', () => {
		const rules = rulesOf({ include: new Set(['bot']) });
		expect(match([slackbot], ana, rules)).toMatchObject({ reason: 'user_is_bot' });
	});
});

describe('a member with several e-mails', () => {
	const both: Member = { ...ana, otherEmails: ['Ana@Home.org', 'a@home.org'] };
	const home = user('U2', { email: 'ana@home.org' });
	const short = user('U3', { email: 'a@home.org' });

	it('is connected by the first of them before the others are looked at', () => {
		expect(match([home, short, person], both)).toMatchObject({ slackUserId: 'U1', by: 'email' });
	});

	it('is connected by another one where the first leads nowhere', () => {
		expect(match([home, gone], both)).toEqual({
			state: 'connected',
			reason: 'email_matches',
			slackUserId: 'U2',
			by: 'alias',
		});
	});

	it('is ambiguous where the others lead to two accounts', () => {
		expect(match([short, home], both)).toMatchObject({
			state: 'ambiguous',
			candidateIds: ['U2', 'U3'],
		});
	});

	it('is ambiguous where the first is, and the others are not asked', () => {
		expect(match([person, user('U7'), home], both)).toMatchObject({
			state: 'ambiguous',
			candidateIds: ['U1', 'U7'],
		});
	});

	it('is told what stands in the way of the first, else of the others', () => {
		const leftHome = { ...home, deactivated: true };
		expect(match([leftHome, guest], both)).toMatchObject({ slackUserId: 'U5', by: 'email' });
		expect(match([leftHome], both)).toMatchObject({ slackUserId: 'U2', by: 'alias' });
	});
});

describe('an alias', () => {
	const tagged: Member = { key: '1', email: 'ana+jobs@acme.com' };

	it('connects where no e-mail itself does', () => {
		expect(match([person], tagged, tags)).toEqual({
			state: 'connected',
			reason: 'alias_matches',
			slackUserId: 'U1',
			by: 'alias',
		});
		expect(match([person], tagged)).toMatchObject({ reason: 'no_match' });
	});

	it('connects the other way round too: the tag is in Slack', () => {
		const inSlack = user('U1', { email: 'ana+slack@acme.com' });
		expect(match([inSlack], ana, tags)).toMatchObject({ reason: 'alias_matches' });
	});

	it('gives way to the e-mail itself, and to the member’s other e-mails', () => {
		const own = user('U2', { email: 'ana+jobs@acme.com' });
		expect(match([person, own], tagged, tags)).toMatchObject({ slackUserId: 'U2', by: 'email' });
		const other: Member = { ...tagged, otherEmails: ['ana@home.org'] };
		const home = user('U8', { email: 'ana@home.org' });
		expect(match([person, home], other, tags)).toMatchObject({
			slackUserId: 'U8',
			reason: 'email_matches',
		});
	});

	it('that two accounts have is not chosen between', () => {
		const other = user('U2', { email: 'ana+x@acme.com' });
		expect(match([other, person], tagged, tags)).toMatchObject({
			state: 'ambiguous',
			reason: 'several_match',
			candidateIds: ['U1', 'U2'],
		});
	});

	it('of a guest tells why nobody is connected', () => {
		expect(match([guest], tagged, tags)).toMatchObject({ reason: 'user_is_guest', by: 'alias' });
	});
});

describe('matching', () => {
	it('does not depend on the order in which Slack lists its users', () => {
		const question = anyUsers.chain((users) => fc.tuple(fc.constant(users), shuffled(users)));
		fc.assert(
			fc.property(question, anyMember(), anyRules, ([users, others], member, rules) => {
				expect(match(others, member, rules)).toEqual(match(users, member, rules));
			}),
		);
	});

	it('connects a member to the one person in use with its e-mail, whatever the rules', () => {
		fc.assert(
			fc.property(anyUsers, anyMember(), anyRules, (users, member, rules) => {
				const people = users.filter(
					({ id, email, kind, deactivated }) =>
						email === keyOf(member) && kind === 'person' && !deactivated && id !== 'USLACKBOT',
				);
				fc.pre(people.length === 1);
				expect(match(users, member, rules)).toMatchObject({
					state: 'connected',
					slackUserId: people[0]?.id,
					by: 'email',
				});
			}),
			{ numRuns: 1000 },
		);
	});

	it('connects nobody to an account that can’t be used or has none of its e-mails', () => {
		fc.assert(
			fc.property(anyUsers, anyMember(), anyRules, (users, member, rules) => {
				const result = match(users, member, rules);
				fc.pre(result.state === 'connected');
				const account = users.find(({ id }) => id === result.slackUserId);
				expect(account).toMatchObject({ deactivated: false });
				expect(['person', ...rules.include]).toContain(account?.kind);
				expect(account?.id).not.toBe('USLACKBOT');
				const looseOf = (email: string) => looseEmail(email, rules);
				expect(emailKeysOf(member).map(looseOf)).toContain(looseOf(account?.email ?? ''));
			}),
			{ numRuns: 1000 },
		);
	});
});
