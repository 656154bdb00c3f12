import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mappingChanges, type MappingChange } from '../../../src/members/mappedMember';
import { mappingChange, saysChange, tell } from '../../../src/members/matching/mappingChange';
import {
	mappingReasons,
	mappingStates,
	type Mapping,
	type Member,
} from '../../../src/members/member';
import { ana, connected, user } from '../anyMembers';

const renamed: Member = { ...ana, email: 'ana.b@acme.com' };
const on = connected(ana, 'U1');
const manual: Mapping = { ...on, by: 'manual', reason: 'connected_by_hand' };
const removed: Mapping = { ...manual, state: 'removed', reason: 'removed_by_hand' };
const noMatch: Mapping = {
	member: ana,
	state: 'not_connected',
	reason: 'no_match',
	by: 'email',
	decidedAt: 1,
	since: 1,
};
const ambiguous: Mapping = {
	...noMatch,
	state: 'ambiguous',
	reason: 'several_match',
	candidateIds: ['U1', 'U2'],
};
const gone: Mapping = { ...noMatch, reason: 'user_gone', slackUserId: 'U1' };
const deactivated: Mapping = { ...gone, state: 'deactivated', reason: 'user_deactivated' };
const guest: Mapping = { ...gone, state: 'excluded', reason: 'user_is_guest' };
const moved: Mapping = { ...gone, reason: 'user_email_changed' };

describe('since the last sync, a member', () => {
	it.each<[string, Mapping | undefined, Mapping, MappingChange | undefined]>([
		['is new', undefined, noMatch, 'new'],
		['is new and connected', undefined, on, 'new'],

		['is as it was', on, { ...on, decidedAt: 9 }, undefined],
		['has another name', on, { ...on, member: { ...ana, name: 'Ana B' } }, undefined],
		[
			'writes its e-mail differently',
			on,
			{ ...on, member: { ...ana, email: 'ANA@acme.com' } },
			undefined,
		],
		['is connected by hand to what it had', on, manual, undefined],
		['has another account', on, { ...on, slackUserId: 'U2' }, 'account_changed'],
		['has another account and e-mail', on, connected(renamed, 'U2'), 'account_changed'],
		['has another e-mail and the same account', on, connected(renamed, 'U1'), 'email_changed'],
		[
			'is found by an alias only',
			on,
			{ ...on, by: 'alias', reason: 'alias_matches' },
			'email_changed',
		],

		['was found', noMatch, on, 'connected'],
		['was found among several', ambiguous, on, 'connected'],
		['is a guest that counts now', guest, on, 'connected'],
		['has an account in use again', deactivated, on, 'back_again'],
		['has its account back', gone, on, 'back_again'],
		['has an account again, another one', gone, { ...on, slackUserId: 'U2' }, 'back_again'],
		['is connected by hand', noMatch, manual, 'connected'],

		['has an account no more', on, gone, 'lost'],
		['has an account that is a guest’s now', on, guest, 'lost'],
		['could be several', on, ambiguous, 'lost'],
		['is disconnected by hand', on, removed, 'lost'],
		['has an account that was deactivated', on, deactivated, 'deactivated'],
		[
			'has a hand-made account that was deactivated',
			manual,
			{ ...deactivated, by: 'manual' },
			'deactivated',
		],
		['has an account with another e-mail', on, moved, 'email_changed'],
		[
			'has an e-mail that leads nowhere',
			on,
			{ ...noMatch, member: renamed, slackUserId: 'U1' },
			'email_changed',
		],
		[
			'has an e-mail that leads nowhere, and no account',
			on,
			{ ...noMatch, member: renamed },
			'lost',
		],
		['has no match, by rules that changed', on, { ...noMatch, slackUserId: 'U1' }, 'lost'],

		['is open as before', noMatch, { ...noMatch, decidedAt: 9 }, undefined],
		['is open for another reason', noMatch, ambiguous, 'changed'],
		['is open for another account', guest, { ...guest, slackUserId: 'U2' }, 'changed'],
		['could be others', ambiguous, { ...ambiguous, candidateIds: ['U1', 'U3'] }, 'changed'],
		['is open with another e-mail', noMatch, { ...noMatch, member: renamed }, 'email_changed'],

		['is removed as before', removed, { ...removed, member: renamed, decidedAt: 9 }, undefined],
		['is removed', noMatch, removed, 'changed'],
	])('%s', (_what, prior, next, change) => {
		expect(mappingChange(prior && tell(prior), next)).toBe(change);
	});

	it('is never missing by its mapping alone, and unchanged where it is the same mapping', () => {
		const anyMapping = fc.record<Mapping>(
			{
				member: fc.constantFrom(ana, renamed),
				state: fc.constantFrom(...mappingStates),
				reason: fc.constantFrom(...mappingReasons),
				slackUserId: fc.constantFrom('U1', 'U2'),
				candidateIds: fc.constant(['U1', 'U2']),
				by: fc.constantFrom('email', 'alias', 'manual'),
				decidedAt: fc.nat(),
				since: fc.nat(),
			},
			{ requiredKeys: ['member', 'state', 'reason', 'by', 'decidedAt', 'since'] },
		);
		fc.assert(
			fc.property(anyMapping, anyMapping, (one, other) => {
				expect(mappingChange(tell(one), one)).toBeUndefined();
				expect(mappingChange(tell(one), other)).not.toBe('missing');
				const change = mappingChange(tell(one), other);
				if (change) expect(saysChange(change, other, tell(one))).toMatch(/^[A-Z].*[^.]$/u);
			}),
		);
	});
});

describe('a change in words', () => {
	const account = user('U1', { name: 'Ana' });

	it.each<[MappingChange, Mapping, Mapping | undefined, string]>([
		['new', on, undefined, 'Not known before'],
		['connected', on, noMatch, 'Connected to Ana (U1) now'],
		[
			'account_changed',
			on,
			{ ...on, slackUserId: 'U0' },
			'Connected to Ana (U1) now, and to U0 before',
		],
		[
			'email_changed',
			connected(renamed, 'U1'),
			on,
			'The member’s e-mail address is ana.b@acme.com now, and was ana@acme.com',
		],
		[
			'email_changed',
			moved,
			on,
			'The e-mail address of Ana (U1) is another one in Slack now, so the connection is lost',
		],
		['lost', gone, on, 'The connection to Ana (U1) is lost'],
		['deactivated', deactivated, on, 'Somebody deactivated Ana (U1) in Slack'],
		['back_again', on, gone, 'Connected to Ana (U1) again'],
		['changed', ambiguous, noMatch, 'Still not connected, but for another reason'],
		['changed', removed, noMatch, 'Disconnected by hand'],
		['back_again', noMatch, undefined, 'In the list again, and not connected'],
		['missing', on, on, 'Not in the list any more'],
	])('%s', (change, mapping, prior, says) => {
		expect(saysChange(change, mapping, prior && tell(prior), account)).toBe(says);
	});

	it('is there for each of them, also where nothing else is known', () => {
		for (const change of mappingChanges) {
			expect(saysChange(change, noMatch)).not.toMatch(/undefined|\.$/);
		}
	});
});
