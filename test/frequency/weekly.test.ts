// Answers: when do weekly windows end?
import { describe, expect, it } from 'vitest';
import type { Weekday } from '../../src/frequency/schedule';
import { ends, utc } from './localClock';

function weeklyEnds(
	timeZone: string,
	schedule: { time: string; weekday: Weekday },
	after: string,
	count = 2,
): string[] {
	return ends('weekly', timeZone, after, count, schedule);
}

describe('A weekly window', () => {
	it.each([
		[1, '2024-06-10'],
		[2, '2024-06-11'],
		[3, '2024-06-12'],
		[4, '2024-06-13'],
		[5, '2024-06-07'],
		[6, '2024-06-08'],
		[7, '2024-06-09'],
	] as const)(
		'with weekday %i is open on Thursday 6 June 2024 at ten until %s',
		(weekday, date) => {
			expect(
				weeklyEnds('Europe/London', { time: '09:00', weekday }, '2024-06-06T10:00+01:00', 1),
			).toEqual([utc(`${date}T09:00+01:00`)]);
		},
	);

	it('ends today while the time is still to come, and in a week at the very end', () => {
		const thursday = { time: '09:00', weekday: 4 } as const;
		expect(weeklyEnds('Europe/London', thursday, '2024-06-06T08:59:59.999+01:00', 1)).toEqual([
			utc('2024-06-06T09:00+01:00'),
		]);
		expect(weeklyEnds('Europe/London', thursday, '2024-06-06T09:00+01:00', 1)).toEqual([
			utc('2024-06-13T09:00+01:00'),
		]);
	});

	it('keeps the wall clock over the change to summer time', () => {
		expect(
			weeklyEnds('America/New_York', { time: '09:00', weekday: 1 }, '2024-03-01T12:00Z', 3),
		).toEqual([
			utc('2024-03-04T09:00-05:00'),
			utc('2024-03-11T09:00-04:00'),
			utc('2024-03-18T09:00-04:00'),
		]);
	});

	it('keeps the wall clock over the change to winter time', () => {
		expect(
			weeklyEnds('Europe/London', { time: '17:30', weekday: 5 }, '2024-10-20T12:00Z', 3),
		).toEqual([utc('2024-10-25T17:30+01:00'), utc('2024-11-01T17:30Z'), utc('2024-11-08T17:30Z')]);
	});

	it('ends at 03:00 on the Sunday whose 02:30 New York jumps over', () => {
		expect(
			weeklyEnds('America/New_York', { time: '02:30', weekday: 7 }, '2024-03-04T12:00Z', 2),
		).toEqual([utc('2024-03-10T03:00-04:00'), utc('2024-03-17T02:30-04:00')]);
	});

	it('ends at the first 01:30 of the Sunday that has two', () => {
		expect(
			weeklyEnds('America/New_York', { time: '01:30', weekday: 7 }, '2024-10-28T12:00Z', 2),
		).toEqual([utc('2024-11-03T01:30-04:00'), utc('2024-11-10T01:30-05:00')]);
	});

	it('ends on Saturday at the same time in the week that has no Friday in Apia', () => {
		expect(
			weeklyEnds('Pacific/Apia', { time: '09:00', weekday: 5 }, '2011-12-20T12:00-10:00', 3),
		).toEqual([
			utc('2011-12-23T09:00-10:00'),
			utc('2011-12-31T09:00+14:00'),
			utc('2012-01-06T09:00+14:00'),
		]);
	});

	it('ends that Saturday for what happens in its small hours, too', () => {
		expect(
			weeklyEnds('Pacific/Apia', { time: '09:00', weekday: 5 }, '2011-12-31T01:00+14:00', 1),
		).toEqual([utc('2011-12-31T09:00+14:00')]);
	});

	it('ends on the local weekday at both edges of the world', () => {
		const monday = { time: '00:30', weekday: 1 } as const;
		expect(weeklyEnds('Pacific/Kiritimati', monday, '2024-06-05T00:00Z', 1)).toEqual([
			utc('2024-06-10T00:30+14:00'),
		]);
		expect(weeklyEnds('Pacific/Pago_Pago', monday, '2024-06-05T00:00Z', 1)).toEqual([
			utc('2024-06-10T00:30-11:00'),
		]);
	});
});
