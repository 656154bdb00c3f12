// Answers: is this a plain tree as JSON has it, and what of its texts is text?
import { cleanLine, cleanPiece } from '../../message/cleanText';
import { nameValue } from '../readText';
import { treeLimits } from './blockLimits';
import { refuseBlocks } from './refuseBlocks';

/** Names that mean something to the language itself. No block has a part that is called so. */
const reserved = new Set(['__proto__', 'prototype', 'constructor']);

/**
 * A copy that shares nothing with what was given, whatever stands behind it: getters, proxies, a circle. What is undefined
 * is left out, and texts lose what a database or a reader's eye would stumble over. Throws BadInput, naming the place.
 */
export function copyTree(given: unknown, root: string): unknown {
	let values = 0;
	return copy(given, root, 0);

	function copy(value: unknown, path: string, depth: number): unknown {
		values += 1;
		if (depth > treeLimits.depth) throw refuseBlocks([`${path} is nested too deeply`]);
		if (values > treeLimits.values) throw refuseBlocks([`${root} holds far too many parts`]);
		if (typeof value === 'string') return cleanPiece(value);
		if (value === null || typeof value === 'boolean') return value;
		if (typeof value === 'number' && Number.isFinite(value)) return value;
		if (Array.isArray(value)) {
			return value.map((each, index) => copy(each, `${path}[${index}]`, depth + 1));
		}
		if (isPlainObject(value)) return copyParts(value, path, depth);
		throw refuseBlocks([`${path} is ${nameValue(value)}, which blocks can't hold`]);
	}

	function copyParts(value: object, path: string, depth: number): Record<string, unknown> {
		const parts = Object.entries(value).filter(([, part]) => part !== undefined);
		const bad = parts.find(([name]) => reserved.has(name));
		if (bad) throw refuseBlocks([`${path} has a part named “${bad[0]}”, which no block has`]);
		return Object.fromEntries(
			parts.map(([name, part]) => [name, copy(part, `${path}.${cutKey(name)}`, depth + 1)]),
		);
	}
}

/** Not by its prototype: an expression's objects may come from another realm. */
function isPlainObject(value: unknown): value is object {
	if (typeof value !== 'object' || value === null) return false;
	if (Object.prototype.toString.call(value) !== '[object Object]') return false;
	return typeof (value as { toJSON?: unknown }).toJSON !== 'function';
}

function cutKey(name: string): string {
	return cleanLine(name).slice(0, 40);
}
