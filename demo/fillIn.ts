// Answers: when do the sample's preferences fall due, now that we know when the demo runs?
import type { SamplePreference, UnfilledPreference } from './sample/sample.ts';

const minute = 60_000;
/** From the first event to the digests, at most. */
const longestWait = 4 * minute;

/** The digests of the demo are due at the end of a minute, at least three minutes from now: honest, and soon. */
export function whenDigestsAreDue(now: number): number {
	return Math.ceil((now + 3 * minute) / minute) * minute;
}

export function fillIn(
	preferences: readonly UnfilledPreference[],
	digestsDueAt: number,
): SamplePreference[] {
	return preferences.map((preference) => {
		const timeZone =
			preference.timeZone === 'far_from_the_hour'
				? zoneFarFromTheHour(digestsDueAt - longestWait)
				: preference.timeZone;
		return {
			...preference,
			timeZone,
			time: localTime(digestsDueAt, timeZone),
			weekday: weekdayAfter(digestsDueAt, 3),
		};
	});
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
