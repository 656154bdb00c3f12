// Answers: what do these stored preferences say, whatever was written there?
import { z } from 'zod/v4';
import { StoreError } from '../errors';
import { frequencies, type Frequency } from '../frequency/schedule';
import type { Preferences } from './preferences';
import { wallClockTime } from './readChoice';
import { isTypeKey } from './types';

const frequency = z.enum(frequencies);
const time = z.string().regex(wallClockTime);
const weekday = z.literal([1, 2, 3, 4, 5, 6, 7]);

const quietHours = z
	.object({ from: time, to: time })
	.refine(({ from, to }) => from !== to)
	.or(z.literal('none'));

const workingDays = z
	.array(weekday)
	.nonempty()
	.transform((days) => [...new Set(days)].sort((a, b) => a - b));

/** Only what is spelt as a key is taken over, so `__proto__` never becomes one. */
const choices = z.unknown().transform((raw): Record<string, Frequency> => {
	if (typeof raw !== 'object' || raw === null) return {};
	const understood = Object.entries(raw).flatMap(([key, value]) => {
		const read = isTypeKey(key) ? frequency.safeParse(value) : undefined;
		return read?.success ? [[key, read.data] as const] : [];
	});
	return Object.fromEntries(understood);
});

// One entry that is not understood must not cost the others: it counts as never chosen.
const preferences = z.object({
	everything: frequency.optional().catch(undefined),
	groups: choices,
	types: choices,
	time: time.optional().catch(undefined),
	weekday: weekday.optional().catch(undefined),
	// Not looked up: another machine may know a zone that this one does not. See chooseTimeZone.
	timeZone: z.string().optional().catch(undefined),
	quietHours: quietHours.optional().catch(undefined),
	workingDays: workingDays.optional().catch(undefined),
});

/** Throws StoreError where it is no document at all; nothing stored yet is nothing chosen. */
export function readPreferences(json: unknown): Preferences {
	if (json === undefined || json === null) return { groups: {}, types: {} };
	const read = preferences.safeParse(json);
	if (!read.success) {
		throw new StoreError('preferences_unreadable', 'Stored preferences are no JSON object', {
			hint: 'Something else wrote to the store. Set these preferences anew, or restore a backup.',
			cause: read.error,
		});
	}
	const entries = Object.entries(read.data).filter(([, value]) => value !== undefined);
	return Object.fromEntries(entries) as unknown as Preferences;
}
