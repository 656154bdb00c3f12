// Answers: is a text the same for a search, however it is written?
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, searchable } from '../../src/store/search';

describe('a text that is searched', () => {
	it.each([
		['ANA', 'ana'],
		['ÉMILE', 'émile'],
		['Émile', 'E\u0301mile'],
		['ＡＮＡ', 'ana'],
		['ΟΔΟΣ', 'οδος'],
		['οδοσ', 'οδος'],
		['Straße', 'STRASSE'],
		['ДАША', 'даша'],
	])('%s is the same as %s', (one, other) => {
		expect(fold(one)).toBe(fold(other));
	});

	it('is folded once for all', () => {
		const anyText = fc.string({ unit: 'grapheme' });
		fc.assert(
			fc.property(anyText, (text) => {
				expect(fold(fold(text))).toBe(fold(text));
			}),
		);
	});

	it('holds every whole letter of what it was made of', () => {
		const letters = fc.array(fc.constantFrom(...'aÉßΣς1@.Дü'), { minLength: 1 });
		fc.assert(
			fc.property(letters, letters, letters, (before, part, after) => {
				const whole = [before, part, after].flat().join('');
				expect(searchable('x', undefined, whole)).toContain(fold(part.join('')));
			}),
		);
	});
});
