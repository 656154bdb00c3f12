// Answers: does right-to-left text stay within its own bounds?
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanText } from '../../src/message/cleanText';
import { dropDirection, isolate, tameDirection } from '../../src/message/textDirection';
import { hostileText } from './hostileText';

describe('the direction of a text', () => {
	it('is never overridden', () => {
		expect(tameDirection('\u202Eabc\u202D\u202A\u202B\u202C')).toBe('abc');
	});

	it('ends where the text ends: every isolate is closed on its line, and none closes an outer one', () => {
		fc.assert(
			fc.property(hostileText(6), (raw) => {
				for (const line of cleanText(raw).split('\n')) {
					let open = 0;
					for (const character of line) {
						if (/[\u2066-\u2068]/.test(character)) open += 1;
						if (character === '\u2069') open -= 1;
						expect(open).toBeGreaterThanOrEqual(0);
					}
					expect(open).toBe(0);
				}
			}),
			{ numRuns: 100 },
		);
	});

	it('is fenced in for right-to-left letters only', () => {
		expect(isolate('שלום')).toBe('\u2068שלום\u2069');
		expect(isolate('Review')).toBe('Review');
	});

	it('is gone from text that is going to be cut', () => {
		expect(dropDirection('\u2067a\u2069\u202Eb')).toBe('ab');
	});
});
