// Answers: what do preferences come to? Written once more and plainly, so that the simulation does not lean on what it tests.
import type { Instant } from '../../src/clock';
import type { Frequency, QuietHours, Weekday } from '../../src/frequency/schedule';
import type { CatalogueDocument } from '../../src/preferences/catalogueDocument';
import type { Preferences } from '../../src/preferences/preferences';
import { dayMs, hourMs, localClock, minuteMs, weekdayOf } from '../frequency/localClock';

/** What is known of a recipient at one moment. */
export interface Known {
	own?: Preferences;
	workspace?: Preferences;
	document?: CatalogueDocument;
	timeZone: string;
}

const builtInGroups: Record<string, string> = {
	task: 'task',
	comment: 'conversation',
	release: 'release',
};
const builtInKeys = ['task.assigned', 'task.due', 'comment.added', 'release.status_changed'];

function aboutType(key: string, document: CatalogueDocument | undefined) {
	const word = key.split('.')[0]!;
	const own = document?.types.find((type) => type.key === key);
	if (own) return own;
	const near = document?.types.find((type) => type.key.split('.')[0] === word)?.group;
	const isBuiltIn = document?.builtIn !== 'replace';
	const group = near ?? (isBuiltIn ? builtInGroups[word] : undefined) ?? 'other';
	const isDeclared = isBuiltIn && builtInKeys.includes(key);
	return {
		group: isDeclared ? builtInGroups[word]! : group,
		mandatory: false,
		defaultFrequency: isDeclared ? ('immediate' as const) : undefined,
	};
}

export function frequencyOf(type: string, known: Known): Frequency {
	const { own, workspace } = known;
	const { group, mandatory, defaultFrequency } = aboutType(type, known.document);
	if (own?.everything === 'off' && !mandatory) return 'off';
	const wishes = [
		...[own?.types[type], own?.groups[group], own?.everything],
		...[workspace?.types[type], workspace?.groups[group], workspace?.everything],
	].filter((wish) => wish !== undefined && !(mandatory && wish === 'off'));
	return wishes[0] ?? defaultFrequency ?? 'immediate';
}

export interface Rest {
	quietHours?: QuietHours;
	workingDays?: readonly Weekday[];
}

export function restOf({ own, workspace }: Known): Rest {
	const quietHours = own?.quietHours ?? workspace?.quietHours;
	const workingDays = own?.workingDays ?? workspace?.workingDays;
	return {
		...(quietHours !== undefined && quietHours !== 'none' && { quietHours }),
		...(workingDays && workingDays.length < 7 && { workingDays }),
	};
}

/** True where nobody who reads the clock in any way would tell anything at this instant. */
export function isAtRest(instant: Instant, known: Known): boolean {
	const rest = restOf(known);
	if (!rest.quietHours && !rest.workingDays) return false;
	const moments = [instant];
	// While a clock is put back, which of the two passes counts is a matter of taste: told apart elsewhere.
	if (offset(instant - 3 * hourMs, known) !== offset(instant + 3 * hourMs, known)) {
		// Minute by minute: some rest all day but for one of them.
		for (let ms = -3 * hourMs; ms <= 3 * hourMs; ms += minuteMs) moments.push(instant + ms);
	}
	return moments.every((moment) => rests(moment, rest, known.timeZone));
}

function rests(instant: Instant, { quietHours, workingDays }: Rest, timeZone: string): boolean {
	const { date, time } = localClock(instant, timeZone);
	if (workingDays && !workingDays.some((day) => day === weekdayOf(date))) return true;
	if (!quietHours) return false;
	const { from, to } = quietHours;
	const shown = time.slice(0, 5);
	return from < to ? shown >= from && shown < to : shown >= from || shown < to;
}

function offset(instant: Instant, { timeZone }: Known): number {
	const { date, time } = localClock(instant, timeZone);
	return Date.parse(`${date}T${time}Z`) - Math.floor(instant / 1000) * 1000;
}

const longest: Record<Exclude<Frequency, 'off'>, number> = {
	// A flood waits for the next full hour; half-hour zones and half-hour changes make the longest of these.
	immediate: hourMs + 30 * minuteMs,
	hourly: hourMs + 30 * minuteMs,
	daily: dayMs + hourMs,
	weekly: 7 * dayMs + hourMs,
};

/** The longest that somebody with this frequency may wait in a window. */
export const longestWindow = (frequency: Exclude<Frequency, 'off'>) => longest[frequency];

/** The longest that quiet hours and days off can put off. */
export function longestRest(known: Known): number {
	const { quietHours, workingDays } = restOf(known);
	const daysOff = workingDays ? 7 * dayMs + hourMs : 0;
	return daysOff + (quietHours ? dayMs + hourMs : 0);
}

/** When clocks are put on or back, from 2024 to 2030. */
export function clockChanges(timeZone: string): Instant[] {
	const changes: Instant[] = [];
	const known = { timeZone };
	const end = Date.UTC(2031, 0, 1);
	for (let from = Date.UTC(2024, 0, 1); from < end; from += 7 * dayMs) {
		let [before, after] = [from, from + 7 * dayMs];
		if (offset(before, known) === offset(after, known)) continue;
		const then = offset(before, known);
		while (after - before > 1000) {
			const middle = Math.floor((before + after) / 2000) * 1000;
			if (offset(middle, known) === then) before = middle;
			else after = middle;
		}
		changes.push(after);
	}
	return changes;
}
