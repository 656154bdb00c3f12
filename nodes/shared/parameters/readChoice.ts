// Answers: which of a few choices was made, also where an expression made it?
import { BadInput } from '../../../src/index';

/** Maps what the form says to what the engine says. Throws BadInput for what is not on offer. */
export function readChoice<T>(
	value: unknown,
	choices: Readonly<Record<string, T>>,
	field: string,
): T {
	if (typeof value === 'string' && Object.hasOwn(choices, value)) return choices[value] as T;
	throw new BadInput('not_on_offer', `${nameValue(value)} is not one of the choices`, {
		field,
		hint: `Choose one of: ${Object.keys(choices).join(', ')}`,
	});
}

function nameValue(value: unknown): string {
	if (typeof value === 'string') return `“${value.slice(0, 80).toWellFormed()}”`;
	if (value === undefined || value === null) return 'Nothing';
	if (typeof value !== 'object') return String(value).slice(0, 80);
	return Array.isArray(value) ? 'A list' : 'An object';
}
