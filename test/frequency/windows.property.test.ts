// Answers: what is true of windows in every zone, at every time, in every year from 2000 to 2035?
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { Schedule } from '../../src/frequency/schedule';
import { whenToSend } from '../../src/frequency/whenToSend';
import { changeDay, instants, plainSchedules as schedules, timeZones } from './anySchedule';
import {
	allTimeZones,
	dayMs,
	daysLater,
	hourMs,
	localClock,
	minuteMs,
	utc,
	weekdayOf,
} from './localClock';

// Years are walked day by day; a busy machine may take its time.
vi.setConfig({ testTimeout: 60_000 });

const frequencies = fc.constantFrom('hourly' as const, 'daily' as const, 'weekly' as const);

function walk(
	question: Omit<Parameters<typeof whenToSend>[0], 'now'>,
	from: number,
	until: number,
): number[] {
	const found: number[] = [];
	for (let now = from; now < until;) {
		const { dueAt } = whenToSend({ ...question, now });
		expect(dueAt).toBeGreaterThan(now);
		found.push(dueAt);
		now = dueAt;
	}
	return found;
}

/** Every minute of a local day, in order; none where the day does not exist. */
function minutesOf(date: string, timeZone: string): number[] {
	const noon = Date.parse(`${date}T12:00Z`);
	const found: number[] = [];
	for (let at = noon - 30 * hourMs; at < noon + 30 * hourMs; at += minuteMs) {
		if (localClock(at, timeZone).date === date) found.push(at);
	}
	return found;
}

// Time, then year, and a day of it from which on the next change is looked for.
const oddDays: [string, Schedule, number, number][] = [
	['America/Nuuk', { time: '23:30', weekday: 1 }, 2024, 60],
	['Asia/Dhaka', { time: '23:00', weekday: 1 }, 2009, 150],
	['Pacific/Apia', { time: '09:00', weekday: 1 }, 2011, 355],
	['Pacific/Apia', { time: '00:00', weekday: 1 }, 2011, 356],
	['America/St_Johns', { time: '23:30', weekday: 1 }, 2010, 300],
	['Asia/Pyongyang', { time: '23:45', weekday: 1 }, 2018, 120],
];

describe('Daily windows', () => {
	it('end exactly once on every local day that exists, in the order of the days', () => {
		fc.assert(
			fc.property(timeZones, schedules, instants, (timeZone, schedule, from) => {
				const found = walk({ frequency: 'daily', schedule, timeZone }, from, from + 370 * dayMs);
				const dates = found.map((end) => localClock(end, timeZone).date);
				dates.slice(1).forEach((date, i) => {
					const expected = daysLater(dates[i]!, 1);
					if (date === expected) return;
					// Only a day that was left out of the calendar may be left out here.
					expect(minutesOf(expected, timeZone)).toEqual([]);
					expect(date).toBe(daysLater(expected, 1));
				});
			}),
			{ numRuns: 100 },
		);
	});

	it('end where a minute-by-minute look at the local clock says so', () => {
		const daysOfYear = fc.integer({ min: 1, max: 364 });
		const years = fc.integer({ min: 2000, max: 2035 });
		fc.assert(
			fc.property(
				timeZones,
				schedules,
				years,
				daysOfYear,
				(timeZone, { time }, year, dayOfYear) => {
					const date = changeDay(year, timeZone, dayOfYear);
					const minutes = minutesOf(date, timeZone);
					const shown = minutes.map((at) => localClock(at, timeZone).time.slice(0, 5));
					const first = shown.indexOf(time);
					const after = shown.findIndex((clock) => clock > time);
					const index = first >= 0 ? first : after >= 0 ? after : minutes.length - 1;
					const from = (minutes[0] ?? Date.parse(`${date}T00:00Z`)) - 26 * hourMs;
					const found = walk(
						{ frequency: 'daily', schedule: { time, weekday: 1 }, timeZone },
						from,
						from + 5 * dayMs,
					).filter((end) => localClock(end, timeZone).date === date);
					expect(found.map(utc)).toEqual(minutes.slice(index, index + 1).map(utc));
				},
			),
			{ numRuns: 150, examples: oddDays },
		);
	});
});

describe('Weekly windows', () => {
	it('end exactly once in every ISO week, on the weekday wherever the week has it', () => {
		fc.assert(
			fc.property(timeZones, schedules, instants, (timeZone, schedule, from) => {
				const found = walk({ frequency: 'weekly', schedule, timeZone }, from, from + 600 * dayMs);
				const dates = found.map((end) => localClock(end, timeZone).date);
				const mondays = dates.map((date) => daysLater(date, 1 - weekdayOf(date)));
				expect(mondays.slice(1)).toEqual(mondays.slice(0, -1).map((date) => daysLater(date, 7)));
				for (const date of dates.filter((date) => weekdayOf(date) !== schedule.weekday)) {
					const missing = daysLater(date, schedule.weekday - weekdayOf(date));
					expect(minutesOf(missing, timeZone)).toEqual([]);
				}
			}),
			{ numRuns: 150 },
		);
	});
});

describe('Hourly windows', () => {
	it('end on minute 0 of the local clock, with no other minute 0 between two ends', () => {
		fc.assert(
			fc.property(timeZones, instants, fc.integer({ min: 1, max: 365 }), (timeZone, from, day) => {
				const noon = Date.parse(
					`${changeDay(new Date(from).getUTCFullYear(), timeZone, day)}T12:00Z`,
				);
				const schedule = { time: '09:00', weekday: 1 } as const;
				const start = noon - 36 * hourMs;
				const found = walk({ frequency: 'hourly', schedule, timeZone }, start, noon + 36 * hourMs);
				const expected: number[] = [];
				for (let at = start + minuteMs; at <= found.at(-1)!; at += minuteMs) {
					if (localClock(at, timeZone).time.endsWith(':00:00')) expected.push(at);
				}
				expect(found.map(utc)).toEqual(expected.map(utc));
			}),
			{ numRuns: 100 },
		);
	});

	it('are never longer than an hour and the half hour by which a clock may be changed', () => {
		fc.assert(
			fc.property(timeZones, instants, (timeZone, from) => {
				const schedule = { time: '09:00', weekday: 1 } as const;
				const found = walk({ frequency: 'hourly', schedule, timeZone }, from, from + 40 * dayMs);
				const lengths = found.slice(1).map((end, i) => end - found[i]!);
				expect(Math.max(...lengths)).toBeLessThanOrEqual(1.5 * hourMs);
			}),
			{ numRuns: 60 },
		);
	});
});

describe('Every window', () => {
	it('is the same for any two instants inside it, so two writers agree without talking', () => {
		const parts = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
		fc.assert(
			fc.property(
				frequencies,
				timeZones,
				schedules,
				instants,
				parts,
				(frequency, timeZone, schedule, from, part) => {
					const end = (now: number) => whenToSend({ frequency, schedule, timeZone, now }).dueAt;
					const start = end(from);
					const windowEnd = end(start);
					const inside = start + Math.floor((windowEnd - start) * part);
					expect(end(inside)).toBe(windowEnd);
					expect(end(windowEnd - 1)).toBe(windowEnd);
					expect(end(windowEnd)).toBeGreaterThan(windowEnd);
				},
			),
			{ numRuns: 3000 },
		);
	});

	it('is in every zone due on the minute, after now, and within its length', () => {
		fc.assert(
			fc.property(frequencies, schedules, instants, (frequency, schedule, now) => {
				for (const timeZone of allTimeZones) {
					const { dueAt, windowEndsAt } = whenToSend({ frequency, schedule, timeZone, now });
					const most = { hourly: 1.5 * hourMs, daily: 50 * hourMs, weekly: 8 * dayMs }[frequency];
					expect(windowEndsAt).toBe(dueAt);
					expect(dueAt % minuteMs).toBe(0);
					expect(dueAt).toBeGreaterThan(now);
					expect(dueAt - now).toBeLessThanOrEqual(most);
				}
			}),
			{ numRuns: 25 },
		);
	});
});
