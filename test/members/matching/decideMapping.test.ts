import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideMapping } from '../../../src/members/matching/decideMapping';
import { indexDirectory } from '../../../src/members/matching/directoryIndex';
import { mappingChange, tell } from '../../../src/members/matching/mappingChange';
import { plainRules, type MatchingRules } from '../../../src/members/matching/matchingRules';
import type { Mapping, Member, SlackUser } from '../../../src/members/member';
import {
	acmeIsAcmeDe,
	ana,
	anyMember,
	anyRules,
	anyUsers,
	connected,
	rulesOf,
	user,
} from '../anyMembers';

const now = 2000;

function decide(
	users: readonly SlackUser[],
	{
		member = ana,
		prior,
		rules = plainRules,
		at = now,
	}: { member?: Member; prior?: Mapping; rules?: MatchingRules; at?: number } = {},
): Mapping {
	return decideMapping({ member, prior, directory: indexDirectory(users, rules), rules, now: at });
}

const byHand: Mapping = {
	...connected(ana, 'U9'),
	reason: 'connected_by_hand',
	by: 'manual',
	byWhom: 'Mia',
};

describe('somebody new', () => {
	it('is what matching says, since now', () => {
		expect(decide([user('U1')])).toEqual({
			member: ana,
			state: 'connected',
			reason: 'email_matches',
			slackUserId: 'U1',
			by: 'email',
			decidedAt: now,
			since: now,
			matchedAt: now,
		});
	});
});

describe('a mapping made by hand', () => {
	const other = { email: 'other@acme.com' };

	it.each([
		['in use, whatever its e-mail', [user('U9', other)], 'connected', 'connected_by_hand'],
		['gone', [user('U1')], 'not_connected', 'user_gone'],
		[
			'deactivated',
			[user('U9', { ...other, deactivated: true })],
			'deactivated',
			'user_deactivated',
		],
		['a guest’s', [user('U9', { kind: 'guest' })], 'excluded', 'user_is_guest'],
		['a bot’s', [user('U9', { kind: 'bot' })], 'excluded', 'user_is_bot'],
		['a stranger’s', [user('U9', { kind: 'stranger' })], 'excluded', 'user_is_stranger'],
	])('says how its account is: %s', (_how, users, state, reason) => {
		expect(decide([...users, user('U1')], { prior: byHand })).toMatchObject({
			state,
			reason,
			slackUserId: 'U9',
			by: 'manual',
			byWhom: 'Mia',
			decidedAt: now,
		});
	});

	it('is connected to a guest where guests are included', () => {
		const rules = rulesOf({ include: new Set(['guest']) });
		expect(decide([user('U9', { kind: 'guest' })], { prior: byHand, rules })).toMatchObject({
			state: 'connected',
		});
	});

	it('survives whatever Slack lists and the rules are', () => {
		const anyState = fc.constantFrom('connected', 'deactivated', 'not_connected', 'excluded');
		fc.assert(
			fc.property(anyUsers, anyMember(['1']), anyRules, anyState, (users, member, rules, state) => {
				const prior = { ...byHand, slackUserId: 'U1', state: state as Mapping['state'] };
				const mapping = decide(users, { member, prior, rules });
				expect(mapping).toMatchObject({ slackUserId: 'U1', by: 'manual', byWhom: 'Mia', member });
				expect(mapping.state === 'connected').toBe(mapping.reason === 'connected_by_hand');
			}),
		);
	});
});

describe('a mapping taken away by hand', () => {
	it('stays so, with the member as it is now', () => {
		const prior: Mapping = {
			member: ana,
			state: 'removed',
			reason: 'removed_by_hand',
			by: 'manual',
			byWhom: 'Mia',
			decidedAt: 1000,
			since: 500,
		};
		fc.assert(
			fc.property(anyUsers, anyMember(['1']), anyRules, (users, member, rules) => {
				expect(decide(users, { member, prior, rules })).toEqual({
					...prior,
					member,
					decidedAt: now,
				});
			}),
		);
	});
});

describe('a member that had an account', () => {
	const prior = connected(ana, 'U1');
	const moved = user('U1', { email: 'ana@new.org' });

	it('and has it still keeps the instant since when', () => {
		const known: Mapping = { ...prior, matchedAt: 300 };
		expect(decide([user('U1')], { prior: known })).toEqual({ ...known, decidedAt: now });
	});

	it('is connected to the account that has its e-mail now', () => {
		expect(decide([moved, user('U2')], { prior })).toMatchObject({
			state: 'connected',
			slackUserId: 'U2',
			since: now,
		});
	});

	it.each([
		['is deactivated', [user('U1', { deactivated: true })], 'deactivated', 'user_deactivated'],
		[
			'is deactivated and shows no e-mail any more',
			[user('U1', { deactivated: true, email: undefined })],
			'deactivated',
			'user_deactivated',
		],
		['is in Slack’s list no more', [], 'not_connected', 'user_gone'],
		['has another e-mail', [moved], 'not_connected', 'user_email_changed'],
		['shows no e-mail', [user('U1', { email: undefined })], 'not_connected', 'user_email_changed'],
		['is a guest’s now', [user('U1', { kind: 'guest' })], 'excluded', 'user_is_guest'],
		[
			'is a guest’s with another e-mail',
			[{ ...moved, kind: 'guest' as const }],
			'excluded',
			'user_is_guest',
		],
	])('is told what became of it: it %s', (_what, users, state, reason) => {
		expect(decide(users, { prior })).toMatchObject({
			state,
			reason,
			slackUserId: 'U1',
			since: now,
			by: 'email',
		});
	});

	it.each([
		['several accounts', [user('U2'), user('U3')], { state: 'ambiguous' }],
		['a guest', [user('U2', { kind: 'guest' })], { state: 'excluded', slackUserId: 'U2' }],
		[
			'a deactivated account',
			[user('U2', { deactivated: true })],
			{ state: 'deactivated', slackUserId: 'U2' },
		],
	])('is told of %s with its e-mail before that', (_what, users, told) => {
		expect(decide([moved, ...users], { prior })).toMatchObject(told);
	});

	it('is told of several accounts that a rule leads to before that', () => {
		const users = ['ana+x@acme.com', 'ana+y@acme.com'].map((email, at) =>
			user(`U${at + 2}`, { email }),
		);
		expect(decide(users, { prior, rules: rulesOf({ ignorePlusTags: true }) })).toMatchObject({
			state: 'ambiguous',
			candidateIds: ['U2', 'U3'],
		});
	});

	it('keeps when it was matched, through a deactivation of the account and back', () => {
		const matched: Mapping = { ...prior, matchedAt: 400 };
		const gone = decide([user('U1', { deactivated: true })], { prior: matched });
		expect(gone).toMatchObject({ state: 'deactivated', matchedAt: 400 });
		const back = decide([user('U1')], { prior: gone });
		expect(back).toMatchObject({ state: 'connected', matchedAt: 400 });
		const other = decide([user('U2')], { prior: back });
		expect(other).toMatchObject({ slackUserId: 'U2', matchedAt: now });
	});
});

describe('a member whose own e-mail changed', () => {
	const prior = connected(ana, 'U1');
	const married: Member = { ...ana, email: 'ana.b@acme.com' };

	it('and that matches nobody is not connected, and its account is remembered', () => {
		const mapping = decide([user('U1')], { member: married, prior });
		expect(mapping).toMatchObject({
			state: 'not_connected',
			reason: 'no_match',
			slackUserId: 'U1',
		});
		// The former e-mail is known nowhere any more, and nothing is different.
		expect(decide([user('U1')], { member: married, prior: mapping })).toMatchObject({
			reason: 'no_match',
			slackUserId: 'U1',
			since: now,
		});
	});

	it('and whose account has yet another one is told of the account’s', () => {
		const mapping = decide([user('U1', { email: 'a@new.org' })], { member: married, prior });
		expect(mapping).toMatchObject({ reason: 'user_email_changed', slackUserId: 'U1' });
	});

	it('is rid of an account that was only in the way of the former one', () => {
		const guest = user('U1', { kind: 'guest' });
		const met = decide([guest]);
		expect(met).toMatchObject({ reason: 'user_is_guest', slackUserId: 'U1' });
		const mapping = decide([guest], { member: married, prior: met });
		expect(mapping).toMatchObject({ state: 'not_connected', reason: 'no_match' });
		expect(mapping.slackUserId).toBeUndefined();
	});

	it('to what a rule makes the same stays connected', () => {
		const rules = rulesOf({ sameDomains: acmeIsAcmeDe });
		const member = { ...ana, email: 'ana@acme.de' };
		expect(decide([user('U1')], { member, prior, rules })).toMatchObject({
			state: 'connected',
			reason: 'alias_matches',
			slackUserId: 'U1',
			since: now,
		});
	});
});

describe('a member connected by a rule', () => {
	const tagged: Member = { ...ana, email: 'ana+jobs@acme.com' };
	const prior = connected(tagged, 'U1', { reason: 'alias_matches', by: 'alias' });

	it('that is turned off has no match, since no e-mail changed', () => {
		expect(decide([user('U1')], { member: tagged, prior })).toMatchObject({
			reason: 'no_match',
			slackUserId: 'U1',
		});
	});

	it('is told that the account’s e-mail changed where it is another one altogether', () => {
		const users = [user('U1', { email: 'bo@acme.com' })];
		expect(decide(users, { member: tagged, prior })).toMatchObject({
			reason: 'user_email_changed',
		});
	});

	it('that loses another e-mail has no match', () => {
		const member = { ...ana, email: 'bo@acme.com' };
		const before = connected({ ...member, otherEmails: [ana.email] }, 'U1', { by: 'alias' });
		expect(decide([user('U1')], { member, prior: before })).toMatchObject({ reason: 'no_match' });
	});
});

describe('two members', () => {
	it('whose e-mails were swapped in Slack between two syncs follow their e-mails', () => {
		const bo: Member = { key: '2', email: 'bo@acme.com' };
		const users = [user('U1', { email: bo.email }), user('U2', { email: ana.email })];
		const anaNow = decide(users, { member: ana, prior: connected(ana, 'U1') });
		const boNow = decide(users, { member: bo, prior: connected(bo, 'U2') });
		expect([anaNow.slackUserId, boNow.slackUserId]).toEqual(['U2', 'U1']);
		expect([anaNow.state, boNow.state]).toEqual(['connected', 'connected']);
	});
});

describe('deciding', () => {
	/** What a member went through: each step with other users, rules or e-mails. */
	const step = fc.record({ member: anyMember(['1']), users: anyUsers, rules: anyRules });
	const history = fc.array(step, { minLength: 1, maxLength: 4 });
	const beginning = fc.constantFrom(undefined, byHand, connected(ana, 'U1'));

	it('again with the same says the same, since the same instant, and nothing changed', () => {
		fc.assert(
			fc.property(history, beginning, (steps, begin) => {
				let prior: Mapping | undefined = begin;
				for (const [index, each] of steps.entries()) {
					const once = decide(each.users, { ...each, prior, at: 3000 + index });
					const again = decide(each.users, { ...each, prior: once, at: 9000 });
					expect(again).toEqual({ ...once, decidedAt: 9000 });
					expect(mappingChange(tell(once), again)).toBeUndefined();
					prior = once;
				}
			}),
			{ numRuns: 2000 },
		);
	});

	it('connects whom matching alone connects, whatever was before', () => {
		fc.assert(
			fc.property(history, (steps) => {
				let prior: Mapping | undefined;
				for (const each of steps) {
					const fresh = decide(each.users, each);
					const mapping: Mapping = decide(each.users, { ...each, prior });
					expect(mapping.state === 'connected').toBe(fresh.state === 'connected');
					if (fresh.state === 'connected') expect(mapping.slackUserId).toBe(fresh.slackUserId);
					prior = mapping;
				}
			}),
			{ numRuns: 1000 },
		);
	});
});
