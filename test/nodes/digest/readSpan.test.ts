// Answers: is a time to ask about understood, with either end open, and refused where nothing can lie in it?
import { describe, expect, it } from 'vitest';
import { readSpan } from '../../../nodes/SlackDigest/readSpan';

const [early, late] = ['2026-03-05T08:00:00Z', '2026-03-05T09:00:00Z'];
const span = (from?: string, until?: string) => readSpan((name) => ({ from, until })[name], 'UTC');

describe('a time to ask about', () => {
	it('has two ends, either of which may be open', () => {
		expect(span(early, late)).toEqual({ from: Date.parse(early!), until: Date.parse(late!) });
		expect(span(early)).toEqual({ from: Date.parse(early!), until: undefined });
		expect(span(undefined, late)).toEqual({ from: undefined, until: Date.parse(late!) });
		expect(span()).toEqual({ from: undefined, until: undefined });
	});

	it.each([
		[late, early],
		[early, early],
	])('is refused with words from %s until %s', (from, until) => {
		expect(() => span(from, until)).toThrow(
			expect.objectContaining({
				code: 'span_empty',
				field: 'From',
				message: expect.stringContaining('is not before Until (2026-03-05T08:00:00.000Z)'),
			}),
		);
	});
});
