// Answers: is this a frequency, a time, a weekday or a time zone that somebody can choose?
import { BadInput } from '../errors';
import { frequencies, type Frequency, type Weekday } from '../frequency/schedule';
import { spellTimeZone } from '../frequency/timeZone';
import { showRaw } from './showRaw';

/** What was chosen, or that a choice is taken back. */
export type Choice<T> = T | 'inherit';

export const weekdayNames = [
	'monday',
	'tuesday',
	'wednesday',
	'thursday',
	'friday',
	'saturday',
	'sunday',
] as const;

/** `HH:MM` on a 24-hour clock, as it is stored. */
export const wallClockTime = /^(?:[01]\d|2[0-3]):[0-5]\d$/;

export function readFrequency(raw: unknown): Choice<Frequency> {
	const text = lowerCase(raw);
	const found = text === 'inherit' ? text : frequencies.find((frequency) => frequency === text);
	if (found) return found;
	throw new BadInput('frequency_unknown', `${showRaw(raw)} is no frequency`, {
		field: 'Frequency',
		hint: `Use ${frequencies.join(', ')}, or inherit to take the choice back.`,
	});
}

export function readTime(raw: unknown): Choice<string> {
	const time = lowerCase(raw) === 'inherit' ? 'inherit' : spellTime(raw);
	if (time !== undefined) return time;
	throw new BadInput('time_malformed', `${showRaw(raw)} is no time of day`, {
		field: 'Time',
		hint: 'Write hours and minutes on a 24-hour clock, as in 09:00 or 17:30, or inherit to take the choice back.',
	});
}

export function readWeekday(raw: unknown): Choice<Weekday> {
	const weekday = lowerCase(raw) === 'inherit' ? 'inherit' : spellWeekday(raw);
	if (weekday !== undefined) return weekday;
	throw new BadInput('weekday_unknown', `${showRaw(raw)} is no day of the week`, {
		field: 'Weekday',
		hint: 'Use a name such as Monday, a number from 1 for Monday to 7 for Sunday, or inherit to take the choice back.',
	});
}

export function readTimeZone(raw: unknown): Choice<string> {
	if (lowerCase(raw) === 'inherit') return 'inherit';
	const found = typeof raw === 'string' ? spellTimeZone(raw.trim()) : undefined;
	if (found) return found;
	throw new BadInput('time_zone_unknown', `${showRaw(raw)} is no time zone`, {
		field: 'Time Zone',
		hint: 'Use an IANA name such as Europe/Paris or America/New_York, or inherit to take the choice back.',
	});
}

/** The time as it is stored, or undefined where it is none. */
export function spellTime(raw: unknown): string | undefined {
	const text = lowerCase(raw);
	// Spreadsheets leave out the first zero.
	const time = /^\d:/.test(text) ? `0${text}` : text;
	return wallClockTime.test(time) ? time : undefined;
}

/** By name or number; undefined where it is none. */
export function spellWeekday(raw: unknown): Weekday | undefined {
	const text = typeof raw === 'number' ? String(raw) : lowerCase(raw);
	if (/^[1-7]$/.test(text)) return Number(text) as Weekday;
	const place = weekdayNames.findIndex((name) => name === text);
	return place < 0 ? undefined : ((place + 1) as Weekday);
}

function lowerCase(raw: unknown): string {
	return typeof raw === 'string' ? raw.trim().toLowerCase() : '';
}
