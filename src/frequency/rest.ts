// Answers: is a day a day off, is a time in quiet hours, and when do those end?
// Dates and times are those of the local clock that never goes back (steadyLocalAt).
import type { Instant } from '../clock';
import { instantReaching, steadyLocalAt } from './localTime';
import type { QuietHours, Schedule, Weekday } from './schedule';

/** When nobody wants to be told. */
export interface Rest {
	/** None where absent. */
	quietHours?: QuietHours;
	/** At least one. */
	workingDays: readonly Weekday[];
	timeZone: string;
}

export type LocalDate = ReturnType<ReturnType<typeof steadyLocalAt>['toPlainDate']>;

const everyDay: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

/** Undefined where nobody ever rests. No working day, and quiet hours that begin when they end, say nothing. */
export function findRest(
	schedule: Pick<Schedule, 'quietHours' | 'workingDays'>,
	timeZone: string,
): Rest | undefined {
	const { quietHours, workingDays } = schedule;
	const isQuietEver = quietHours !== undefined && quietHours.from !== quietHours.to;
	const chosen = everyDay.filter((day) => workingDays?.includes(day));
	const hasDaysOff = chosen.length > 0 && chosen.length < everyDay.length;
	if (!isQuietEver && !hasDaysOff) return undefined;
	return {
		...(isQuietEver && { quietHours }),
		workingDays: hasDaysOff ? chosen : everyDay,
		timeZone,
	};
}

export function localDate(at: Instant, { timeZone }: Rest): LocalDate {
	return steadyLocalAt(at, timeZone).toPlainDate();
}

export function isDayOff(date: LocalDate, { workingDays }: Rest): boolean {
	return !workingDays.some((day) => day === date.dayOfWeek);
}

/** `at` itself where it is not in quiet hours. */
export function endOfQuiet(at: Instant, rest: Rest): Instant {
	const { quietHours, timeZone } = rest;
	if (quietHours === undefined) return at;
	const { from, to } = quietHours;
	const local = steadyLocalAt(at, timeZone);
	const time = local.toPlainTime().toString({ smallestUnit: 'minute' });
	const isOverMidnight = to < from;
	const isQuiet = isOverMidnight ? time >= from || time < to : time >= from && time < to;
	if (!isQuiet) return at;
	const date = local.toPlainDate();
	const endsOn = isOverMidnight && time >= from ? date.add({ days: 1 }) : date;
	// Once more, because the clock may jump over their end into the next ones.
	return endOfQuiet(instantReaching(endsOn, to, timeZone), rest);
}
