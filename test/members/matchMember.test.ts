import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchMember } from '../../src/members/matchMember';
import { slackUserKinds, type SlackUser } from '../../src/members/member';

const person: SlackUser = {
	id: 'U1',
	name: 'Ana',
	email: 'ana@acme.com',
	kind: 'person',
	deactivated: false,
};
const anotherPerson: SlackUser = { ...person, id: 'U2' };
const gone: SlackUser = { ...person, id: 'U3', deactivated: true };
const bot: SlackUser = { ...person, id: 'U4', kind: 'bot' };
const guest: SlackUser = { ...person, id: 'U5', kind: 'guest' };

describe('a member', () => {
	it('is connected to the one Slack account with its e-mail', () => {
		expect(matchMember([person])).toEqual({
			state: 'connected',
			reason: 'email_matches',
			slackUserId: 'U1',
		});
	});

	it('that no Slack account has the e-mail of is not connected', () => {
		expect(matchMember([])).toEqual({ state: 'not_connected', reason: 'no_match' });
	});

	it('with two accounts in use is ambiguous, and both are named', () => {
		expect(matchMember([anotherPerson, person])).toEqual({
			state: 'ambiguous',
			reason: 'several_match',
			candidateIds: ['U1', 'U2'],
		});
	});

	it('that came back with a new account is connected to the one in use', () => {
		expect(matchMember([gone, person])).toMatchObject({ state: 'connected', slackUserId: 'U1' });
	});

	it('whose only account is deactivated is told apart', () => {
		expect(matchMember([gone])).toMatchObject({ state: 'deactivated', reason: 'user_deactivated' });
	});

	it('that is a bot in Slack is excluded', () => {
		expect(matchMember([bot])).toMatchObject({ state: 'excluded', reason: 'user_is_bot' });
	});

	it('that is a guest in Slack is excluded', () => {
		expect(matchMember([guest])).toMatchObject({ state: 'excluded', reason: 'user_is_guest' });
	});
});

describe('matching', () => {
	const users = fc.uniqueArray(
		fc.record({
			id: fc.stringMatching(/^U[0-9]{1,3}$/),
			name: fc.constant('Somebody'),
			kind: fc.constantFrom(...slackUserKinds),
			deactivated: fc.boolean(),
		}),
		{ selector: (user) => user.id, maxLength: 6 },
	);

	it('does not depend on the order in which Slack lists its users', () => {
		fc.assert(
			fc.property(users, fc.infiniteStream(fc.nat()), (candidates, order) => {
				const shuffled = candidates
					.map((user) => ({ user, at: order.next().value }))
					.sort((one, other) => one.at - other.at)
					.map(({ user }) => user);
				expect(matchMember(shuffled).state).toBe(matchMember(candidates).state);
			}),
		);
	});

	it('connects only where exactly one person’s account is in use', () => {
		fc.assert(
			fc.property(users, (candidates) => {
				const usable = candidates.filter(
					({ kind, deactivated }) => kind === 'person' && !deactivated,
				);
				expect(matchMember(candidates).state === 'connected').toBe(usable.length === 1);
			}),
		);
	});
});
