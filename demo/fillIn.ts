// Answers: when do the sample's preferences fall due, now that we know when the demo runs?
import type { ActEvent, SampleEntry, UnfilledEntry } from './sample/act.ts';
import type { SamplePreference, UnfilledPreference } from './sample/sample.ts';

const minute = 60_000;
const hour = 60 * minute;
/** From the first event to the digests, at most. */
const longestWait = 5 * minute;

/** The digests of the demo are due at the end of a minute, at least four minutes from now: honest, and soon. */
export function whenDigestsAreDue(now: number): number {
	return Math.ceil((now + 4 * minute) / minute) * minute;
}

export function fillIn(
	preferences: readonly UnfilledPreference[],
	digestsDueAt: number,
): SamplePreference[] {
	return preferences.map((preference) => {
		const timeZone = zoneFor(preference.timeZone, digestsDueAt);
		return {
			...preference,
			timeZone,
			time: localTime(digestsDueAt, timeZone),
			weekday: weekdayAfter(digestsDueAt, 3),
		};
	});
}

/** The same for an entry of a document of preferences. */
export function fillInEntry(entry: UnfilledEntry, digestsDueAt: number): SampleEntry {
	const { time, weekday, quietHours, workingDays, ...rest } = entry;
	const timeZone = rest.timeZone && zoneFor(rest.timeZone, digestsDueAt);
	const soon = localTime(digestsDueAt, timeZone ?? 'UTC');
	const twoHoursBefore = localTime(digestsDueAt - 2 * hour, timeZone ?? 'UTC');
	return {
		...rest,
		...(timeZone && { timeZone }),
		...(time && { time: soon }),
		...(weekday && { weekday: weekdayAfter(digestsDueAt, 3) }),
		...(quietHours && { quietHours: { from: twoHoursBefore, to: soon } }),
		...(workingDays && { workingDays: [2, 3, 4].map((days) => weekdayAfter(digestsDueAt, days)) }),
	};
}

/** What expires with the digest is of use until then, and not in it any more. */
export function fillInEvent(
	{ expiresAt, ...event }: ActEvent,
	digestsDueAt: number,
): Omit<ActEvent, 'expiresAt'> & { expiresAt?: string } {
	if (expiresAt === undefined) return event;
	const at = expiresAt === 'passed' ? digestsDueAt - 24 * hour : digestsDueAt;
	return { ...event, expiresAt: new Date(at).toISOString() };
}

function zoneFor(timeZone: string, digestsDueAt: number): string {
	return timeZone === 'far_from_the_hour'
		? zoneFarFromTheHour(digestsDueAt - longestWait)
		: timeZone;
}

/** Full hours come half an hour apart in these two: in one of them the next is at least 30 minutes after `from`. */
function zoneFarFromTheHour(from: number): string {
	return Math.floor(from / minute) % 60 < 30 ? 'UTC' : 'Asia/Kolkata';
}

function localTime(at: number, timeZone: string): string {
	return new Intl.DateTimeFormat('en-GB', {
		timeZone,
		hour: '2-digit',
		minute: '2-digit',
		hourCycle: 'h23',
	}).format(at);
}

/** ISO weekday. Three days off is far in every time zone. */
function weekdayAfter(at: number, days: number): number {
	return ((new Date(at).getUTCDay() + days + 6) % 7) + 1;
}
