// Answers: when may somebody be told, by a look at every minute of the local clock? Slow, and without what it tests.
import type { RestSchedule } from '../../src/frequency/firstAllowed';
import { dayMs, hourMs, localClock, minuteMs, weekdayOf } from './localClock';

interface Minute {
	at: number;
	date: string;
	/** `HH:MM` */
	time: string;
}

/** Minute by minute from `at` on, as shown by a clock that stands still where the local one is put back. */
export function* steadyMinutes(at: number, timeZone: string): Generator<Minute> {
	let latest = '';
	for (let minute = at - 26 * hourMs; ; minute += minuteMs) {
		const { date, time } = localClock(minute, timeZone);
		const shown = `${date} ${time.slice(0, 5)}`;
		if (shown > latest) latest = shown;
		if (minute >= at) yield { at: minute, date: latest.slice(0, 10), time: latest.slice(11) };
	}
}

export function steadyDate(at: number, timeZone: string): string {
	return first(steadyMinutes(at, timeZone), () => true).date;
}

/** As firstAllowed says it, of an instant on the full minute. */
export function lookPatiently(at: number, schedule: RestSchedule, timeZone: string): number {
	const minutes = steadyMinutes(at, timeZone);
	const now = first(minutes, () => true);
	const open = isOff(now.date, schedule)
		? now
		: isQuiet(now.time, schedule)
			? first(minutes, ({ time }) => !isQuiet(time, schedule))
			: undefined;
	if (open === undefined) return at;
	if (!isOff(open.date, schedule)) return open.at;
	let day: Minute[] = [];
	for (const minute of steadyMinutes(open.at, timeZone)) {
		const before = day[0]?.date;
		if (before !== undefined && before !== minute.date) {
			const told = before === open.date ? undefined : toldOn(day, schedule);
			if (told !== undefined) return told.at;
			day = [];
		}
		day.push(minute);
		if (minute.at > at + 40 * dayMs) break;
	}
	throw new Error('Nobody is told for forty days.');
}

/** The first minute of a whole day that is not quiet, from the chosen time on if there is one. */
function toldOn(day: Minute[], schedule: RestSchedule): Minute | undefined {
	const { date } = day[0]!;
	if (isOff(date, schedule)) return undefined;
	const chosen = day.find(({ time }) => time >= schedule.time) ?? day.at(-1)!;
	const allowed = day.filter(({ time }) => !isQuiet(time, schedule));
	return allowed.find(({ at }) => at >= chosen.at) ?? allowed[0];
}

function isQuiet(time: string, { quietHours }: RestSchedule): boolean {
	if (!quietHours) return false;
	const { from, to } = quietHours;
	return from < to ? from <= time && time < to : from <= time || time < to;
}

function isOff(date: string, { workingDays }: RestSchedule): boolean {
	return workingDays !== undefined && !workingDays.some((day) => day === weekdayOf(date));
}

function first(minutes: Iterator<Minute>, wanted: (minute: Minute) => boolean): Minute {
	for (;;) {
		const next = minutes.next();
		if (next.done) throw new Error('A clock does not end.');
		if (wanted(next.value)) return next.value;
	}
}
