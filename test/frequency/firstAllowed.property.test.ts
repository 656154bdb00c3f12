// Answers: what is true of quiet hours and days off in every zone, on every schedule, in every year from 2000 to 2035?
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { firstAllowed, type RestSchedule } from '../../src/frequency/firstAllowed';
import { changeDay, instants, schedules, timeZones } from './anySchedule';
import { allTimeZones, dayMs, minuteMs, utc } from './localClock';
import { lookPatiently, steadyDate } from './patientLook';

// Days are walked minute by minute; a busy machine may take its time.
vi.setConfig({ testTimeout: 60_000 });

const years = fc.integer({ min: 2000, max: 2034 });
const daysOfYear = fc.integer({ min: 1, max: 364 });
const minutesOff = fc.integer({ min: -2000, max: 2000 });

/** Zones and instants, half of them within a day and a half of a change of the clock. */
const places = fc.oneof(
	fc.tuple(timeZones, instants).map(([timeZone, at]) => ({ timeZone, at: onTheMinute(at) })),
	fc
		.tuple(timeZones, years, daysOfYear, minutesOff)
		.map(([timeZone, year, dayOfYear, minutes]) => ({
			timeZone,
			at: Date.parse(`${changeDay(year, timeZone, dayOfYear)}T12:00Z`) + minutes * minuteMs,
		})),
);

function onTheMinute(at: number): number {
	return at - (at % minuteMs);
}

const overnight = { from: '22:00', to: '07:00' };

// Where the calendar or the clock does something rare just then.
const oddNights: [{ timeZone: string; at: number }, RestSchedule][] = [
	// The clock goes from 23:00 to midnight, over the beginning and over the end of quiet hours.
	place('America/Nuuk', '2024-03-30T23:30Z', { quietHours: { from: '23:30', to: '07:00' } }),
	place('America/Nuuk', '2024-03-30T23:30Z', { quietHours: { from: '13:00', to: '23:30' } }),
	// There is no 30 December 2011, a Friday.
	place('Pacific/Apia', '2011-12-30T08:30Z', { quietHours: overnight }),
	place('Pacific/Apia', '2011-12-29T23:30Z', { workingDays: [5] }),
	place('Pacific/Apia', '2011-12-30T08:30Z', { quietHours: overnight, workingDays: [5] }),
	// One minute past Sunday's midnight, it is an hour before it again.
	place('America/St_Johns', '2010-11-07T02:30Z', { workingDays: [6] }),
	place('America/St_Johns', '2010-11-07T02:45Z', { quietHours: { from: '00:00', to: '07:00' } }),
	place('America/St_Johns', '2010-11-07T02:45Z', { quietHours: { from: '23:30', to: '23:50' } }),
	// That Sunday has no midnight, and midnight is all that these quiet hours leave.
	place('Asia/Beirut', '2024-03-25T12:00Z', {
		quietHours: { from: '00:01', to: '00:00' },
		workingDays: [7],
	}),
	// That day's clock goes from one to three, over all that these quiet hours leave of it.
	place('Antarctica/Troll', '2005-03-26T12:00Z', { quietHours: { from: '03:00', to: '01:00' } }),
	place('Europe/London', '2024-01-02T12:00Z', {
		time: '23:00',
		quietHours: overnight,
		workingDays: [1],
	}),
];

function place(
	timeZone: string,
	at: string,
	schedule: Partial<RestSchedule>,
): (typeof oddNights)[number] {
	return [
		{ timeZone, at: Date.parse(at) },
		{ time: '09:00', ...schedule },
	];
}

describe('The first instant at which somebody may be told', () => {
	it('is the one that a minute-by-minute look at the local clock finds', () => {
		fc.assert(
			fc.property(places, schedules, ({ timeZone, at }, schedule) => {
				expect(utc(firstAllowed(at, schedule, timeZone).at)).toBe(
					utc(lookPatiently(at, schedule, timeZone)),
				);
			}),
			{ numRuns: 400, examples: oddNights as never },
		);
	});

	it('is allowed itself, is not before what was asked for, and is put off exactly where it is later', () => {
		fc.assert(
			fc.property(
				places,
				schedules,
				fc.nat(minuteMs - 1),
				({ timeZone, at: onMinute }, schedule, ms) => {
					const at = onMinute + ms;
					const found = firstAllowed(at, schedule, timeZone);
					expect(found.at).toBeGreaterThanOrEqual(at);
					expect(found.putOff === undefined).toBe(found.at === at);
					expect(found.putOff === undefined).toBe(found.at === at);
					expect(firstAllowed(found.at, schedule, timeZone)).toEqual({ at: found.at });
					expect(firstAllowed(at, schedule, timeZone)).toEqual(found);
				},
			),
			{ numRuns: 1200, examples: oddNights.map(([at, schedule]) => [at, schedule, 0]) as never },
		);
	});

	it('is in every zone at most eight days away, and more only where a clock leaves the time out', () => {
		fc.assert(
			fc.property(instants, schedules, (instant, schedule) => {
				const at = onTheMinute(instant);
				for (const timeZone of allTimeZones) {
					const found = firstAllowed(at, schedule, timeZone).at;
					if (found - at <= 8 * dayMs) continue;
					expect(found).toBe(lookPatiently(at, schedule, timeZone));
					expect(found - at).toBeLessThanOrEqual(15 * dayMs);
				}
			}),
			{ numRuns: 25 },
		);
	});

	it('is less than two days away where there are no days off', () => {
		fc.assert(
			fc.property(places, schedules, ({ timeZone, at }, { workingDays: _, ...schedule }) => {
				// A clock may jump over all that the quiet hours leave of a day, as Troll's does from one to three.
				expect(firstAllowed(at, schedule, timeZone).at - at).toBeLessThan(2 * dayMs);
			}),
			{ numRuns: 800 },
		);
	});

	it('is never earlier for what comes later, but on the working day after a day off', () => {
		const gaps = fc.oneof(fc.nat(3 * 60), fc.nat(9 * 24 * 60));
		fc.assert(
			fc.property(places, gaps, schedules, ({ timeZone, at }, gap, schedule) => {
				const later = at + gap * minuteMs;
				const first = firstAllowed(at, schedule, timeZone).at;
				const second = firstAllowed(later, schedule, timeZone).at;
				if (second >= first) return;
				expect(schedule.workingDays).toBeDefined();
				expect(steadyDate(second, timeZone)).toBe(steadyDate(first, timeZone));
			}),
			{ numRuns: 1200 },
		);
	});
});
