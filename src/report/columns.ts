// Answers: which columns do rows have, and what stands in each?
import { BadInput } from '../errors';
import { cleanLine } from '../message/cleanText';
import { cutText } from '../message/cutText';
import { findPlace, valueOf, writePath } from './fieldPath';
import type { ReportWishes } from './report';
import { isRecord } from './showValue';

export interface Column {
	label: string;
	read(row: Row): unknown;
}

type Row = ReportWishes['rows'][number];
type Choice = NonNullable<ReportWishes['columns']>[number];

/** Where columns may be: at the end of a chain of names. */
interface Branch {
	path: readonly string[];
	below: Map<string, Branch>;
	isColumn: boolean;
	/** False as long as every row had nothing there. */
	isFilled: boolean;
}

/** An error is no list. */
const mostNamed = 20;
const longestName = 80;

/** A path is looked for at each of its dots: the text of a whole item in its place would take for ever. */
const longestKey = 1_000;

/** Names beyond it are left in one JSON: nobody reads a label of seven words. */
const deepest = 6;

/** One column for each value that is no object, labelled with its dotted name, in the order in which they first come. No two labels are alike. */
export function findColumns(rows: readonly Row[]): Column[] {
	const columns: Branch[] = [];
	const root = newBranch([]);
	for (const row of rows) visit(row, root);
	const paths = columns
		.filter(({ isFilled, below }) => isFilled || below.size === 0)
		.map(({ path }) => path);
	const labels = labelsOf(paths);
	return paths.map((path, index) => ({
		label: labels[index]!,
		read: (row) => readBranch(row, path),
	}));

	function visit(record: Row, place: Branch): void {
		for (const [name, value] of Object.entries(record)) {
			let next = place.below.get(name);
			if (!next) place.below.set(name, (next = newBranch([...place.path, name])));
			if (isSpread(value, next.path)) visit(value, next);
			else note(next, value);
		}
	}

	function note(place: Branch, value: unknown): void {
		if (!place.isColumn) columns.push(place);
		place.isColumn = true;
		place.isFilled ||= !(value === undefined || value === null || isRecord(value));
	}
}

/** In the order of the choices. Throws BadInput for a field that no row has: a slip of the pen would be an empty column. */
export function chooseColumns(choices: readonly Choice[], rows: readonly Row[]): Column[] {
	const unknown = choices.filter(
		({ key }) => key.length > longestKey || !rows.some((row) => findPlace(row, key)),
	);
	if (unknown.length > 0) throw refuseColumns(unknown, rows);
	return choices.map(({ key, label }) => ({
		label: label ?? key,
		read: (row) => valueOf(findPlace(row, key)),
	}));
}

function refuseColumns(unknown: readonly Choice[], rows: readonly Row[]): BadInput {
	const asked = unknown.slice(0, mostNamed).map(({ key }) => `“${shorten(key)}”`);
	const there = findColumns(rows).map(({ label }) => shorten(label));
	const named = there.slice(0, mostNamed).join(', ');
	const more = there.length > mostNamed ? ` and ${there.length - mostNamed} more` : '';
	return new BadInput(
		'column_unknown',
		`No item has the ${unknown.length === 1 ? 'field' : 'fields'} ${asked.join(', ')}.`,
		{
			field: 'Chosen Columns',
			hint: `${there.length === 1 ? 'The only field is' : 'The fields are'} ${named}${more}.`,
		},
	);
}

function shorten(name: string): string {
	return cutText(cleanLine(name), longestName);
}

/** A name with a dot of its own is put in brackets where it would look like an object's. */
function labelsOf(paths: readonly (readonly string[])[]): string[] {
	const counts = new Map<string, number>();
	for (const path of paths) {
		const label = path.join('.');
		counts.set(label, (counts.get(label) ?? 0) + 1);
	}
	return paths.map((path) => {
		const label = path.join('.');
		const isTaken = (counts.get(label) ?? 0) > 1 || label.includes("['");
		return isTaken ? writePath(path) : label;
	});
}

function newBranch(path: readonly string[]): Branch {
	return { path, below: new Map(), isColumn: false, isFilled: false };
}

/** True for what has columns of its own further down. */
function isSpread(value: unknown, path: readonly string[]): value is Row {
	return isRecord(value) && path.length < deepest && Object.keys(value).length > 0;
}

function readBranch(row: Row, path: readonly string[]): unknown {
	let value: unknown = row;
	for (const name of path) value = ownValue(value, name);
	return isSpread(value, path) ? undefined : value;
}

function ownValue(value: unknown, name: string): unknown {
	return isRecord(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}
