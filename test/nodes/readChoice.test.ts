// Answers: is a choice that nobody offers named as what it is?
import { describe, expect, it } from 'vitest';
import { readChoice } from '../../nodes/shared/parameters/readChoice';

describe('what is not on offer', () => {
	it.each([
		['forget', '“forget” is'],
		[{ a: 1 }, 'An object is'],
		[['keep'], 'A list is'],
		[undefined, 'Nothing is'],
		[null, 'Nothing is'],
		[7, '7 is'],
		[true, 'true is'],
	])('is refused by its name: %j', (value, says) => {
		expect(() => readChoice(value, { keep: 1, replace: 2 }, 'Earlier')).toThrow(
			expect.objectContaining({
				message: `${says} not one of the choices`,
				field: 'Earlier',
				hint: 'Choose one of: keep, replace',
			}),
		);
	});
});
