// Answers: from which instant on may somebody be told, where not in quiet hours and not on a day off?
import type { Instant } from '../clock';
import { instantOn, instantReaching } from './localTime';
import { endOfQuiet, findRest, isDayOff, localDate, type LocalDate, type Rest } from './rest';
import type { PutOff, Schedule } from './schedule';

export type RestSchedule = Pick<Schedule, 'time' | 'quietHours' | 'workingDays'>;

/**
 * The first instant at or after `at` that is neither on a day off nor in quiet hours, and the first reason why it is
 * later; no reason where it is `at` itself. Days off are asked about first.
 * - On a day off: the schedule's time on the next working day, as of a daily digest; where that is in quiet hours,
 *   their end on the same day; where they end on another, the day's first instant outside of them. A working day
 *   that has none is passed over: a clock may jump over the only one, or over the day.
 * - In quiet hours: their end; where that is on a day off, on from there as above.
 *
 * Where the clock is changed, a night has its quiet hours once and in one piece: from when the clock first comes to
 * `from` until it first comes to `to`. Where it jumps over one of them, that is the first instant after the gap. Where
 * it shows one of them twice, it is the first of the two: quiet hours until 01:30 are over at the first 01:30 and do not
 * come again with the second 01:00; those from 01:30 go on through it. Where it jumps over all that is not quiet, one
 * night follows on the other. Local days, too, begin when the clock first comes to their midnight.
 *
 * A later `at` never gives an earlier instant, but on the working day after a day off: what was put off to nine that
 * day does not hold up what comes by itself at eight.
 */
export function firstAllowed(
	at: Instant,
	schedule: RestSchedule,
	timeZone: string,
): { at: Instant; putOff?: PutOff } {
	const rest = findRest(schedule, timeZone);
	if (rest === undefined) return { at };
	const date = localDate(at, rest);
	if (isDayOff(date, rest)) {
		return { at: onNextWorkingDay(date, schedule.time, rest), putOff: 'day_off' };
	}
	const end = endOfQuiet(at, rest);
	if (end === at) return { at };
	const endDate = localDate(end, rest);
	return {
		at: isDayOff(endDate, rest) ? onNextWorkingDay(endDate, schedule.time, rest) : end,
		putOff: 'quiet_hours',
	};
}

/** Ends: every ordinary day has an instant that is not quiet, since quiet hours are never the whole day. */
function onNextWorkingDay(after: LocalDate, time: string, rest: Rest): Instant {
	for (let date = after.add({ days: 1 }); ; date = date.add({ days: 1 })) {
		if (isDayOff(date, rest)) continue;
		const found = firstAllowedOn(date, time, rest);
		if (found !== undefined) return found;
	}
}

function firstAllowedOn(date: LocalDate, time: string, rest: Rest): Instant | undefined {
	const chosen = instantOn(date, time, rest.timeZone);
	const begins = instantReaching(date, '00:00', rest.timeZone);
	return [chosen ?? begins, begins]
		.map((at) => endOfQuiet(at, rest))
		.find((at) => localDate(at, rest).equals(date));
}
