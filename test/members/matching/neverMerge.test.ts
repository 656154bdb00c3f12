import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideMapping } from '../../../src/members/matching/decideMapping';
import { indexDirectory } from '../../../src/members/matching/directoryIndex';
import type { MatchingRules } from '../../../src/members/matching/matchingRules';
import type { Mapping, Member, SlackUser } from '../../../src/members/member';
import { neverMerge } from '../../../src/members/matching/neverMerge';
import { ana, anyMember, anyMembers, anyRules, anyUsers, connected, keyOf } from '../anyMembers';

const tagged: Member = { key: '2', email: 'ana+jobs@acme.com' };
const byEmail = connected(ana, 'U1');
const byAlias = connected(tagged, 'U1', { reason: 'alias_matches', by: 'alias' });
const nobody = () => [];

function taken(mapping: Mapping, since = mapping.decidedAt): Mapping {
	return {
		...mapping,
		state: 'ambiguous',
		reason: 'alias_is_taken',
		candidateIds: ['U1'],
		slackUserId: undefined,
		since,
	};
}

describe('an account that an alias leads to', () => {
	it('is the member’s where nobody else has it', () => {
		expect(neverMerge([byAlias], nobody)).toEqual([byAlias]);
	});

	it('is taken where another member in the batch has it, who keeps it', () => {
		const [first, second] = neverMerge([byAlias, byEmail], nobody);
		expect(first).toEqual(taken(byAlias));
		expect(second).toEqual(byEmail);
	});

	it.each([
		['its e-mail', byEmail],
		['hand', { ...byEmail, by: 'manual' as const, reason: 'connected_by_hand' as const }],
		['an alias', { ...byEmail, by: 'alias' as const, reason: 'alias_matches' as const }],
	])('is taken where the store’s holder has it by %s', (_how, holder) => {
		const holders = (id: string) => (id === 'U1' ? [holder] : []);
		expect(neverMerge([byAlias], holders)).toEqual([taken(byAlias)]);
	});

	it('is neither’s where two aliases lead to it', () => {
		const third = { ...byAlias, member: { key: '3', email: 'ana+x@acme.com' } };
		expect(neverMerge([byAlias, third], nobody)).toEqual([taken(byAlias), taken(third)]);
	});

	it('is the member’s where the other one has the same e-mail: one person under two keys', () => {
		const sameEmail = { ...byAlias, member: { key: 'x', email: 'ANA+jobs@acme.com' } };
		expect(neverMerge([byAlias, sameEmail], () => [sameEmail])).toEqual([byAlias, sameEmail]);
	});

	it('is the member’s where the holder is the member as it was before', () => {
		const before = connected({ ...tagged, email: 'ana@acme.com' }, 'U1');
		expect(neverMerge([byAlias], () => [before])).toEqual([byAlias]);
	});

	it('is the member’s where the holder is decided to have another one in the same batch', () => {
		const moved = connected(ana, 'U2');
		expect(neverMerge([byAlias, moved], () => [byEmail])).toEqual([byAlias, moved]);
	});

	it('is the member’s where the other one lost it', () => {
		const lost = { ...byEmail, state: 'not_connected', reason: 'user_email_changed' } as const;
		expect(neverMerge([byAlias, lost], () => [lost])).toEqual([byAlias, lost]);
		expect(neverMerge([byAlias], () => [lost])).toEqual([byAlias]);
	});

	it('is taken where another alias was refused it before, which wants it still', () => {
		const refused = taken({ ...byAlias, member: { key: '3', email: 'ana+x@acme.com' } });
		expect(neverMerge([byAlias], () => [refused])).toEqual([taken(byAlias)]);
		const ofAnother = { ...refused, candidateIds: ['U2'] };
		expect(neverMerge([byAlias], () => [ofAnother])).toEqual([byAlias]);
	});

	it('is taken since the instant when it first was', () => {
		const prior = taken(byAlias, 7);
		const again = neverMerge([byAlias, byEmail], nobody, (key) =>
			key === '2' ? prior : undefined,
		);
		expect(again[0]).toEqual(prior);
		expect(neverMerge([byAlias, byEmail], nobody)[0]?.since).toBe(byAlias.decidedAt);
	});
});

describe('an account that another of a member’s e-mails leads to', () => {
	it('is not the member’s where that e-mail is another member’s own', () => {
		const shared: Member = { key: '3', email: 'bo@acme.com', otherEmails: ['ana@acme.com'] };
		const byOther = connected(shared, 'U1', { by: 'alias' });
		expect(neverMerge([byOther, byEmail], nobody)).toEqual([taken(byOther), byEmail]);
	});
});

describe('two members with different e-mails', () => {
	const anyHolder = anyMember(['8', '9']).chain((member) =>
		fc
			.record({
				slackUserId: fc.constantFrom('U1', 'U2', 'U3'),
				by: fc.constantFrom('email' as const, 'alias' as const, 'manual' as const),
			})
			.map(({ slackUserId, by }) => connected(member, slackUserId, { by })),
	);

	function decideAll(members: Member[], users: SlackUser[], rules: MatchingRules): Mapping[] {
		const directory = indexDirectory(users, rules);
		return members.map((member) => decideMapping({ member, directory, rules, now: 0 }));
	}

	it('are never connected to one account by an alias', () => {
		fc.assert(
			fc.property(
				anyMembers,
				anyUsers,
				anyRules,
				fc.array(anyHolder, { maxLength: 2 }),
				(members, users, rules, held) => {
					const holders = (id: string) => held.filter(({ slackUserId }) => slackUserId === id);
					const mappings = neverMerge(decideAll(members, users, rules), holders);
					expect(mappings.map(({ member }) => member)).toEqual(members);
					const all = [...mappings, ...held].filter(({ state }) => state === 'connected');
					for (const one of mappings.filter(
						({ by, state }) => by === 'alias' && state === 'connected',
					)) {
						const others = all.filter(
							({ slackUserId, member }) =>
								slackUserId === one.slackUserId &&
								member.key !== one.member.key &&
								keyOf(member) !== keyOf(one.member),
						);
						expect(others).toEqual([]);
					}
				},
			),
			{ numRuns: 2000 },
		);
	});

	it('lose nothing that nobody else has, and never what their own e-mail gave them', () => {
		fc.assert(
			fc.property(anyMembers, anyUsers, anyRules, (members, users, rules) => {
				const before = decideAll(members, users, rules);
				const after = neverMerge(before, nobody);
				for (const [index, one] of before.entries()) {
					const rivals = before.filter(
						({ state, slackUserId, member }) =>
							state === 'connected' &&
							slackUserId === one.slackUserId &&
							keyOf(member) !== keyOf(one.member),
					);
					if (one.by === 'email' || rivals.length === 0) expect(after[index]).toEqual(one);
				}
			}),
			{ numRuns: 1000 },
		);
	});
});
