// Answers: is text cut only where a character ends, and is nothing lost in pieces?
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chunkText, cutText } from '../../src/message/cutText';
import { cleanText } from '../../src/message/cleanText';
import { hostileText } from './hostileText';

describe('a text cut short', () => {
	it('is left alone where it fits', () => {
		expect(cutText('exactly', 7)).toBe('exactly');
	});

	it('ends with an ellipsis and no half character', () => {
		expect(cutText('ab👩‍👩‍👧‍👦cd', 8)).toBe('ab…');
		expect(cutText('e\u0301e\u0301e\u0301', 4)).toBe('e\u0301…');
	});

	it('is never longer than its limit', () => {
		fc.assert(
			fc.property(hostileText(4), fc.integer({ min: 1, max: 60 }), (text, limit) => {
				expect(cutText(text, limit).length).toBeLessThanOrEqual(limit);
			}),
			{ numRuns: 100 },
		);
	});
});

describe('a text in pieces', () => {
	it('is whole again when they are joined, and every piece is well-formed', () => {
		fc.assert(
			fc.property(hostileText(6), fc.integer({ min: 2, max: 500 }), (raw, limit) => {
				const text = cleanText(raw);
				const chunks = chunkText(text, limit);
				expect(chunks.join('')).toBe(text);
				for (const chunk of chunks) {
					expect(chunk.length).toBeLessThanOrEqual(limit);
					expect(chunk).not.toMatch(/\p{Cs}/u);
				}
			}),
			{ numRuns: 100 },
		);
	});

	it('breaks between characters where a character fits into a piece', () => {
		const family = '👩‍👩‍👧‍👦';
		expect(chunkText(family.repeat(3), 25)).toEqual([family.repeat(2), family]);
	});
});
