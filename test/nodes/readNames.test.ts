// Answers: are names read from a text with commas and from a list alike?
import { describe, expect, it } from 'vitest';
import { readNames } from '../../nodes/shared/parameters/readNames';

describe('names with commas between them', () => {
	it.each([
		[undefined, []],
		[null, []],
		['', []],
		[' , ', []],
		['data', ['data']],
		['data, invoice,', ['data', 'invoice']],
		[
			['data', ' invoice '],
			['data', 'invoice'],
		],
	])('%j are %j', (given, expected) => {
		expect(readNames(given, 'Attachments')).toEqual(expected);
	});

	it.each([7, { a: 1 }, ['data', 7]])('that are none (%j) are refused', (given) => {
		expect(() => readNames(given, 'Attachments')).toThrow(
			expect.objectContaining({ code: 'names_unusable', field: 'Attachments' }),
		);
	});
});
