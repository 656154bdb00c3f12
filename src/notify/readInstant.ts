// Answers: which instant does this value mean, and is it a day rather than an instant?
import type { Instant } from '../clock';
import { BadInput } from '../errors';

/** With a date and an offset, as JSON has it: without an offset nobody knows whose clock is meant. */
const isoShape =
	/^(\d{4}-\d{2}-\d{2})(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2}))?$/i;
const dayShape = /^\d{4}-\d{2}-\d{2}$/;
/** From the year 2000 on; what has fewer digits are seconds, or no time at all. */
const millisecondsShape = /^\d{12,13}$/;
/** The year 2100. Seconds instead of milliseconds would be in 1970. */
const latest = 4_102_444_800_000;
const earliest = 946_684_800_000;

/**
 * ISO 8601 text with an offset (a date alone is its midnight in UTC), milliseconds since 1970, also as text, or a date such as
 * n8n's. Undefined where nothing is given. Throws BadInput; `name` is what to call it in a sentence, where it is not the field
 * itself.
 */
export function readInstant(
	given: unknown,
	field: string,
	name: string = field,
): Instant | undefined {
	const raw = typeof given === 'string' ? given.trim() : given;
	if (raw === undefined || raw === null || raw === '') return undefined;
	const at = toInstant(raw);
	if (at !== undefined && at >= earliest && at <= latest) return at;
	throw new BadInput('instant_malformed', `${name} is no instant between the years 2000 and 2100`, {
		field,
		hint: 'Give it as in 2026-03-05T09:00:00+01:00 or 2026-03-05T08:00:00Z, or in milliseconds since 1970.',
	});
}

/** The day of a date without a time, as in `2026-03-05`; undefined for what `readInstant` takes besides. */
export function dayOf(raw: unknown): string | undefined {
	const text = typeof raw === 'string' ? raw.trim() : '';
	return dayShape.test(text) ? text : undefined;
}

function toInstant(raw: unknown): Instant | undefined {
	if (typeof raw === 'number') return Math.trunc(raw);
	if (typeof raw === 'string') {
		if (millisecondsShape.test(raw)) return Number(raw);
		const [, day = ''] = isoShape.exec(raw) ?? [];
		return isOnCalendar(day) ? orUndefined(Date.parse(raw)) : undefined;
	}
	if (raw instanceof Date) return raw.getTime();
	// Luxon's DateTime, which n8n's expressions give, from whatever copy of that library.
	const toMillis = (raw as { toMillis?: unknown }).toMillis;
	const at: unknown = typeof toMillis === 'function' ? toMillis.call(raw) : undefined;
	return typeof at === 'number' ? at : undefined;
}

/** 30 February would be read as 2 March. */
function isOnCalendar(day: string): boolean {
	const at = orUndefined(Date.parse(`${day}T00:00Z`));
	return at !== undefined && new Date(at).toISOString().startsWith(day);
}

function orUndefined(parsed: number): Instant | undefined {
	return Number.isNaN(parsed) ? undefined : parsed;
}
