// Answers: which zones, schedules and days do the properties look at?
import fc from 'fast-check';
import type { Schedule, Weekday } from '../../src/frequency/schedule';
import { allTimeZones, dayMs, daysLater, localClock } from './localClock';

// Zones whose clock did something rare in these years are drawn as often as all the others together.
const rareTimeZones = [
	'Africa/Cairo',
	'Africa/Casablanca',
	'America/Caracas',
	'America/Nuuk',
	'America/Sao_Paulo',
	'America/Scoresbysund',
	'America/St_Johns',
	'Antarctica/Casey',
	'Antarctica/Troll',
	'Asia/Beirut',
	'Asia/Bishkek',
	'Asia/Dhaka',
	'Asia/Gaza',
	'Asia/Pyongyang',
	'Australia/Lord_Howe',
	'Pacific/Apia',
	'Pacific/Chatham',
	'Pacific/Fakaofo',
];

export const timeZones = fc.oneof(
	fc.constantFrom(...allTimeZones),
	fc.constantFrom(...rareTimeZones),
);

const twoDigits = (most: number) =>
	fc.integer({ min: 0, max: most }).map((n) => String(n).padStart(2, '0'));
// Clocks are changed at night, so half of the times are then.
const hours = fc.oneof(twoDigits(23), fc.constantFrom('23', '00', '01', '02', '03'));
const minutes = fc.oneof(twoDigits(59), fc.constantFrom('00', '30'));
const times = fc.tuple(hours, minutes).map(([hour, minute]) => `${hour}:${minute}`);
const weekdays = fc.integer({ min: 1, max: 7 }).map((n) => n as Weekday);

const wishes = { time: times, weekday: weekdays };

/** Without quiet hours and days off. */
export const plainSchedules = fc.record<Schedule>(wishes);

/** With quiet hours, days off, both or neither. */
export const schedules = fc.record(
	{
		...wishes,
		quietHours: fc.record({ from: times, to: times }).filter(({ from, to }) => from !== to),
		workingDays: fc.uniqueArray(weekdays, { minLength: 1 }),
	},
	{ requiredKeys: ['time', 'weekday'] },
);

export const instants = fc.integer({ min: Date.UTC(2000, 0, 2), max: Date.UTC(2034, 11, 1) });

/** One of the days around the next change of the clock, counted on from `dayOfYear`, the day a calendar leaves out included. */
export function changeDay(year: number, timeZone: string, dayOfYear: number): string {
	const start = Date.UTC(year, 0, dayOfYear, 12);
	let at = start;
	while (isOrdinary(at, timeZone) && at < start + 366 * dayMs) at += dayMs;
	return daysLater(localClock(at, timeZone).date, dayOfYear % 3);
}

/** True where the clock shows the same time a day later, one date on. */
export function isOrdinary(at: number, timeZone: string): boolean {
	const before = localClock(at, timeZone);
	const after = localClock(at + dayMs, timeZone);
	return after.time === before.time && after.date === daysLater(before.date, 1);
}
