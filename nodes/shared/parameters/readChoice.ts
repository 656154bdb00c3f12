// Answers: which of a few choices was made, also where an expression made it?
import { BadInput } from '../../../src/index';

/** Maps what the form says to what the engine says. Throws BadInput for what is not on offer. */
export function readChoice<T>(
	value: unknown,
	choices: Readonly<Record<string, T>>,
	field: string,
): T {
	if (typeof value === 'string' && Object.hasOwn(choices, value)) return choices[value] as T;
	const shown = typeof value === 'string' ? `“${value.slice(0, 80)}”` : `A ${typeof value}`;
	throw new BadInput('not_on_offer', `${shown} is not one of the choices`, {
		field,
		hint: `Choose one of: ${Object.keys(choices).join(', ')}`,
	});
}
