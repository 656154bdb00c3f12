// Answers: does the log say of every reason what happened, when, and by which rule?
import { describe, expect, it } from 'vitest';
import { saysDecision, saysDecisions } from '../../../nodes/SlackDigest/saysDecisions';
import { decisionReasons } from '../../../src/outbox/notification';
import { mappingReasons } from '../../../src/members/member';
import { decision, hour } from './story';

describe('a decision in the log', () => {
	it.each(decisionReasons)('of the reason %s is said in a few words of its own', (reason) => {
		const says = saysDecision(decision(reason));
		expect(says).toMatch(/^(?:[a-z]|Slack)/);
		expect(says).not.toMatch(/undefined|\.$/);
		const same = decisionReasons.filter((other) => saysDecision(decision(other)) === says);
		expect(same).toEqual([reason]);
	});

	it.each([
		['own_type', 'ana@acme.com had task.assigned turned off (rule own_type)'],
		['own_group', 'ana@acme.com had the group of task.assigned turned off (rule own_group)'],
		['own_everything', 'ana@acme.com had everything turned off (rule own_everything)'],
		['workspace_type', 'the workspace had task.assigned turned off (rule workspace_type)'],
		[
			'workspace_group',
			'the workspace had the group of task.assigned turned off (rule workspace_group)',
		],
		['workspace_everything', 'the workspace had everything turned off (rule workspace_everything)'],
		[
			'type_default',
			'task.assigned was off by default, and nobody had chosen otherwise (rule type_default)',
		],
	] as const)('names who turned it off, by the rule %s', (rule, says) => {
		expect(saysDecision(decision('muted', { rule, outcome: 'skipped' }))).toBe(says);
	});

	it('names the default channel where that turned off what it was to be told in a member’s place', () => {
		const muted = { rule: 'own_type', outcome: 'skipped', detail: 'default_channel' } as const;
		expect(saysDecision(decision('muted', muted))).toBe(
			'the default channel, told in place of ana@acme.com, had task.assigned turned off (rule own_type)',
		);
	});

	it('says for when it was promised, and by which rule', () => {
		const dueAt = hour(24);
		const promised = { dueAt, frequency: 'daily', rule: 'own_group' } as const;
		expect(saysDecision(decision('waits_for_window', promised))).toBe(
			'it was accepted for the daily digest, due on 4 March 2026 at 09:00 UTC (rule own_group)',
		);
		expect(saysDecision(decision('quiet_hours', promised))).toBe(
			'quiet hours put it off to 4 March 2026 at 09:00 UTC',
		);
	});

	it.each(mappingReasons)('puts the reason %s of a mapping into words', (detail) => {
		for (const reason of ['not_connected', 'refused'] as const) {
			const says = saysDecision(decision(reason, { detail }));
			expect(says).toMatch(/ana@acme\.com .* \(.+\)$/);
			expect(says).not.toContain(detail);
		}
	});

	it('leaves a code of Slack as it is, for whoever looks it up', () => {
		expect(saysDecision(decision('refused', { detail: 'is_archived' }))).toBe(
			'Slack refused it for good (is_archived)',
		);
	});

	it('names the member, not the channel that was told in the place of one', () => {
		const recipient = { kind: 'channel', key: 'C1' } as const;
		const says = saysDecision(decision('not_connected', { recipient, standsInFor: '4711' }));
		expect(says).toContain('member 4711 was not connected');
	});

	it('tells an event whose ID was withdrawn before it came from one that was taken back', () => {
		expect(saysDecision(decision('withdrawn'))).toBe('it was taken back by hand');
		expect(saysDecision(decision('withdrawn', { notificationId: undefined }))).toContain(
			'an event ID that had been taken back before',
		);
	});

	it('is told in order with its day, and what repeats itself once with how often', () => {
		const again = [1, 2, 3].map((count) => decision('duplicate', { at: hour(count) }));
		expect(saysDecisions([decision('due_now', { rule: 'urgent' }), ...again])).toEqual([
			'On 3 March 2026 at 09:00 UTC it was accepted, to be told at once (rule urgent).',
			'On 3 March 2026 at 10:00 UTC the same event ID was handed in again, which changed nothing; 2 more of the same, the last on 3 March 2026 at 12:00 UTC.',
		]);
	});
});
