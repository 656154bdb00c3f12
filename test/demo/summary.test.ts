// Answers: do the demo's numbers say what happened?
import { describe, expect, it } from 'vitest';
import type { Decided } from '../../demo/decisions.ts';
import type { Findings } from '../../demo/summary.ts';
import { summarize } from '../../demo/summary.ts';

const decided: Decided[] = [
	{ workflow: 'job_change', items: [{ decision: 'sent', reason: 'sent', eventId: 'j1' }] },
	{
		workflow: 'task',
		items: [
			{ decision: 'sent', reason: 'sent', eventId: 't1' },
			{ decision: 'skipped', reason: 'muted', eventId: 't2' },
			{ decision: 'queued', reason: 'waits_for_window', eventId: 't3' },
			{ decision: 'queued', reason: 'waits_for_window', eventId: 't4' },
		],
	},
	{ workflow: 'task', items: [{ decision: 'skipped', reason: 'duplicate', eventId: 't1' }] },
];
const findings: Findings = {
	n8nVersion: '2.41.5',
	seconds: 61.6,
	mapped: [{ reason: 'email_matches' }, { reason: 'no_match' }, { reason: 'email_matches' }],
	open: [{}],
	mappedAgain: [{ reason: 'email_matches' }, { reason: 'connected_by_hand' }],
	decided,
	deliveries: [
		{ state: 'sent', kind: 'digest', count: 4 },
		{ state: 'sent', kind: 'digest', count: 2 },
		{ state: 'sent', kind: 'single', count: 1 },
		{ state: 'failed', kind: 'digest', count: 8 },
	],
	stillQueued: 1,
	whys: [
		{
			name: 'Ana Abe',
			items: [
				{ verdict: 'told', says: 'Told. Yes.', eventId: 't1', title: 'T-1', decisions: [] },
				{ verdict: 'not_told', says: 'Not told. No.', eventId: 't2', decisions: [] },
			],
		},
	],
	arrived: [
		{ where: 'ana', text: '', alarming: [], edited: true },
		{ where: '#general', text: '', alarming: [] },
		{
			where: 'ana',
			text: '',
			alarming: [],
			under: 'first',
			files: [
				{ name: 'a.csv', size: 1, content: 'a' },
				{ name: 'b.pdf', size: 1, content: 'b' },
			],
		},
	],
	mismatches: [],
};

describe('the summary', () => {
	it('counts by workflow, decision and reason, over all calls', () => {
		expect(summarize(findings)).toEqual({
			exact: true,
			n8nVersion: '2.41.5',
			seconds: 62,
			members: { email_matches: 2, no_match: 1 },
			openMembers: 1,
			connectedByHand: 1,
			decisions: {
				job_change: { sent: { sent: 1 }, queued: {}, skipped: {} },
				task: {
					sent: { sent: 1 },
					queued: { waits_for_window: 2 },
					skipped: { muted: 1, duplicate: 1 },
				},
			},
			digests: 2,
			digestEntries: 6,
			stillQueued: 1,
			why: { 'Ana Abe': { 'T-1': 'Told. Yes.', t2: 'Not told. No.' } },
			messages: 3,
			replies: 1,
			edited: 1,
			files: 2,
			messagesPerRecipient: { ana: 2, '#general': 1 },
			mismatches: [],
		});
	});

	it('is not exact with one mismatch, and names it', () => {
		const mismatches = ['Missing: a message to ana'];
		expect(summarize({ ...findings, mismatches })).toMatchObject({ exact: false, mismatches });
	});
});
