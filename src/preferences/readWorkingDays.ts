// Answers: are these working days that somebody can choose?
import { BadInput } from '../errors';
import type { Weekday } from '../frequency/schedule';
import { spellWeekday, type Choice } from './readChoice';
import { showRaw } from './showRaw';

const hint =
	'Give names such as Monday or numbers from 1 for Monday to 7 for Sunday, as a list, with commas between them or as in monday-friday; all seven for no days off; or inherit to take the choice back.';

/**
 * A list, or text with commas between names, numbers and ranges; ascending, each once. A range may go over Sunday.
 * Throws BadInput where something is no weekday, or where nothing is left.
 */
export function readWorkingDays(raw: unknown): Choice<Weekday[]> {
	if (typeof raw === 'string' && raw.trim().toLowerCase() === 'inherit') return 'inherit';
	const days = new Set(listed(raw).flatMap(readDays));
	if (days.size > 0) return [...days].sort((a, b) => a - b);
	throw new BadInput('working_days_empty', 'Without any working day, nothing would ever be told', {
		field: 'Working Days',
		hint: `To hear nothing, turn everything off instead. ${hint}`,
	});
}

function listed(raw: unknown): readonly unknown[] {
	if (Array.isArray(raw)) return raw;
	if (typeof raw !== 'string') return [raw];
	return raw.split(',').filter((part) => part.trim() !== '');
}

function readDays(raw: unknown): Weekday[] {
	const day = spellWeekday(raw);
	if (day !== undefined) return [day];
	const parts = typeof raw === 'string' ? raw.split(/[-–]/) : [];
	const [first, last] = parts.map(spellWeekday);
	if (parts.length === 2 && first && last) return daysBetween(first, last);
	throw new BadInput('working_days_malformed', `${showRaw(raw)} is no day of the week`, {
		field: 'Working Days',
		hint,
	});
}

function daysBetween(first: Weekday, last: Weekday): Weekday[] {
	const length = ((last - first + 7) % 7) + 1;
	return Array.from({ length }, (_, i) => (((first - 1 + i) % 7) + 1) as Weekday);
}
