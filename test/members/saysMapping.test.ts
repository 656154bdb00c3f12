import { describe, expect, it } from 'vitest';
import { mappingReasons, type Mapping, type SlackUser } from '../../src/members/member';
import { saysMapping } from '../../src/members/saysMapping';
import { saysWayOut } from '../../src/members/wayOut';
import { ana, connected, user } from './anyMembers';

const on = connected(ana, 'U1');
const open: Mapping = { ...on, state: 'not_connected', reason: 'no_match', slackUserId: undefined };
const byHand = { by: 'manual', byWhom: 'Mia' } as const;
const home = { email: 'ana@home.org' };

describe('why a member is mapped as it is', () => {
	it.each<[Mapping, Partial<SlackUser> | undefined, string]>([
		[on, {}, 'Connected to Ana (U1): the e-mail address is the same'],
		[on, undefined, 'Connected to the Slack account U1: the e-mail address is the same'],
		[
			{ ...on, by: 'alias' },
			home,
			'Connected to Ana (U1): its e-mail address (ana@home.org) is another one of the same member',
		],
		[
			{ ...on, by: 'alias', reason: 'alias_matches' },
			{ email: 'ana+x@acme.com' },
			'Connected to Ana (U1): its e-mail address (ana+x@acme.com) counts as the same as ana@acme.com',
		],
		[
			{ ...on, ...byHand, reason: 'connected_by_hand' },
			home,
			'Connected to Ana (U1) by hand (Mia)',
		],
		[
			{ ...open, ...byHand, state: 'removed', reason: 'removed_by_hand' },
			undefined,
			'Disconnected by hand (Mia), and so not connected again until somebody does it by hand',
		],
		[open, undefined, 'No Slack account has the e-mail address ana@acme.com'],
		[
			{ ...open, member: { ...ana, otherEmails: ['a@home.org'] } },
			undefined,
			'No Slack account has the e-mail address ana@acme.com, nor another one of the member',
		],
		[
			{ ...open, slackUserId: 'U1' },
			home,
			'No Slack account has the e-mail address ana@acme.com, and Ana (U1), the account that the member had, has another one: ana@home.org',
		],
		[
			{ ...open, state: 'ambiguous', reason: 'several_match', candidateIds: ['U1', 'U2'] },
			undefined,
			'2 Slack accounts have the e-mail address ana@acme.com, and it is not for us to choose',
		],
		[
			{
				...open,
				state: 'ambiguous',
				reason: 'several_match',
				candidateIds: ['U1', 'U2'],
				by: 'alias',
			},
			undefined,
			'2 Slack accounts have an e-mail address that counts as ana@acme.com, and it is not for us to choose',
		],
		[
			{ ...open, state: 'ambiguous', reason: 'alias_is_taken', candidateIds: ['U1'], by: 'alias' },
			{ email: 'ana+x@acme.com' },
			'Ana (U1) has an e-mail address (ana+x@acme.com) that counts as ana@acme.com, but another member has that account, and two people are never made one',
		],
		[
			{ ...on, state: 'deactivated', reason: 'user_deactivated' },
			{},
			'Ana (U1) has this e-mail address but is deactivated',
		],
		[
			{ ...on, state: 'deactivated', reason: 'user_deactivated' },
			{ email: undefined },
			'Ana (U1), the account that the member had, is deactivated',
		],
		[
			{ ...on, ...byHand, state: 'deactivated', reason: 'user_deactivated' },
			home,
			'Ana (U1), connected by hand, is deactivated',
		],
		[
			{ ...on, state: 'excluded', reason: 'user_is_guest', by: 'alias' },
			{ email: 'ana+x@acme.com' },
			'Ana (U1) has an e-mail address (ana+x@acme.com) that counts as ana@acme.com but is a guest',
		],
		[
			{ ...on, state: 'excluded', reason: 'user_is_bot' },
			undefined,
			'The Slack account U1 has this e-mail address but is a bot',
		],
		[
			{ ...on, state: 'excluded', reason: 'user_is_stranger' },
			{},
			'Ana (U1) has this e-mail address but belongs to another workspace',
		],
		[
			{ ...on, state: 'not_connected', reason: 'user_email_changed' },
			home,
			'Ana (U1), the account that the member had, has another e-mail address in Slack now: ana@home.org',
		],
		[
			{ ...on, state: 'not_connected', reason: 'user_email_changed' },
			{ email: undefined },
			'Ana (U1), the account that the member had, shows no e-mail address in Slack any more',
		],
		[
			{ ...on, state: 'not_connected', reason: 'user_gone' },
			undefined,
			'The Slack account U1, which the member had, is not in Slack’s list of users any more',
		],
		[
			{ ...on, ...byHand, state: 'not_connected', reason: 'user_gone' },
			undefined,
			'The Slack account U1, connected by hand, is not in Slack’s list of users any more',
		],
		[
			{ ...open, reason: 'not_asked_yet' },
			undefined,
			'Slack could not be asked about ana@acme.com yet',
		],
	])('%#: $reason', (mapping, more, says) => {
		expect(saysMapping(mapping, more && user('U1', more))).toBe(says);
	});

	it.each(mappingReasons)(
		'is one sentence without a full stop, with an account or without: %s',
		(reason) => {
			for (const by of ['email', 'alias', 'manual'] as const) {
				for (const account of [undefined, user('U1'), user('U1', { name: '', email: undefined })]) {
					for (const mapping of [open, on]) {
						const says = saysMapping({ ...mapping, by, reason }, account);
						expect(says).toMatch(/^\p{Lu}.*[^.]$/u);
						expect(says).not.toContain('undefined');
					}
				}
			}
		},
	);
});

describe('what an admin can do', () => {
	it.each(mappingReasons)('is said where a member is open, and only there: %s', (reason) => {
		const isConnected = ['email_matches', 'alias_matches', 'connected_by_hand'].includes(reason);
		const state = isConnected ? 'connected' : 'not_connected';
		for (const by of ['email', 'manual'] as const) {
			const says = saysWayOut({ ...open, state, reason, by });
			if (isConnected) expect(says).toBeUndefined();
			else expect(says).toMatch(/^[A-Z].*\.$/);
		}
	});
});
