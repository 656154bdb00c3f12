// Answers: is this expression nothing but a path into the item's own JSON, and what is at its end?
import { isSafeObjectProperty } from 'n8n-workflow';

const name = String.raw`\.[A-Za-z_]\w*`;
const quoted = String.raw`\["[^"'\\{}\n\r]*"\]|\['[^"'\\{}\n\r]*'\]`;
const simplest = new RegExp(String.raw`^=\{\{\s*\$json((?:${name}|${quoted})+)\s*\}\}$`);
const steps = new RegExp(`(?:${name}|${quoted})`, 'g');

/** The names along the path. Undefined for every other expression, and for what n8n itself refuses to read. */
export function readSimplePath(expression: string): string[] | undefined {
	const [, path] = simplest.exec(expression) ?? [];
	// n8n turns down the mere word, wherever it stands.
	if (!path || path.includes('constructor')) return undefined;
	const names = (path.match(steps) ?? []).map((step) =>
		step.startsWith('.') ? step.slice(1) : step.slice(2, -2),
	);
	return names.every(isSafeObjectProperty) ? names : undefined;
}

/** Answers for own properties of plain objects; `known: false` leaves the question to n8n. */
export function followPath(
	json: unknown,
	path: readonly string[],
): { known: true; value: unknown } | { known: false } {
	let here: unknown = json;
	for (const [index, step] of path.entries()) {
		if (typeof here !== 'object' || here === null || Array.isArray(here)) return { known: false };
		if (Object.hasOwn(here, step)) here = (here as Record<string, unknown>)[step];
		else if (index === path.length - 1 && !(step in here)) return { known: true, value: undefined };
		else return { known: false };
	}
	// Objects leave n8n as copies with dates written out; that stays n8n's business.
	return typeof here === 'object' && here !== null
		? { known: false }
		: { known: true, value: here };
}
