import { describe, expect, it } from 'vitest';
import { compareWords } from '../../../src/members/suggest/compareWords';

describe('two names', () => {
	it('of which one only begins like the other are not alike', () => {
		expect(compareWords(['alex', 'lop'], ['alexander', 'lopez'])).toBeUndefined();
		expect(compareWords(['a', 'lopez'], ['ana', 'lopez'])).toMatchObject({ how: 'similar' });
	});

	it('are alike in the same way from either side', () => {
		const [one, other] = [
			['ana', 'maria', 'lopez'],
			['lopez', 'anna'],
		];
		expect(compareWords(one, other)).toEqual(compareWords(other, one));
		expect(compareWords(one, other)?.how).toBe('similar');
	});

	it('are the less alike the more of them has to be forgiven', () => {
		const forgiven = [
			['ana', 'lopez'],
			['lopez', 'ana'],
			['anna', 'lopez'],
			['ana', 'lopes'],
			['an', 'lopez'],
			['a', 'lopez'],
		].map((words) => compareWords(['ana', 'lopez'], words)?.quality ?? 0);
		expect(forgiven).toEqual(forgiven.toSorted((one, other) => other - one));
		expect(forgiven[0]).toBe(1);
	});
});
