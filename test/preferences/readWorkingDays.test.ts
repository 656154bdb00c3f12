// Answers: how may working days be written?
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BadInput } from '../../src/errors';
import { readWorkingDays } from '../../src/preferences/readWorkingDays';

describe('Working days', () => {
	it.each([
		[
			[1, 2, 3],
			[1, 2, 3],
		],
		[
			['Friday', 'monday', 5, '1'],
			[1, 5],
		],
		['monday, Tuesday,7', [1, 2, 7]],
		['monday-friday', [1, 2, 3, 4, 5]],
		['Monday – Thursday, saturday', [1, 2, 3, 4, 6]],
		['1-5', [1, 2, 3, 4, 5]],
		['saturday-tuesday', [1, 2, 6, 7]],
		['sunday-saturday', [1, 2, 3, 4, 5, 6, 7]],
		['wednesday-wednesday', [3]],
		[
			['monday-friday', 'sunday'],
			[1, 2, 3, 4, 5, 7],
		],
		[3, [3]],
		['INHERIT', 'inherit'],
	])('may be %j', (raw, read) => expect(readWorkingDays(raw)).toEqual(read));

	it.each([[[]], [''], [' , ']])('may not be none, as %j', (raw) =>
		expect(() => readWorkingDays(raw)).toThrow('nothing would ever be told'),
	);

	it.each([
		'someday',
		'monday-',
		'monday-friday-sunday',
		'0-5',
		'monday inherit',
		['monday', 'inherit'],
		[8],
		[[1]],
		[null],
		{ 0: 'monday' },
		undefined,
		null,
		true,
	])('may not be %j', (raw) => expect(() => readWorkingDays(raw)).toThrow(BadInput));

	it('come ascending and each once, in whatever order they are given', () => {
		fc.assert(
			fc.property(fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1 }), (days) => {
				const expected = [1, 2, 3, 4, 5, 6, 7].filter((day) => days.includes(day));
				expect(readWorkingDays(days)).toEqual(expected);
				expect(readWorkingDays(days.join(','))).toEqual(expected);
			}),
		);
	});
});
