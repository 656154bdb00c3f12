// Answers: is this the name of a time zone, and how is it spelled?
import { Temporal } from 'temporal-polyfill';

// Keeps out what Temporal would read as a zone as well: offsets and whole timestamps.
const looksLikeAName = /^[A-Za-z][A-Za-z0-9_+-]*(?:\/[A-Za-z0-9_+-]+)*$/;

/** The IANA name in its own spelling (`europe/paris` → `Europe/Paris`), or undefined where no zone has it. */
export function spellTimeZone(name: unknown): string | undefined {
	if (typeof name !== 'string' || !looksLikeAName.test(name)) return undefined;
	try {
		return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name).timeZoneId;
	} catch {
		return undefined;
	}
}

/** True for an IANA name in any case, as in `Europe/Paris`; an offset such as `+02:00` is none. */
export function isTimeZone(name: unknown): name is string {
	return spellTimeZone(name) !== undefined;
}
