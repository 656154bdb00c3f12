// Answers: when does the window end that is open now?
// A window includes its start and not its end: what happens exactly at an end belongs to the next window.
import type { Instant } from '../clock';
import { instantOn, localAt } from './localTime';
import type { Schedule, Weekday } from './schedule';

type LocalDate = ReturnType<ReturnType<typeof localAt>['toPlainDate']>;

/** The next instant at which the local clock shows minute 0. */
export function hourlyEnd(now: Instant, timeZone: string): Instant {
	const local = localAt(now, timeZone);
	const intoTheHourMs = (local.minute * 60 + local.second) * 1000 + local.millisecond;
	const end = now + 3_600_000 - intoTheHourMs;
	if (localAt(end, timeZone).offsetNanoseconds === local.offsetNanoseconds) return end;
	// The clock is changed before then, maybe by half an hour: count on from the change.
	const change = local.getTimeZoneTransition('next');
	if (change === null) return end;
	const { minute, second, epochMilliseconds } = change;
	return minute === 0 && second === 0 ? epochMilliseconds : hourlyEnd(epochMilliseconds, timeZone);
}

/** The next end of a daily window; every local day that exists has exactly one. */
export function dailyEnd(now: Instant, time: string, timeZone: string): Instant {
	const today = localAt(now, timeZone).toPlainDate();
	return firstEnd(now, today, 1, (date) => instantOn(date, time, timeZone));
}

/**
 * The next end of a weekly window; every ISO week has exactly one. In a week without that weekday
 * (Apia had no Friday in the last week of 2011) it ends at the same time on the day after.
 */
export function weeklyEnd(now: Instant, schedule: Schedule, timeZone: string): Instant {
	const { time, weekday } = schedule;
	return firstEnd(
		now,
		dayOfThisWeek(localAt(now, timeZone).toPlainDate(), weekday),
		7,
		(date) => instantOn(date, time, timeZone) ?? instantOn(date.add({ days: 1 }), time, timeZone),
	);
}

function dayOfThisWeek(today: LocalDate, weekday: Weekday): LocalDate {
	return today.add({ days: weekday - today.dayOfWeek });
}

/** Walks local dates from `first` on until one has an end strictly after `now`. */
function firstEnd(
	now: Instant,
	first: LocalDate,
	stepDays: number,
	endOn: (date: LocalDate) => Instant | undefined,
): Instant {
	for (let date = first; ; date = date.add({ days: stepDays })) {
		const end = endOn(date);
		if (end !== undefined && end > now) return end;
	}
}
