// Answers: which columns do rows have, and what stands in each?
import type { ReportWishes } from './report';
import { isRecord } from './showValue';

export interface Column {
	label: string;
	read(row: Row): unknown;
}

type Row = ReportWishes['rows'][number];
type Choice = NonNullable<ReportWishes['columns']>[number];

/** Where columns may be: at the end of a chain of names. */
interface Place {
	path: readonly string[];
	below: Map<string, Place>;
	isColumn: boolean;
	/** False as long as every row had nothing there. */
	isFilled: boolean;
}

/** Names beyond it are left in one JSON: nobody reads a label of seven words. */
const deepest = 6;

/** One column for each value that is no object, labelled with its dotted name, in the order in which they first come. */
export function findColumns(rows: readonly Row[]): Column[] {
	const columns: Place[] = [];
	const root = newPlace([]);
	for (const row of rows) visit(row, root);
	return columns
		.filter(({ isFilled, below }) => isFilled || below.size === 0)
		.map(({ path }) => ({ label: path.join('.'), read: (row) => readPlace(row, path) }));

	function visit(record: Row, place: Place): void {
		for (const [name, value] of Object.entries(record)) {
			let next = place.below.get(name);
			if (!next) place.below.set(name, (next = newPlace([...place.path, name])));
			if (isSpread(value, next.path)) visit(value, next);
			else note(next, value);
		}
	}

	function note(place: Place, value: unknown): void {
		if (!place.isColumn) columns.push(place);
		place.isColumn = true;
		place.isFilled ||= !(value === undefined || value === null || isRecord(value));
	}
}

/** In the order of the choices. A name may lead into objects by dots, unless a property has the dots in its own name. */
export function chooseColumns(choices: readonly Choice[]): Column[] {
	return choices.map(({ key, label }) => ({
		label: label ?? key,
		read: (row) => readName(row, key),
	}));
}

function newPlace(path: readonly string[]): Place {
	return { path, below: new Map(), isColumn: false, isFilled: false };
}

/** True for what has columns of its own further down. */
function isSpread(value: unknown, path: readonly string[]): value is Row {
	return isRecord(value) && path.length < deepest && Object.keys(value).length > 0;
}

function readPlace(row: Row, path: readonly string[]): unknown {
	let value: unknown = row;
	for (const name of path) value = isRecord(value) ? ownValue(value, name) : undefined;
	return isSpread(value, path) ? undefined : value;
}

function readName(value: unknown, name: string): unknown {
	if (isOwn(value, name)) return ownValue(value, name);
	for (let dot = name.lastIndexOf('.'); dot > 0; dot = name.lastIndexOf('.', dot - 1)) {
		const head = name.slice(0, dot);
		if (isOwn(value, head)) return readName(ownValue(value, head), name.slice(dot + 1));
	}
	return undefined;
}

function ownValue(value: unknown, name: string): unknown {
	return isOwn(value, name) ? (value as Row)[name] : undefined;
}

function isOwn(value: unknown, name: string): boolean {
	return typeof value === 'object' && value !== null && Object.hasOwn(value, name);
}
