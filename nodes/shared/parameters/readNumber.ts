// Answers: is this the number that a setting of the run asks for?
import { BadInput } from '../../../src/index';

export interface NumberRules {
	field: string;
	least: number;
	most: number;
}

/** Throws BadInput for what is none, or too small or great. */
export function readNumber(given: unknown, { field, least, most }: NumberRules): number {
	const isText = typeof given === 'string' && given.trim() !== '';
	const value = typeof given === 'number' || isText ? Number(given) : Number.NaN;
	if (value >= least && value <= most) return value;
	throw new BadInput('number_unusable', `${field} is not a number from ${least} to ${most}`, {
		field,
		hint: `Give a number from ${least} to ${most}`,
	});
}
