// Answers: what is asked of a report, and what does it come to?
import type { EventTable } from '../event';

/** `table_or_csv`: the table where all of it fits into one, or else the file. */
export const reportShapes = ['table', 'csv', 'table_and_csv', 'table_or_csv'] as const;

export type ReportShape = (typeof reportShapes)[number];

export interface ReportWishes {
	/** One object a row, as items come. */
	rows: readonly Readonly<Record<string, unknown>>[];
	/** Which fields, in which order, by dotted names; all of the rows', in the order in which they first come, where absent. */
	columns?: readonly { key: string; label?: string }[];
	shape: ReportShape;
	/** With or without its ending. */
	fileName: string;
	/** Between the values of a line; `,` where absent. */
	separator?: ',' | ';' | '\t';
}

export interface Report {
	table?: EventTable;
	csv?: ReportFile;
}

/** Written while it is read, line by line. */
export interface ReportFile {
	name: string;
	read(): AsyncIterable<Uint8Array>;
}
