// Answers: is it known of a text whether a reader would see anything of it?
import { describe, expect, it } from 'vitest';
import { isVisible } from '../../src/message/cleanText';

describe('a text', () => {
	it.each([
		'',
		' ',
		'\u00A0',
		'\u200B\u2060',
		'\u202E',
		'\u2800\u2800',
		'\u0301',
		'\u20E3',
		'\u3164',
	])('of %j is nothing that could be seen', (text) => {
		expect(isVisible(text)).toBe(false);
	});

	it.each(['a', '0', '.', '😀', 'é', 'e\u0301', 'นี้', 'שָׁ', '1\uFE0F\u20E3', '\uFFFD', '⠁'])(
		'of %j is',
		(text) => {
			expect(isVisible(text)).toBe(true);
		},
	);
});
