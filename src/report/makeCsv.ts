// Answers: how do rows become a file that every spreadsheet reads, and none takes for formulas?
import { stringify } from 'csv-stringify/sync';
import type { Column } from './columns';
import { neutralise } from './formula';
import type { ReportFile, ReportWishes, Separator } from './report';
import { isNumber, showValue } from './showValue';

/** Excel takes a file without it for one of its own old encodings. */
const byteOrderMark = '\uFEFF';
const ending = /\.(?:csv|tsv|txt)$/i;
/** A program that takes another one would begin a cell there, unless it heeds the quotation marks. */
const separators = /[,;\t]/;

/** RFC 4180 in UTF-8, the columns' labels first. */
export function makeCsv(
	columns: readonly Column[],
	{ rows, fileName, separator = ',' }: ReportWishes,
): ReportFile {
	const encoder = new TextEncoder();
	const writeLine = (cells: readonly string[]) =>
		stringify([cells], {
			delimiter: separator,
			record_delimiter: '\r\n',
			quote_record_delimiter: true,
			// A line of nothing is passed over by readers, and here it is a row.
			quoted_empty: columns.length === 1,
			quoted_match: separators,
		});
	return {
		name: ending.test(fileName) ? fileName : `${fileName || 'report'}${endingOf(separator)}`,
		rows: rows.length,
		async *read() {
			const labels = columns.map(({ label }) => neutralise(label, separator));
			yield encoder.encode(byteOrderMark + writeLine(labels));
			for (const row of rows) {
				yield encoder.encode(
					writeLine(columns.map(({ read }) => writeValue(read(row), separator))),
				);
			}
		},
	};
}

function writeValue(value: unknown, separator: Separator): string {
	const isPlainNumber = isNumber(value) && Number.isFinite(Number(value));
	return isPlainNumber ? String(value) : neutralise(showValue(value), separator);
}

/** Spreadsheets split what ends in .csv at commas or semicolons, and never at tabs. */
function endingOf(separator: Separator): string {
	return separator === '\t' ? '.tsv' : '.csv';
}
