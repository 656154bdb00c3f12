// Answers: can the fallback text be sent, whatever it is made of and wherever it is cut?
import { stringify } from 'node:querystring';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fallbackText } from '../../src/message/fallbackText';
import { hostileText } from './hostileText';

const emptyIsolates = (count: number) => '\u2068\u2069'.repeat(count);

describe('the fallback text', () => {
	it('has no half of a character where direction marks bring the cut into what is kept', () => {
		const text = fallbackText([`${emptyIsolates(299)}a😀b`]);
		expect(text.isWellFormed()).toBe(true);
		expect(text).toBe('a😀b');
	});

	it('can be written into a request, however many direction marks stand before an emoji', () => {
		const mark = fc.constantFrom('\u2066', '\u2068', '\u2069', '\u202E', '\u202A');
		const piece = fc.oneof(
			fc.tuple(mark, fc.nat(700)).map(([one, count]) => one.repeat(count)),
			fc.nat(700).map((count) => 'x'.repeat(count)),
			fc.constantFrom('😀', '👩‍👩‍👧‍👦', 'e\u0301'),
			hostileText(1),
		);
		const part = fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join(''));
		fc.assert(
			fc.property(fc.array(part, { minLength: 1, maxLength: 3 }), (parts) => {
				const text = fallbackText(parts);
				expect(text.isWellFormed()).toBe(true);
				expect(() => stringify({ text })).not.toThrow();
				expect(text.length).toBeLessThanOrEqual(300);
			}),
			{ numRuns: 500 },
		);
	});
});
