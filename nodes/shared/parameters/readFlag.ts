// Answers: was this switch on, whatever an expression made of it?
import { BadInput } from '../../../src/index';

const on: readonly unknown[] = [true, 'true', 1];
const off: readonly unknown[] = [false, 'false', 0, '', undefined, null];

/** Throws BadInput for what is neither, because a guess would tell somebody at the wrong time. */
export function readFlag(value: unknown, field: string): boolean {
	if (on.includes(value)) return true;
	if (off.includes(value)) return false;
	throw new BadInput('not_yes_or_no', `${field} is neither true nor false`, {
		field,
		hint: 'Give true or false, as in {{ $json.priority === "high" }}',
	});
}
