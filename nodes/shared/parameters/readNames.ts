// Answers: which names stand in a field that takes several, with commas between them?
import { BadInput } from '../../../src/index';

/** An expression may give a list, too. Throws BadInput for what is neither. */
export function readNames(given: unknown, field: string): string[] {
	if (given === undefined || given === null) return [];
	const names = typeof given === 'string' ? given.split(',') : given;
	if (Array.isArray(names) && names.every((name) => typeof name === 'string')) {
		return names.map((name) => name.trim()).filter(Boolean);
	}
	throw new BadInput('names_unusable', `${field} is neither a text nor a list of names`, {
		field,
		hint: 'Give names with commas between them, as in data, invoice',
	});
}
