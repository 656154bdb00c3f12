// Answers: which of a few words did a workflow choose, and is this a yes?
import { BadInput } from '../errors';
import { nameValue } from './readText';

interface ChoiceRule {
	/** The beginning of the error code: `severity` gives `severity_unknown`. */
	code: string;
	/** The parameter in the words of the node's form. */
	field: string;
}

/** Undefined where nothing is chosen. Throws BadInput for any other word. */
export function readChoice<Choice extends string>(
	raw: unknown,
	choices: readonly Choice[],
	{ code, field }: ChoiceRule,
): Choice | undefined {
	if (isAbsent(raw)) return undefined;
	const word = typeof raw === 'string' ? raw.trim().toLowerCase() : raw;
	const choice = choices.find((each) => each === word);
	if (choice !== undefined) return choice;
	throw new BadInput(
		`${code}_unknown`,
		`${field} is ${sayGiven(raw)}, which is none of the choices.`,
		{
			field,
			hint: `Give one of these: ${choices.join(', ')}.`,
		},
	);
}

/** False where nothing is chosen. An expression may give the words. */
export function readFlag(raw: unknown, rule: ChoiceRule): boolean {
	if (typeof raw === 'boolean') return raw;
	return readChoice(raw, ['true', 'false'], rule) === 'true';
}

function isAbsent(raw: unknown): boolean {
	return raw === undefined || raw === null || (typeof raw === 'string' && raw.trim() === '');
}

function sayGiven(raw: unknown): string {
	if (typeof raw === 'string') return `“${raw.trim().slice(0, 40).toWellFormed()}”`;
	return typeof raw === 'number' ? String(raw) : nameValue(raw);
}
