// Answers: which answers of a workflow does the upstream believe?
import { describe, expect, it } from 'vitest';
import { openAcceptance } from '../../cluster/acceptance';

describe('what counts as accepted', () => {
	it.each([
		['was sent', { decision: 'sent', reason: 'sent' }],
		['waits', { decision: 'queued', reason: 'waits_for_window' }],
		['was accepted before', { decision: 'skipped', reason: 'duplicate' }],
	])('is what %s', (_, item) => {
		const acceptance = openAcceptance();
		expect(acceptance.take([{ eventId: 'event-1', ...item }])).toEqual(['event-1']);
		expect([...acceptance.accepted]).toEqual(['event-1']);
	});

	it.each([
		['an answer without a body', undefined],
		[
			'what n8n says where it lost sight of an execution',
			{ message: 'Workflow executed successfully' },
		],
		['an item that names no event', [{ decision: 'sent', reason: 'sent' }]],
		['an event without a decision', [{ eventId: 'event-1' }]],
	])('is not %s', (_, answer) => {
		const acceptance = openAcceptance();
		expect(acceptance.take(answer)).toEqual([]);
		expect(acceptance.accepted.size + acceptance.refused.size).toBe(0);
	});

	it('is not what was skipped for another reason, and that is kept', () => {
		const acceptance = openAcceptance();
		acceptance.take([{ eventId: 'event-1', decision: 'skipped', reason: 'not_connected' }]);
		expect(acceptance.accepted.size).toBe(0);
		expect([...acceptance.refused]).toEqual([['event-1', 'skipped, not_connected']]);
	});
});
