// Answers: does the demo see every way in which the decision log may answer otherwise than was expected?
import { describe, expect, it } from 'vitest';
import type { WhyItem } from '../../demo/askedAfterwards.ts';
import { findWrongAnswers } from '../../demo/askedAfterwards.ts';

const story = (eventId: string, verdict: string, ...reasons: string[]): WhyItem => ({
	verdict,
	says: '',
	eventId,
	decisions: reasons.map((reason) => ({ reason })),
});
const expected = { e1: 'told sent', e2: 'not_told superseded' };
const right = [
	story('e2', 'not_told', 'waits_for_window', 'superseded'),
	story('e1', 'told', 'due_now', 'sent'),
];

describe('comparing what the decision log says', () => {
	it('finds nothing where all is as expected', () => {
		expect(findWrongAnswers(expected, right)).toEqual([]);
	});

	it('finds another verdict', () => {
		const wrong = right.with(1, story('e1', 'not_told', 'sent'));
		expect(findWrongAnswers(expected, wrong)).toEqual([
			'Why says of e1 "not_told sent", and not "told sent"',
		]);
	});

	it('finds another last reason', () => {
		expect(findWrongAnswers(expected, right.with(0, story('e2', 'not_told', 'expired')))).toEqual([
			'Why says of e2 "not_told expired", and not "not_told superseded"',
		]);
	});

	it('finds an event that is missing, one too many, and one that is told of twice', () => {
		expect(findWrongAnswers(expected, right.slice(1))).toEqual(['Why says nothing of e2']);
		expect(findWrongAnswers(expected, [...right, story('e3', 'told', 'sent')])).toHaveLength(1);
		expect(findWrongAnswers(expected, [...right, ...right])).toHaveLength(2);
	});
});
