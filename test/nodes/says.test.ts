// Answers: is there a sentence for everything that can be decided?
import { describe, expect, it } from 'vitest';
import { saysDecision } from '../../nodes/shared/results/says';
import { saysReason } from '../../nodes/shared/results/saysReason';
import { decisionReasons } from '../../src/outbox/notification';
import type { NotifyResult } from '../../src/index';

describe('what is said about a reason', () => {
	it.each(decisionReasons)('is a sentence of its own for %s', (reason) => {
		const says = saysReason({ reason, frequency: 'daily' });
		expect(says).toMatch(/^[A-Z].*[^.]$/);
		expect(says).not.toContain('undefined');
		const others = decisionReasons.filter((other) => other !== reason);
		expect(others.map((other) => saysReason({ reason: other }))).not.toContain(says);
	});

	it.each(['waits_for_window', 'quiet_hours', 'day_off', 'too_many'] as const)(
		'names the node that sends what waits for its hour, as for %s',
		(reason) => expect(saysReason({ reason })).toMatch(/Slack Digest sends it.*schedule$/),
	);

	it('names the rule that turned it off', () => {
		expect(saysReason({ reason: 'muted', rule: 'own_group' })).toBe(
			'Turned off by the recipient, for this group of types',
		);
		expect(saysReason({ reason: 'muted' })).toBe('Turned off by a preference');
		expect(saysReason({ reason: 'muted', rule: 'own_type', usedDefaultChannel: true })).toBe(
			'Turned off by the default channel, which is told in the member’s place, for this notification type',
		);
	});

	it('says why nobody in Slack could be told, where that is known', () => {
		expect(saysReason({ reason: 'not_connected', detail: 'user_is_guest' })).toContain('a guest');
		expect(saysReason({ reason: 'not_connected', detail: 'constructor' })).toContain(
			'not connected',
		);
		expect(saysReason({ reason: 'refused', detail: 'is_archived' })).toMatch(/: is_archived$/);
	});
});

describe('what is said about a decision', () => {
	const details = { type: 'task.assigned', frequency: 'daily' } as const;
	const waits: NotifyResult = { outcome: 'queued', reason: 'waits_for_window', dueAt: 0, details };

	it('says in a dry run what a real one would do', () => {
		expect(saysDecision(waits)).toBe(
			'Waits for the next daily digest. The node Slack Digest sends it, which belongs on a schedule',
		);
		expect(saysDecision({ ...waits, details: { ...details, dryRun: true } })).toBe(
			'In a real run: waits for the next daily digest. The node Slack Digest sends it, which belongs on a schedule',
		);
	});

	it('says why a member is not connected', () => {
		const member = { key: '7', email: 'ana@acme.test', reason: 'user_is_bot' } as const;
		expect(
			saysDecision({
				outcome: 'skipped',
				reason: 'not_connected',
				details: { ...details, member },
			}),
		).toBe('Not sent: the Slack account of the member is a bot');
	});
});
