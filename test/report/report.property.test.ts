// Answers: whatever the rows hold, does a report keep to Slack's limits, lose nothing, and never carry a formula?
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tableLimits } from '../../src/message/limits';
import { findColumns } from '../../src/report/columns';
import { makeReport, type ReportWishes } from '../../src/report/report';
import { showValue } from '../../src/report/showValue';
import { anyRows, manyRows } from './anyRows';
import { readCsv, readFile } from './readCsv';

const separators = fc.constantFrom<NonNullable<ReportWishes['separator']>>(',', ';', '\t');
const isRow = (row: object) => Object.keys(row).length > 0;

/** Tables of thousands of cells take minutes to be made smaller. */
const untilTheFirst = { numRuns: 200, endOnFailure: true };

/** Looked at as a spreadsheet does, without the code that is tested: signs may hide behind what nobody sees. */
function opensFormula(cell: string): boolean {
	if (/^-\d+(\.\d+)?(e[+-]\d+)?$/.test(cell)) return false;
	const seen = [...cell].find((sign) => !/[\s\p{C}\p{Default_Ignorable_Code_Point}]/u.test(sign));
	return /^[\t\r\n]/.test(cell) || '=+-@'.includes((seen ?? 'x').normalize('NFKC')[0]!);
}

/** The same, but for apostrophes where a cell begins, for this program or another. */
function expectGuarded(cell: string, expected: string): void {
	let at = 0;
	for (const [place, sign] of cell.split('').entries()) {
		if (sign === expected[at]) at++;
		else expect([sign, /^$|[,;\t\r\n]/.test(cell.slice(place - 1, place))]).toEqual(["'", true]);
	}
	expect(at).toBe(expected.length);
}

describe('the CSV of any rows', () => {
	it('reads back as what was given, but for the apostrophe before a formula', async () => {
		await fc.assert(
			fc.asyncProperty(anyRows, separators, async (given, separator) => {
				const rows = given.filter(isRow);
				fc.pre(rows.length > 0);
				const { csv } = makeReport({ rows: given, shape: 'csv', fileName: 'r', separator });
				const [head, ...lines] = readCsv((await readFile(csv!)).text, separator);
				const columns = findColumns(rows);
				expect(head).toHaveLength(columns.length);
				expect(lines).toHaveLength(rows.length);
				for (const [place, row] of rows.entries()) {
					const expected = columns.map(({ read }) => showValue(read(row)).toWellFormed());
					for (const [column, cell] of lines[place]!.entries())
						expectGuarded(cell, expected[column]!);
				}
			}),
			{ numRuns: 500 },
		);
	});

	it('has no cell that a spreadsheet would take for a formula, labels included', async () => {
		await fc.assert(
			fc.asyncProperty(anyRows, separators, async (rows, separator) => {
				const { csv } = makeReport({ rows, shape: 'csv', fileName: 'r', separator });
				if (!csv) return;
				const cells = readCsv((await readFile(csv)).text, separator).flat();
				expect(cells.filter(opensFormula)).toEqual([]);
			}),
			{ numRuns: 500 },
		);
	});

	it('has none either for a program that takes another separator, and heeds no quotation marks', async () => {
		await fc.assert(
			fc.asyncProperty(anyRows, separators, async (rows, separator) => {
				const { csv } = makeReport({ rows, shape: 'csv', fileName: 'r', separator });
				if (!csv) return;
				const { text } = await readFile(csv);
				for (const other of [',', ';', '\t'].filter((each) => each !== separator)) {
					const cells = text.split(new RegExp(`[${other}\r\n]`));
					expect(
						cells.filter((cell) =>
							/^["\s\p{C}\p{Default_Ignorable_Code_Point}]*[=\uFF1D\uFE66]/u.test(cell),
						),
					).toEqual([]);
				}
			}),
			{ numRuns: 500 },
		);
	});

	it('has no two columns of one label', () => {
		fc.assert(
			fc.property(anyRows, (rows) => {
				const labels = findColumns(rows).map(({ label }) => label);
				expect(new Set(labels).size).toBe(labels.length);
			}),
			{ numRuns: 500 },
		);
	});

	it('has every value of every row in exactly one column', () => {
		fc.assert(
			fc.property(anyRows, (rows) => {
				const columns = findColumns(rows);
				for (const row of rows) {
					const shown = columns.map(({ read }) => showValue(read(row))).filter(saysSomething);
					expect(shown.sort()).toEqual(leavesOf(row).map(showValue).filter(saysSomething).sort());
				}
			}),
			{ numRuns: 500 },
		);
	});
});

describe('the table of any rows', () => {
	it('is within the limits of Slack, and every row is in it or counted', () => {
		fc.assert(
			fc.property(manyRows, (given) => {
				const rows = given.filter(isRow);
				const { table } = makeReport({ rows: given, shape: 'table', fileName: 'r' });
				if (!table) {
					expect(rows).toEqual([]);
					return;
				}
				const cells = [...table.columns.map(({ label }) => label), ...table.rows.flat()];
				const characters = cells.reduce((sum, cell) => sum + Math.max(cell.length, 1), 0);
				expect(characters).toBeLessThanOrEqual(tableLimits.characters);
				expect(table.columns.length).toBeLessThanOrEqual(tableLimits.columns);
				expect(table.rows.length + 1).toBeLessThanOrEqual(tableLimits.rows);
				expect(table.rows.every((row) => row.length === table.columns.length)).toBe(true);
				expect(table.rows.length + (table.moreRows ?? 0)).toBe(rows.length);
			}),
			untilTheFirst,
		);
	});

	it('gives way to the file as soon as anything of it would be cut', () => {
		fc.assert(
			fc.property(manyRows, (rows) => {
				const wishes = { rows, fileName: 'r' };
				const { table, csv } = makeReport({ ...wishes, shape: 'table_or_csv' });
				if (rows.length === 0) {
					expect([table, csv]).toEqual([undefined, undefined]);
					return;
				}
				const cut = makeReport({ ...wishes, shape: 'table' }).table!;
				const cells = [...cut.columns.map(({ label }) => label), ...cut.rows.flat()];
				// No short text ends so because it was cut.
				const isCut = cells.some((cell) => cell.length > 60 && cell.endsWith('…'));
				const isWhole = cut.moreRows === undefined && !isCut;
				expect(table !== undefined).toBe(csv === undefined);
				expect(table).toEqual(isWhole ? cut : undefined);
			}),
			untilTheFirst,
		);
	});
});

/** An empty object has no column where other rows have something in theirs. */
const saysSomething = (text: string) => text !== '' && text !== '{}';

/** Six names deep at most: anyRows goes no deeper. */
function leavesOf(row: Readonly<Record<string, unknown>>): unknown[] {
	return Object.values(row).flatMap((value) => {
		const isObject =
			typeof value === 'object' && value !== null && !Array.isArray(value) && !('toJSON' in value);
		if (!isObject) return [value];
		return Object.keys(value).length > 0 ? leavesOf(value as Record<string, unknown>) : [value];
	});
}
