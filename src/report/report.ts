// Answers: what is asked of a report, and what does it come to?
import { BadInput, lookAt } from '../errors';
import type { EventTable } from '../event';
import { tableLimits } from '../message/limits';
import { chooseColumns, findColumns, type Column } from './columns';
import { makeCsv } from './makeCsv';
import { makeTable } from './makeTable';

/** `table_or_csv`: the table where all of it fits into one, or else the file. */
export const reportShapes = ['table', 'csv', 'table_and_csv', 'table_or_csv'] as const;

export type ReportShape = (typeof reportShapes)[number];

export type Separator = ',' | ';' | '\t';

export interface ReportWishes {
	/** One object a row, as items come. */
	rows: readonly Readonly<Record<string, unknown>>[];
	/** Which fields, in which order, by paths such as `people[0].name`; all of the rows', in the order in which they first come, where absent. */
	columns?: readonly { key: string; label?: string }[];
	shape: ReportShape;
	/** Where it has no ending, the separator says which. */
	fileName: string;
	/** Between the values of a line; `,` where absent. */
	separator?: Separator;
}

export interface Report {
	table?: EventTable;
	csv?: ReportFile;
}

/** Written while it is read, line by line. */
export interface ReportFile {
	name: string;
	/** How many lines stand under the head. */
	rows: number;
	read(): AsyncIterable<Uint8Array>;
}

/**
 * Neither table nor file where there is no row; an object without a property is none. Throws BadInput for a table of too
 * many columns, since which of them matter is not ours to say, and for a chosen column that no row has.
 */
export function makeReport(wishes: ReportWishes): Report {
	return lookAt('The report', () => makeOf(wishes));
}

function makeOf(wishes: ReportWishes): Report {
	const rows = wishes.rows.filter((row) => Object.keys(row).length > 0);
	if (rows.length === 0) return {};
	const columns = wishes.columns ? chooseColumns(wishes.columns, rows) : findColumns(rows);
	const csv = makeCsv(columns, { ...wishes, rows });
	const table = () => makeTable(columns, rows);
	switch (wishes.shape) {
		case 'csv':
			return { csv };
		case 'table':
			requireFewColumns(columns);
			return { table: table().table };
		case 'table_and_csv':
			requireFewColumns(columns);
			return { table: table().table, csv };
		case 'table_or_csv': {
			if (columns.length > tableLimits.columns) return { csv };
			const made = table();
			return made.isWhole ? { table: made.table } : { csv };
		}
	}
}

function requireFewColumns({ length }: readonly Column[]): void {
	if (length <= tableLimits.columns) return;
	throw new BadInput(
		'table_too_wide',
		`The report has ${length} columns, and a table in Slack has room for ${tableLimits.columns}.`,
		{ field: 'Columns', hint: 'Choose the columns that matter, or send the rows as a CSV file.' },
	);
}
