// Answers: what does the local clock show at an instant, and at which instant does it first show a time?
import { Temporal } from 'temporal-polyfill';
import type { Instant } from '../clock';

/** The local date and clock of a zone at an instant. */
export function localAt(instant: Instant, timeZone: string): Temporal.ZonedDateTime {
	return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone);
}

/**
 * The local date and clock as `localAt` gives them, but of a clock that never goes back: while a time is shown
 * again, it stands still at the last moment it showed before it was put back. So every local day and every span of
 * a day is there once and in one piece, and a time that came once this day does not come again.
 */
export function steadyLocalAt(instant: Instant, timeZone: string): Temporal.PlainDateTime {
	const shown = localAt(instant, timeZone).toPlainDateTime();
	const firstShown = shown.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
	if (firstShown.epochMilliseconds === instant) return shown;
	const putBack = firstShown.getTimeZoneTransition('next');
	return putBack === null
		? shown
		: localAt(putBack.epochMilliseconds - 1, timeZone).toPlainDateTime();
}

/**
 * The first instant at which the local clock has come to a time of a local day: the first of the two, where it
 * shows the time twice; the first instant after the gap, where it jumps over the time or over the whole day.
 * The gap's end may show a later date.
 */
export function instantReaching(date: Temporal.PlainDate, time: string, timeZone: string): Instant {
	const wanted = date.toPlainDateTime(time);
	const found = wanted.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
	if (found.toPlainDateTime().equals(wanted)) return found.epochMilliseconds;
	// In a gap, `earlier` lies before it, so the next change of the clock is the gap's end.
	return (found.getTimeZoneTransition('next') ?? found).epochMilliseconds;
}

/**
 * The one instant of a local day that stands for a wall-clock time:
 * - the first of the two, where the clock shows the time twice;
 * - the first instant after the gap, where the clock jumps over the time;
 * - the last minute before the gap, where the gap runs into the next local day (Nuuk jumps from 23:00
 *   to midnight): the first instant after it would be the next day's, which has an instant of its own;
 * - undefined, where the gap swallows the whole day (Apia had no 30 December 2011).
 */
export function instantOn(
	date: Temporal.PlainDate,
	time: string,
	timeZone: string,
): Instant | undefined {
	const reached = instantReaching(date, time, timeZone);
	return [reached, reached - 60_000].find((instant) =>
		localAt(instant, timeZone).toPlainDate().equals(date),
	);
}
