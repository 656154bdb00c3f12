// Answers: what do preferences look like once these choices are made or taken back?
import type { Frequency, QuietHours, Weekday } from '../frequency/schedule';
import type { Preferences } from './preferences';
import type { Choice } from './readChoice';

/** Choices to make and to take back, all at once. What is absent stays as it is. */
export interface PreferenceChoices {
	everything?: Choice<Frequency>;
	/** Group key → choice. */
	groups?: Readonly<Record<string, Choice<Frequency>>>;
	/** Type key → choice. */
	types?: Readonly<Record<string, Choice<Frequency>>>;
	time?: Choice<string>;
	weekday?: Choice<Weekday>;
	timeZone?: Choice<string>;
	quietHours?: Choice<QuietHours | 'none'>;
	workingDays?: Choice<readonly Weekday[]>;
}

/** `before` itself is left alone. */
export function applyChoices(before: Preferences, choices: PreferenceChoices): Preferences {
	return {
		...chosen('everything', before, choices),
		groups: chosenOf(before.groups, choices.groups),
		types: chosenOf(before.types, choices.types),
		...chosen('time', before, choices),
		...chosen('weekday', before, choices),
		...chosen('timeZone', before, choices),
		...chosen('quietHours', before, choices),
		...chosen('workingDays', before, choices),
	};
}

/** The property with its value afterwards; nothing where there is none, so that none is stored. */
function chosen<K extends Exclude<keyof Preferences, 'groups' | 'types'>>(
	name: K,
	before: Preferences,
	choices: PreferenceChoices,
): Pick<Preferences, K> {
	const choice = choices[name];
	const after = choice === undefined ? before[name] : choice === 'inherit' ? undefined : choice;
	return (after === undefined ? {} : { [name]: after }) as Pick<Preferences, K>;
}

function chosenOf(
	before: Record<string, Frequency>,
	choices: Readonly<Record<string, Choice<Frequency>>> = {},
): Record<string, Frequency> {
	const after = new Map(Object.entries(before));
	for (const [key, choice] of Object.entries(choices)) {
		after.delete(key);
		if (choice !== 'inherit') after.set(key, choice);
	}
	return Object.fromEntries(after);
}
