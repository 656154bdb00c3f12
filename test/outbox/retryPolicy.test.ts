import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tryAgainAt } from '../../src/outbox/retryPolicy';

describe('a message that Slack did not take', () => {
	it('is tried again after 15 seconds, then after twice as long each time, at most an hour', () => {
		const delays = [1, 2, 3, 9, 10, 1_000].map((attempts) => tryAgainAt(0, attempts) / 1000);
		expect(delays).toEqual([15, 30, 60, 3_600, 3_600, 3_600]);
	});

	it('is never tried before Slack’s Retry-After is over', () => {
		fc.assert(
			fc.property(
				fc.nat(),
				fc.nat({ max: 100 }),
				fc.nat({ max: 7_200_000 }),
				(now, attempts, retryAfter) => {
					expect(tryAgainAt(now, attempts, retryAfter)).toBeGreaterThanOrEqual(now + retryAfter);
				},
			),
		);
	});
});
