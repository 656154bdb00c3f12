// Answers: which instant does this value mean?
import type { Instant } from '../clock';
import { BadInput } from '../errors';

/** With a date and an offset, as JSON has it: without an offset nobody knows whose clock is meant. */
const isoShape =
	/^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2}))?$/i;
/** The year 2100. Seconds instead of milliseconds would be in 1970. */
const latest = 4_102_444_800_000;
const earliest = 946_684_800_000;

/**
 * ISO 8601 text with an offset (a date alone is its midnight in UTC), milliseconds since 1970, or a date such as n8n's.
 * Undefined where nothing is given. Throws BadInput; `name` is what to call it in a sentence, where it is not the field itself.
 */
export function readInstant(
	raw: unknown,
	field: string,
	name: string = field,
): Instant | undefined {
	if (raw === undefined || raw === null || raw === '') return undefined;
	const at = toInstant(raw);
	if (at !== undefined && at >= earliest && at <= latest) return at;
	throw new BadInput('instant_malformed', `${name} is no instant between the years 2000 and 2100`, {
		field,
		hint: 'Give it as in 2026-03-05T09:00:00+01:00 or 2026-03-05T08:00:00Z, or in milliseconds since 1970.',
	});
}

function toInstant(raw: unknown): Instant | undefined {
	if (typeof raw === 'number') return Math.trunc(raw);
	if (typeof raw === 'string') {
		const text = raw.trim();
		const at = isoShape.test(text) ? Date.parse(text) : NaN;
		return Number.isNaN(at) ? undefined : at;
	}
	if (raw instanceof Date) return raw.getTime();
	// Luxon's DateTime, which n8n's expressions give, from whatever copy of that library.
	const toMillis = (raw as { toMillis?: unknown }).toMillis;
	const at: unknown = typeof toMillis === 'function' ? toMillis.call(raw) : undefined;
	return typeof at === 'number' ? at : undefined;
}
