// Answers: what does a local clock show? Read from Intl, so that the tests do not lean on what they test.
import { defaultSchedule } from '../../src/frequency/schedule';
import type { ActiveFrequency, Schedule } from '../../src/frequency/schedule';
import { whenToSend } from '../../src/frequency/whenToSend';

export const allTimeZones = Intl.supportedValuesOf('timeZone');

export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;

const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(timeZone: string): Intl.DateTimeFormat {
	const clock =
		clocks.get(timeZone) ??
		new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium', timeZone });
	clocks.set(timeZone, clock);
	return clock;
}

/** `2024-03-10` and `03:00:00`. */
export function localClock(instant: number, timeZone: string): { date: string; time: string } {
	const shown = clockOf(timeZone).format(instant);
	return { date: shown.slice(0, 10), time: shown.slice(11, 19) };
}

/** Monday is 1. */
export function weekdayOf(date: string): number {
	return new Date(`${date}T00:00Z`).getUTCDay() || 7;
}

export function daysLater(date: string, days: number): string {
	return utc(Date.parse(`${date}T00:00Z`) + days * dayMs).slice(0, 10);
}

/** An instant in UTC, so that a failing test can be read. */
export function utc(instant: number | string): string {
	return new Date(instant).toISOString();
}

/** The first `count` windows that end after an instant, in UTC. */
export function ends(
	frequency: ActiveFrequency,
	timeZone: string,
	after: string,
	count: number,
	schedule: Partial<Schedule> = {},
): string[] {
	const found: string[] = [];
	let now = Date.parse(after);
	for (let i = 0; i < count; i += 1) {
		now = whenToSend({
			frequency,
			schedule: { ...defaultSchedule, ...schedule },
			timeZone,
			now,
		}).dueAt;
		found.push(utc(now));
	}
	return found;
}
