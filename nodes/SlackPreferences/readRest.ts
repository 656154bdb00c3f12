// Answers: which quiet hours and which working days were chosen in the form?
import { readChoice } from '../shared/parameters/readChoice';
import { readGroup } from '../shared/parameters/readGroup';

const everyDay: readonly number[] = [1, 2, 3, 4, 5, 6, 7];

/** As the engine reads them. Undefined leaves them as they are: the setting was not added, or not filled in. */
export function readQuietHours(given: unknown): unknown {
	const chosen = readGroup(given);
	if (chosen === undefined) return undefined;
	const choices = {
		set: { from: chosen.from, to: chosen.until },
		none: 'none',
		inherit: 'inherit',
	};
	return readChoice<unknown>(chosen.choice ?? 'set', choices, 'Quiet Hours');
}

export function readWorkingDays(given: unknown): unknown {
	const chosen = readGroup(given);
	if (chosen === undefined) return undefined;
	const choices = { set: chosen.days ?? [], everyDay, inherit: 'inherit' };
	return readChoice<unknown>(chosen.choice ?? 'set', choices, 'Working Days');
}
