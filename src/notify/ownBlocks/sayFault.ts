// Answers: what is wrong with this part of a block, in words that follow its path?
import type { z } from 'zod/v4';
import { cleanLine } from '../../message/cleanText';

type RawIssue = z.core.$ZodRawIssue;

/** What is wrong, without the path: "is empty", "is missing". */
export function sayFault(issue: RawIssue): string {
	switch (issue.code) {
		case 'too_big':
			return sayTooBig(issue);
		case 'too_small':
			if (typeof issue.input === 'number') return `is less than ${issue.minimum}`;
			return 'is empty';
		case 'invalid_value':
			return saysOneOf(issue.input, issue.values.map(String));
		case 'unrecognized_keys':
			return `has ${issue.keys.map(quote).join(' and ')}, which does not belong there`;
		case 'invalid_type':
			if (issue.input === undefined) return 'is missing';
			return `is ${kindOf(issue.input)}, and has to be ${expected[issue.expected] ?? issue.expected}`;
		default:
			return 'is not as Slack has it';
	}
}

/** “left”, “center” or “right”. */
export function saysOneOf(given: unknown, choices: readonly string[]): string {
	if (given === undefined) return 'is missing';
	const is = typeof given === 'string' ? quote(given) : kindOf(given);
	const all = choices.map(quote);
	const [last = ''] = all.slice(-1);
	const rest = all.slice(0, -1).join(', ');
	return `is ${is}, and has to be ${rest === '' ? last : `${rest} or ${last}`}`;
}

/** `blocks[2].text.text` */
export function sayPath(path: readonly PropertyKey[]): string {
	return path.reduce<string>(
		(said, step) => said + (typeof step === 'number' ? `[${step}]` : `.${String(step)}`),
		'blocks',
	);
}

export function figure(count: number): string {
	return count.toLocaleString('en');
}

const expected: Record<string, string> = {
	string: 'a text',
	number: 'a number',
	int: 'a whole number',
	boolean: 'true or false',
	array: 'a list',
	object: 'an object',
};

function sayTooBig({ input, maximum }: Extract<RawIssue, { code: 'too_big' }>): string {
	const most = figure(Number(maximum));
	if (typeof input === 'string') {
		return `is ${figure(input.length)} characters long, and ${most} are allowed`;
	}
	if (Array.isArray(input)) return `has ${figure(input.length)} entries, and ${most} are allowed`;
	return `is ${String(input)}, and ${most} is the most`;
}

function kindOf(value: unknown): string {
	if (value === null) return 'null';
	if (Array.isArray(value)) return 'a list';
	if (typeof value === 'string') return 'a text';
	if (typeof value === 'object') return 'an object';
	return typeof value === 'boolean' ? String(value) : `a ${typeof value}`;
}

function quote(text: string): string {
	const line = cleanLine(text);
	return `“${line.length > 40 ? `${line.slice(0, 40)}…` : line}”`;
}
