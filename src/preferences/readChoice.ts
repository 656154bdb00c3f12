// Answers: is this a frequency, a time, a weekday or a time zone that somebody can choose?
import { BadInput } from '../errors';
import { frequencies, type Frequency, type Weekday } from '../frequency/schedule';
import { spellTimeZone } from '../frequency/timeZone';
import { showRaw } from './showRaw';

/** What was chosen, or that a choice is taken back. */
export type Choice<T> = T | 'inherit';

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

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
	const text = lowerCase(raw);
	if (text === 'inherit') return text;
	// Spreadsheets leave out the first zero.
	const time = /^\d:/.test(text) ? `0${text}` : text;
	if (wallClockTime.test(time)) return time;
	throw new BadInput('time_malformed', `${showRaw(raw)} is no time of day`, {
		field: 'Time',
		hint: 'Write hours and minutes on a 24-hour clock, as in 09:00 or 17:30, or inherit to take the choice back.',
	});
}

export function readWeekday(raw: unknown): Choice<Weekday> {
	const text = typeof raw === 'number' ? String(raw) : lowerCase(raw);
	if (text === 'inherit') return text;
	const weekday = /^[1-7]$/.test(text) ? Number(text) : weekdays.indexOf(text) + 1;
	if (weekday > 0) return weekday as Weekday;
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

function lowerCase(raw: unknown): string {
	return typeof raw === 'string' ? raw.trim().toLowerCase() : '';
}
