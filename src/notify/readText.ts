// Answers: what text did a workflow put into this parameter, and can it be used?
import { z } from 'zod/v4';
import { BadInput } from '../errors';
import { cleanKey, cleanLine, cleanText, isVisible } from '../message/cleanText';

export interface TextRule {
	/** The beginning of the error codes: `title` gives `title_missing`, `title_not_text`, `title_too_long`. */
	code: string;
	/** The parameter in the words of the node's form. */
	field: string;
	/** What to call this text in a sentence, where it is not the field itself. */
	name?: string;
	limit: number;
	/** `line` is shown on one line; `text` keeps its lines; `key` is stored and compared, never shown. */
	shape: 'line' | 'text' | 'key';
}

const clean = { line: cleanLine, text: cleanText, key: cleanKey };

/** Far above every limit: what is longer was not meant as a text for a person. */
const longestGiven = 1_000_000;

/** What an expression can yield that has one obvious form as text. */
const plain = z.union([z.string(), z.number(), z.boolean(), z.bigint()]).transform(String);
const instant = z.date().transform((date) => date.toISOString());
const readable = z.union([plain, instant]);

/** Undefined where nothing visible was given. Throws BadInput for what is no text, or too long. */
export function readText(raw: unknown, rule: TextRule): string | undefined {
	if (raw === undefined || raw === null) return undefined;
	const name = rule.name ?? rule.field;
	const given = readable.safeParse(raw);
	// An object in the middle of a template is text by the time it gets here, but this text.
	if (!given.success || given.data.trim() === '[object Object]') {
		throw new BadInput(
			`${rule.code}_not_text`,
			`${name} is ${nameValue(raw)}, and only text can be used here.`,
			{ field: rule.field, hint: hintFor(raw) },
		);
	}
	// Cleaning takes its time, and little goes by it.
	if (given.data.length > longestGiven) throw tooLong(name, given.data.length, rule);
	const text = clean[rule.shape](given.data);
	if (!isVisible(text)) return undefined;
	if (text.length > rule.limit) throw tooLong(name, text.length, rule);
	return text;
}

/** The same for a parameter that a notification can't do without. */
export function requireText(raw: unknown, rule: TextRule): string {
	const text = readText(raw, rule);
	if (text !== undefined) return text;
	const { field, name = field } = rule;
	throw new BadInput(
		`${rule.code}_missing`,
		`${name} is empty, and a notification can't do without it.`,
		{
			field,
			hint: `Fill in ${name.replace(/^The /, 'the ')}. If it is an expression, check that the item has the property that it names.`,
		},
	);
}

/** A value in words, without its content: it may hold what nobody should read in a log. */
export function nameValue(raw: unknown): string {
	if (Array.isArray(raw)) return `a list of ${raw.length}`;
	if (typeof raw === 'string') return 'an object that was turned into the text "[object Object]"';
	if (typeof raw === 'number') return 'not a number';
	if (typeof raw !== 'object' || raw === null) return `a ${typeof raw}`;
	const keys = Object.keys(raw)
		.slice(0, 5)
		.map((key) => cleanLine(key).slice(0, 40));
	return keys.length === 0 ? 'an empty object' : `an object with ${keys.join(', ')}`;
}

function hintFor(raw: unknown): string {
	if (Array.isArray(raw)) return `Join the list into one text, as in {{ $json.names.join(', ') }}.`;
	return 'Pick one property of the object, as in {{ $json.task.name }} in place of {{ $json.task }}.';
}

function tooLong(name: string, length: number, rule: TextRule): BadInput {
	const [given, limit] = [length, rule.limit].map((figure) => figure.toLocaleString('en'));
	const hint =
		rule.shape === 'key'
			? 'Give a shorter one that is still unique, such as an ID.'
			: `Shorten it, as in {{ $json.text.slice(0, ${rule.limit}) }}, and link to the rest.`;
	return new BadInput(
		`${rule.code}_too_long`,
		`${name} is ${given} characters long, and at most ${limit} are allowed.`,
		{ field: rule.field, hint },
	);
}
