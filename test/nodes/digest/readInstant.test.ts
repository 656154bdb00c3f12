// Answers: does a date in the form mean the instant that its reader thinks of?
import { describe, expect, it } from 'vitest';
import { readInstant } from '../../../nodes/SlackDigest/readInstant';

const read = (given: unknown, timeZone = 'Europe/Paris') => {
	const at = readInstant(given, 'From', timeZone);
	return at === undefined ? undefined : new Date(at).toISOString();
};

describe('a date in the form', () => {
	it('is what the clock of the workflow’s time zone shows, in winter and in summer', () => {
		expect(read('2026-01-05T09:00:00')).toBe('2026-01-05T08:00:00.000Z');
		expect(read('2026-07-05T09:00:00')).toBe('2026-07-05T07:00:00.000Z');
		expect(read('2026-07-05 09:00')).toBe('2026-07-05T07:00:00.000Z');
		expect(read('2026-07-05')).toBe('2026-07-04T22:00:00.000Z');
		expect(read('2026-07-05T09:00', 'America/St_Johns')).toBe('2026-07-05T11:30:00.000Z');
		expect(read('2026-07-05T09:00', 'UTC')).toBe('2026-07-05T09:00:00.000Z');
	});

	it('is right on the hours beside a change of the clocks', () => {
		expect(read('2026-03-29T01:59')).toBe('2026-03-29T00:59:00.000Z');
		expect(read('2026-03-29T03:00')).toBe('2026-03-29T01:00:00.000Z');
		expect(read('2026-10-25T01:59')).toBe('2026-10-24T23:59:00.000Z');
		expect(read('2026-10-25T03:00')).toBe('2026-10-25T02:00:00.000Z');
	});

	it('means its own offset where it has one', () => {
		expect(read('2026-07-05T09:00:00Z')).toBe('2026-07-05T09:00:00.000Z');
		expect(read('2026-07-05T09:00:00.123+05:30')).toBe('2026-07-05T03:30:00.123Z');
		expect(read(' 2026-07-05 09:00:00 +0530 ')).toBe('2026-07-05T03:30:00.000Z');
	});

	it('may be a date of n8n’s, of JavaScript, or milliseconds', () => {
		const at = Date.UTC(2026, 6, 5);
		for (const given of [at, new Date(at), { toMillis: () => at }]) {
			expect(read(given)).toBe('2026-07-05T00:00:00.000Z');
		}
	});

	it('is none where the field is empty', () => {
		expect([undefined, null, ''].map((given) => read(given))).toEqual([
			undefined,
			undefined,
			undefined,
		]);
	});

	it.each([
		'yesterday',
		'2026-13-45',
		'2026-02-30',
		'2026-02-30T09:00:00Z',
		'2026-07-05T25:00',
		{},
		[],
		true,
		Number.NaN,
		'5.7.2026',
	])('is refused by the name of its field where it is none: %j', (given) => {
		expect(() => read(given)).toThrow(expect.objectContaining({ field: 'From' }));
	});
});
