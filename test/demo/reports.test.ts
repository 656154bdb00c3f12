// Answers: does the demo see every way in which a run of the report may answer otherwise than expected?
import { describe, expect, it } from 'vitest';
import { findWrongLeaving } from '../../demo/reports.ts';

const sent = { decision: 'sent' as const, reason: 'sent', eventId: 'e1' };
const refused = { error: 'no channel', details: { code: 'channel_not_found' } };
const expected = { Sales: 'sent, sent', Board: 'refused, channel_not_found' };

describe('a run of the report', () => {
	it('is right where each node said what it should', () => {
		expect(findWrongLeaving(expected, { Sales: [sent], Board: [refused] })).toEqual([]);
	});

	it('is right where a message waits only for its thread, or its files for their turn', () => {
		for (const reason of ['waits_for_thread', 'files_follow']) {
			const queued = { ...sent, decision: 'queued' as const, reason };
			expect(findWrongLeaving(expected, { Sales: [queued], Board: [refused] })).toEqual([]);
		}
	});

	it.each([
		['said nothing', { Board: [refused] }],
		['said something else', { Sales: [refused], Board: [refused] }],
		['was refused for another reason', { Sales: [sent], Board: [{ error: 'Oh', details: {} }] }],
		['spoke although nobody expected it to', { Sales: [sent], Board: [refused], Other: [sent] }],
		['spoke twice', { Sales: [sent, sent], Board: [refused] }],
	])('is wrong where a node %s', (_, leaving) => {
		expect(findWrongLeaving(expected, leaving)).toHaveLength(1);
	});
});
