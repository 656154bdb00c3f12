// Answers: what do PostgreSQL's values look like in a row, so that they look as SQLite's do?
import type { CustomTypesConfig } from 'pg';

/** By the object identifier of the type, as in pg_type: whole and broken numbers. */
const numbers = new Set([20, 21, 23, 26, 700, 701, 1700]);
const bytea = 17;
const bool = 16;

/** Of one pool: pg's own list would be everybody's in the process. */
export const types: CustomTypesConfig = {
	getTypeParser: (type: number) => {
		if (numbers.has(type)) return readNumber;
		if (type === bytea) return readBytes;
		return type === bool ? (text: string) => text === 't' : (text: string) => text;
	},
};

/** Instants, identifiers and counts: none is beyond what a number can hold. */
function readNumber(text: string): number {
	const number = Number(text);
	if (Number.isInteger(number) && !Number.isSafeInteger(number))
		throw new RangeError(`${text} is more than a number can hold`);
	return number;
}

/** As `\x` and two digits for each. A copy, because Buffers share their memory. */
function readBytes(text: string): Uint8Array {
	return new Uint8Array(Buffer.from(text.slice(2), 'hex'));
}
