// Answers: how do rows become a file that every spreadsheet reads, and none takes for formulas?
import { stringify } from 'csv-stringify/sync';
import type { Column } from './columns';
import { neutralise } from './formula';
import type { ReportFile, ReportWishes } from './report';
import { isNumber, showValue } from './showValue';

/** Excel takes a file without it for one of its own old encodings. */
const byteOrderMark = '\uFEFF';
const ending = /\.(?:csv|tsv|txt)$/i;

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
		});
	return {
		name: ending.test(fileName) ? fileName : `${fileName || 'report'}.csv`,
		async *read() {
			const labels = columns.map(({ label }) => neutralise(label));
			yield encoder.encode(byteOrderMark + writeLine(labels));
			for (const row of rows) {
				yield encoder.encode(writeLine(columns.map(({ read }) => writeValue(read(row)))));
			}
		},
	};
}

function writeValue(value: unknown): string {
	const isPlainNumber = isNumber(value) && Number.isFinite(Number(value));
	return isPlainNumber ? String(value) : neutralise(showValue(value));
}
