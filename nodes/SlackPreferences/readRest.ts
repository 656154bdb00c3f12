// Answers: which quiet hours and which working days were chosen, in the form or by an expression in its place?
import { readChoice } from '../shared/parameters/readChoice';

const everyDay: readonly number[] = [1, 2, 3, 4, 5, 6, 7];

/** As the engine reads them. Undefined leaves them as they are. */
export function readQuietHours(given: unknown): unknown {
	const chosen = chosenIn(given);
	if (chosen === undefined) return withoutForm(given);
	const choices = {
		set: { from: chosen.from, to: chosen.until },
		none: 'none',
		inherit: 'inherit',
	};
	return readChoice<unknown>(chosen.choice ?? 'set', choices, 'Quiet Hours');
}

export function readWorkingDays(given: unknown): unknown {
	const chosen = chosenIn(given);
	if (chosen === undefined) return withoutForm(given);
	const choices = { set: chosen.days ?? [], everyDay, inherit: 'inherit' };
	return readChoice<unknown>(chosen.choice ?? 'set', choices, 'Working Days');
}

function chosenIn(given: unknown): Record<string, unknown> | undefined {
	if (typeof given !== 'object' || given === null || !('chosen' in given)) return undefined;
	const { chosen } = given;
	return typeof chosen === 'object' && chosen !== null ? { ...chosen } : undefined;
}

/** A setting that was added and not filled in says nothing; what an expression gives is the engine's to read. */
function withoutForm(given: unknown): unknown {
	const isEmpty = typeof given === 'object' && given !== null && Object.keys(given).length === 0;
	return isEmpty ? undefined : given;
}
