// Answers: is everything put into parts, in order, as full as they can be, without looking at all of it again and again?
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitParts } from '../../src/message/splitParts';

const sum = (sizes: readonly number[]) => sizes.reduce((total, size) => total + size, 0);

describe('the lines of a digest', () => {
	it('fill one message after the other', () => {
		const within = (part: readonly number[]) => sum(part) <= 10;
		expect(splitParts([3, 3, 3, 3, 9, 1, 1], within)).toEqual([[3, 3, 3], [3], [9, 1], [1]]);
		expect(splitParts([], within)).toEqual([]);
	});

	it('get a message of their own where they fit into none', () => {
		const never = () => false;
		expect(splitParts([1, 2, 3], never)).toEqual([[1], [2], [3]]);
	});

	it('go where they would go if they were put in one by one', () => {
		const sizes = fc.array(fc.integer({ min: 1, max: 120 }), { maxLength: 300 });
		fc.assert(
			fc.property(sizes, (lines) => {
				const fits = (part: readonly number[]) => sum(part) <= 100;
				const expected: number[][] = [];
				for (const line of lines) {
					const last = expected.at(-1);
					if (last && fits([...last, line])) last.push(line);
					else expected.push([line]);
				}
				expect(splitParts(lines, fits)).toEqual(expected);
			}),
		);
	});

	it.each([1, 10, 70, 5_000])('are looked at a few times each where %i fit', (most) => {
		let looked = 0;
		const lines = Array.from({ length: 5_000 }, (_, index) => index);
		splitParts(lines, (part) => {
			looked += part.length;
			return part.length <= most;
		});
		expect(looked / lines.length).toBeLessThan(20);
	});
});
