// Answers: what is true of windows that quiet hours and days off move?
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { firstAllowed } from '../../src/frequency/firstAllowed';
import type { Schedule } from '../../src/frequency/schedule';
import { whenToSend } from '../../src/frequency/whenToSend';
import { instants, isOrdinary, schedules, timeZones } from './anySchedule';
import { dayMs, localClock } from './localClock';

vi.setConfig({ testTimeout: 60_000 });

const frequencies = fc.constantFrom('hourly' as const, 'daily' as const, 'weekly' as const);

/** The end that a window would have if nobody ever rested. */
function plainEnd(
	frequency: 'hourly' | 'daily' | 'weekly',
	{ time, weekday }: Schedule,
	timeZone: string,
	now: number,
): number {
	return whenToSend({ frequency, schedule: { time, weekday }, timeZone, now }).dueAt;
}

describe('What is put off', () => {
	it('waits, whatever its frequency, for a window that ends when somebody may be told', () => {
		const all = fc.oneof(frequencies, fc.constant('immediate' as const));
		fc.assert(
			fc.property(all, timeZones, schedules, instants, (frequency, timeZone, schedule, now) => {
				const { dueAt, windowEndsAt, putOff } = whenToSend({ frequency, schedule, timeZone, now });
				expect(firstAllowed(dueAt, schedule, timeZone)).toEqual({ at: dueAt });
				if (frequency === 'immediate') {
					expect(windowEndsAt).toBe(dueAt === now ? undefined : dueAt);
					expect(putOff === undefined).toBe(dueAt === now);
				} else {
					const end = plainEnd(frequency, schedule, timeZone, now);
					expect(windowEndsAt).toBe(dueAt);
					expect(dueAt).toBeGreaterThanOrEqual(end);
					expect(end).toBeGreaterThan(now);
					expect(putOff === undefined).toBe(dueAt === end);
				}
			}),
			{ numRuns: 1500 },
		);
	});

	it('is due at one instant for all of a window, so two writers agree without talking', () => {
		const parts = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
		fc.assert(
			fc.property(
				frequencies,
				timeZones,
				schedules,
				instants,
				parts,
				(frequency, timeZone, schedule, from, part) => {
					const start = plainEnd(frequency, schedule, timeZone, from);
					const end = plainEnd(frequency, schedule, timeZone, start);
					const ask = (now: number) => whenToSend({ frequency, schedule, timeZone, now });
					const whole = ask(start);
					expect(ask(start + Math.floor((end - start) * part))).toEqual(whole);
					expect(ask(end - 1)).toEqual(whole);
				},
			),
			{ numRuns: 1500 },
		);
	});

	it('comes from several windows together, and never makes two daily digests of one ordinary day', () => {
		fc.assert(
			fc.property(timeZones, schedules, instants, (timeZone, schedule, from) => {
				const dueAts = new Set<number>();
				for (let now = from; now < from + 60 * dayMs;) {
					dueAts.add(whenToSend({ frequency: 'daily', schedule, timeZone, now }).dueAt);
					now = plainEnd('daily', schedule, timeZone, now);
				}
				const ordinary = [...dueAts].filter(
					(at) => isOrdinary(at - 2 * dayMs, timeZone) && isOrdinary(at - dayMs, timeZone),
				);
				const dates = ordinary.map((at) => localClock(at, timeZone).date);
				expect(dates).toEqual([...new Set(dates)]);
			}),
			{ numRuns: 150 },
		);
	});

	it('gathers for one digest at the end of the quiet hours, from all hours of a night', () => {
		fc.assert(
			fc.property(timeZones, schedules, instants, (timeZone, schedule, from) => {
				const { workingDays: _, ...everyDay } = schedule;
				const ask = (frequency: 'immediate' | 'hourly', now: number) =>
					whenToSend({ frequency, schedule: everyDay, timeZone, now }).dueAt;
				const end = ask('immediate', from);
				for (let now = from; now < end; now += 977_000) {
					expect(ask('immediate', now)).toBe(end);
					const hourEnds = plainEnd('hourly', everyDay, timeZone, now);
					expect(ask('hourly', now)).toBe(ask('immediate', Math.max(hourEnds, end)));
				}
			}),
			{ numRuns: 300 },
		);
	});
});
