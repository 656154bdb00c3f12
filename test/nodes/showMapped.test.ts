// Answers: does a workflow get to see all that is known about a member, in a form that does not change?
import { describe, expect, it } from 'vitest';
import { showMapped } from '../../nodes/SlackMapMembers/showMapped';
import { mapped } from './mapped';

const ana = {
	id: 'U1',
	name: 'Ana',
	email: 'ana@acme.com',
	timeZone: 'Europe/Paris',
	kind: 'person',
	deactivated: false,
} as const;

describe('a member at an output', () => {
	it('has state, reason and account, and who mapped it when', () => {
		const shown = showMapped(
			mapped('7', {
				slackUser: ana,
				change: 'account_changed',
				mapping: {
					member: { key: '7', email: 'a@b.c', otherEmails: ['d@e.f'], name: 'Ana' },
					reason: 'connected_by_hand',
					by: 'manual',
					byWhom: 'it@acme.com',
				},
			}),
		);
		expect(shown).toEqual({
			member: { id: '7', email: 'a@b.c', otherEmails: ['d@e.f'], name: 'Ana' },
			state: 'connected',
			reason: 'connected_by_hand',
			says: 'Connected',
			slackUser: { id: 'U1', name: 'Ana', timeZone: 'Europe/Paris', email: 'ana@acme.com' },
			matchedBy: 'manual',
			matchedByWhom: 'it@acme.com',
			since: '2026-11-01T09:00:00.000Z',
			decidedAt: '2026-11-22T09:00:00.000Z',
			change: 'account_changed',
			suggestions: [],
		});
	});

	it('has suggestions and candidates where it is open, and no instant that never was', () => {
		const shown = showMapped(
			mapped('7', {
				outcome: 'needs_attention',
				suggestions: [{ slackUser: ana, score: 87, why: 'similar_name', says: 'Nearly' }],
				mapping: {
					state: 'ambiguous',
					reason: 'several_match',
					candidateIds: ['U1', 'U2'],
					decidedAt: 0,
				},
				missingSince: Date.UTC(2026, 10, 20),
			}),
		);
		expect(shown).toMatchObject({
			candidates: ['U1', 'U2'],
			missingSince: '2026-11-20T00:00:00.000Z',
			suggestions: [
				{
					slackUser: { id: 'U1', name: 'Ana', email: 'ana@acme.com' },
					score: 87,
					why: 'similar_name',
					says: 'Nearly',
				},
			],
		});
		expect(shown).not.toHaveProperty('decidedAt');
		expect(shown).not.toHaveProperty('slackUser');
	});
});
