// Answers: what does a parameter say for an item, without paying n8n's millisecond for every one?
import type { IExecuteFunctions } from 'n8n-workflow';
import { followPath, readSimplePath } from './simplePath';

/** `path` is a dotted name, as in `options.recordKey`. Undefined where the parameter is not set. */
export type ReadParameter = (path: string, itemIndex: number) => unknown;

type Reader = { constant: true; value: unknown } | { constant: false; read: ReadItem };
type ReadItem = (itemIndex: number) => unknown;
type Source = Pick<IExecuteFunctions, 'getNode' | 'getInputData' | 'getNodeParameter'>;

/** Every parameter is looked at once; only what holds an expression is asked for again with each item. */
export function readParameters(source: Source): ReadParameter {
	const parameters = source.getNode().parameters;
	const items = source.getInputData();
	const readers = new Map<string, Reader>();

	return (path, itemIndex) => {
		let reader = readers.get(path);
		if (!reader) readers.set(path, (reader = readerFor(path)));
		return reader.constant ? reader.value : reader.read(itemIndex);
	};

	function readerFor(path: string): Reader {
		const names = path.split('.');
		let value: unknown = parameters;
		for (const [index, name] of names.entries()) {
			if (isExpression(value))
				return within(compile(value, names.slice(0, index).join('.')), names.slice(index));
			value = ownValue(value, name);
		}
		return compile(value, path);
	}

	function compile(value: unknown, path: string): Reader {
		if (isExpression(value)) return { constant: false, read: expressionReader(value, path) };
		if (Array.isArray(value)) {
			const parts = value.map((part, index) => compile(part, `${path}[${index}]`));
			if (parts.every((part) => part.constant)) return { constant: true, value };
			return { constant: false, read: (item) => parts.map((part) => valueOf(part, item)) };
		}
		if (typeof value === 'object' && value !== null) {
			const parts = Object.entries(value).map(
				([name, part]) => [name, compile(part, `${path}.${name}`)] as const,
			);
			if (parts.every(([, part]) => part.constant)) return { constant: true, value };
			return {
				constant: false,
				read: (item) =>
					Object.fromEntries(parts.map(([name, part]) => [name, valueOf(part, item)])),
			};
		}
		return { constant: true, value };
	}

	function expressionReader(expression: string, path: string): ReadItem {
		const askN8n: ReadItem = (itemIndex) => {
			const value = source.getNodeParameter(path, itemIndex);
			return isObjectInTemplate(value, expression, items[itemIndex]?.json) ? objectAsText : value;
		};
		const steps = readSimplePath(expression);
		if (!steps) return askN8n;
		return (itemIndex) => {
			const answer = followPath(items[itemIndex]?.json, steps);
			return answer.known ? answer.value : askN8n(itemIndex);
		};
	}
}

function within(reader: Reader, names: readonly string[]): Reader {
	const descend = (value: unknown) => names.reduce(ownValue, value);
	return { constant: false, read: (itemIndex) => descend(valueOf(reader, itemIndex)) };
}

function valueOf(reader: Reader, itemIndex: number): unknown {
	return reader.constant ? reader.value : reader.read(itemIndex);
}

function ownValue(value: unknown, name: string): unknown {
	if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
	return (value as Record<string, unknown>)[name];
}

function isExpression(value: unknown): value is string {
	return typeof value === 'string' && value.startsWith('=');
}

/** What n8n writes for an object in the middle of a text; alone, the engine refuses it and says why. */
const objectAsText = '[object Object]';

/** A text that says so itself, or quotes data that does, means it: only what the template made of an object counts. */
function isObjectInTemplate(value: unknown, expression: string, json: unknown): boolean {
	return (
		typeof value === 'string' &&
		value.includes(objectAsText) &&
		!expression.includes(objectAsText) &&
		!quotes(json)
	);
}

/** What can't be written down, as a circle, quotes nothing. */
function quotes(json: unknown): boolean {
	try {
		return JSON.stringify(json ?? null).includes(objectAsText);
	} catch {
		return false;
	}
}
