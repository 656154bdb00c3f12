// Answers: which instant does a date in the form mean?
import { BadInput } from '../../src/index';

const wallClock = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?))?$/;
const withOffset =
	/^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s?(?:Z|[+-]\d{2}:?\d{2})$/i;

/** In milliseconds since 1970: what is further away can't be written as a date. */
const furthest = 8_640_000_000_000_000;

/** Milliseconds since 1970. What has no offset is meant as a clock in `timeZone` shows it. Throws BadInput for what is no date. */
export function readInstant(given: unknown, field: string, timeZone: string): number | undefined {
	if (given === undefined || given === null || given === '') return undefined;
	const at = toInstant(given, timeZone);
	if (at !== undefined && Math.abs(at) <= furthest) return at;
	throw new BadInput('not_a_date', `${field} is no date`, {
		field,
		hint: 'Give it as in 2026-03-05T09:00 or 2026-03-05T08:00:00Z, or an expression such as {{ $now.minus({ days: 7 }) }}',
	});
}

function toInstant(given: unknown, timeZone: string): number | undefined {
	if (typeof given === 'number') return given;
	if (given instanceof Date) return given.getTime();
	if (typeof given !== 'string') return fromLuxon(given);
	const text = given.trim();
	if (!isOnCalendar(text.slice(0, 10))) return undefined;
	if (withOffset.test(text)) return Date.parse(text.replace(' ', 'T').replace(' ', ''));
	const [, day, time = '00:00'] = wallClock.exec(text) ?? [];
	return day === undefined ? undefined : onClock(Date.parse(`${day}T${time}Z`), timeZone);
}

/** 30 February would be read as 2 March. */
function isOnCalendar(day: string): boolean {
	const at = Date.parse(`${day}T00:00Z`);
	return !Number.isNaN(at) && new Date(at).toISOString().startsWith(day);
}

/** n8n's own dates, from whichever copy of the library. */
function fromLuxon(given: unknown): number | undefined {
	const { toMillis } = given as { toMillis?: unknown };
	const at: unknown = typeof toMillis === 'function' ? toMillis.call(given) : undefined;
	return typeof at === 'number' ? at : undefined;
}

/** `shown` is what the clock shows, as if it were UTC. */
function onClock(shown: number, timeZone: string): number {
	if (Number.isNaN(shown)) return shown;
	const guess = shown - offsetAt(shown, timeZone);
	return shown - offsetAt(guess, timeZone);
}

/** How far the zone's clock is ahead of UTC, in milliseconds. */
function offsetAt(instant: number, timeZone: string): number {
	const format = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' });
	const name = format.formatToParts(instant).find(({ type }) => type === 'timeZoneName')?.value;
	const [, sign, hours = '0', minutes = '0'] = /GMT([+-])(\d+):(\d+)/.exec(name ?? '') ?? [];
	return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}
