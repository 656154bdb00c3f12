// Answers: what does the local clock show at an instant, and at which instant does it first show a time?
import { Temporal } from 'temporal-polyfill';
import type { Instant } from '../clock';

/** The local date and clock of a zone at an instant. */
export function localAt(instant: Instant, timeZone: string): Temporal.ZonedDateTime {
	return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone);
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
	const wanted = date.toPlainDateTime(time);
	const found = wanted.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
	if (found.toPlainDateTime().equals(wanted)) return found.epochMilliseconds;
	// In a gap, `earlier` lies before it, so the next change of the clock is the gap's end.
	const afterGap = found.getTimeZoneTransition('next');
	const beforeGap = afterGap?.subtract({ minutes: 1 });
	return [afterGap, beforeGap].find((moment) => moment?.toPlainDate().equals(date))
		?.epochMilliseconds;
}
