// Answers: is the file of a report what spreadsheets read, and is it written as it is read?
import { describe, expect, it } from 'vitest';
import { makeReport, type ReportWishes } from '../../src/report/report';
import { readCsv, readFile } from './readCsv';

const csvOf = (rows: ReportWishes['rows'], rest: Partial<ReportWishes> = {}) =>
	makeReport({ rows, shape: 'csv', fileName: 'report', ...rest }).csv!;
const textOf = async (...wishes: Parameters<typeof csvOf>) =>
	(await readFile(csvOf(...wishes))).text;

describe('the CSV of a report', () => {
	it('begins with a byte order mark, for Excel to read it as UTF-8', async () => {
		const { bytes } = await readFile(csvOf([{ name: 'Zoë' }]));
		expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
		expect(Buffer.from(bytes.subarray(3)).toString('utf8')).toBe('name\r\nZoë\r\n');
	});

	it('has the labels first, ends each line with CRLF, and quotes what RFC 4180 asks to be quoted', async () => {
		const rows = [
			{ id: 1, says: 'a, "b"', line: 'two\nlines', return: 'a\rb', spaced: ' x ' },
			{ id: 2, says: null, line: '', return: undefined, spaced: 'a;b' },
		];
		expect(await textOf(rows)).toBe(
			'id,says,line,return,spaced\r\n' +
				'1,"a, ""b""","two\nlines","a\rb", x \r\n' +
				'2,,,,"a;b"\r\n',
		);
	});

	it.each([
		[';', 'a;b\r\n"1;2";"3,4"\r\n'],
		['\t', 'a\tb\r\n"1;2"\t"3,4"\r\n'],
	] as const)('stands between %j where that is wished for', async (separator, expected) => {
		expect(await textOf([{ a: '1;2', b: '3,4' }], { separator })).toBe(expected);
	});

	it('has a line for each row, also where the only column is empty', async () => {
		expect(await textOf([{ a: 'x' }, { a: '' }, { a: 'y' }])).toBe('a\r\nx\r\n""\r\ny\r\n');
	});

	it('is not cut where a table would be', async () => {
		const long = 'x'.repeat(20_000);
		expect(await textOf([{ long, list: [1, 2] }])).toBe(`long,list\r\n${long},"[1,2]"\r\n`);
	});

	it.each([
		'=1+1',
		'+1',
		'-1+1',
		'@SUM(A1)',
		'\tx',
		'\rx',
		'\nx',
		'  =1',
		'\u200B=1',
		'\uFEFF\u00A0=1',
		'\u0000=1',
		'\uFF1D1',
		'\uFF0B1',
		'\uFF0Dx',
		'\uFF20x',
		'-',
		'-1e',
		' -5',
	])('puts an apostrophe before %j', async (text) => {
		const [, line] = (await textOf([{ a: text, b: 1 }])).split(/^a,b\r\n/);
		expect(line!.replace(/^"/, '').startsWith(`'${text}`)).toBe(true);
	});

	it.each([
		[-5, '-5'],
		[-1e30, '-1e+30'],
		[-12n, '-12'],
		['-12.50', '-12.50'],
		['a=b', 'a=b'],
		["'=1", "'=1"],
		['– none –', '– none –'],
		[-Infinity, "'-Infinity"],
	])('writes %s as %s', async (value, text) => {
		expect(await textOf([{ value }])).toBe(`value\r\n${text}\r\n`);
	});

	it.each([
		[',', 'x;=1+1', "x;'=1+1"],
		[',', 'x\t=1+1', "x\t'=1+1"],
		[',', '"=1+1', '\'"=1+1'],
		[',', 'x;\u200B =1', "x;'\u200B =1"],
		[',', 'x;\uFF1D1', "x;'\uFF1D1"],
		[',', 'a\r\n=1', "a\r\n'=1"],
		[',', 'x;\t=1', "x;\t'=1"],
		[',', "a;-2+3+cmd|' /C calc'!A0", "a;'-2+3+cmd|' /C calc'!A0"],
		[',', 'a;@SUM(A1)', "a;'@SUM(A1)"],
		[',', 'a;"=1', `a;'"=1`],
		[';', 'x,=1+1', "x,'=1+1"],
		['\t', 'x,=1;=2', "x,'=1;'=2"],
	] as const)(
		'puts an apostrophe where a program that takes another separator than %j would begin a formula: %j',
		async (separator, text, expected) => {
			const [, line] = readCsv(await textOf([{ a: text }], { separator }), separator);
			expect(line).toEqual([expected]);
		},
	);

	it.each([
		[',', 'x,=1+1'],
		[',', 'Ana; -5'],
		[',', '- item\n- item;- item'],
		[';', 'from 3,- €'],
		[';', 'call, +49 30 1234'],
		[';', 'Ana, @ben'],
	] as const)('leaves ordinary text as it is, with %j: %j', async (separator, text) => {
		const csv = await textOf([{ a: 1, b: `Text: ${text}` }], { separator });
		expect(readCsv(csv, separator)[1]).toEqual(['1', `Text: ${text}`]);
	});

	it('guards labels as well', async () => {
		expect(await textOf([{ '=1+1': 1 }])).toBe("'=1+1\r\n1\r\n");
	});

	it.each([
		['report', 'report.csv'],
		['Signals of March', 'Signals of March.csv'],
		['report.CSV', 'report.CSV'],
		['report.tsv', 'report.tsv'],
		['v1.2', 'v1.2.csv'],
		['', 'report.csv'],
	])('is called after “%s”: %s', (fileName, name) => {
		expect(csvOf([{ a: 1 }], { fileName }).name).toBe(name);
	});

	it.each([
		['report', '\t', 'report.tsv'],
		['', '\t', 'report.tsv'],
		['report.csv', '\t', 'report.csv'],
		['report', ';', 'report.csv'],
	] as const)('is called after “%s” and the separator %j: %s', (fileName, separator, name) => {
		expect(csvOf([{ a: 1 }], { fileName, separator }).name).toBe(name);
	});

	it('says how many rows are in it', () => {
		expect(csvOf([{ a: 1 }, {}, { a: 2 }]).rows).toBe(2);
	});

	it('is written line by line as it is read, and again for who reads it again', async () => {
		let read = 0;
		const rows = Array.from({ length: 1_000 }, (_, id) => ({
			get id() {
				read += 1;
				return id;
			},
		}));
		const csv = csvOf(rows, { columns: [{ key: 'id' }] });
		expect(read).toBe(0);
		const pieces = csv.read()[Symbol.asyncIterator]();
		await pieces.next();
		await pieces.next();
		expect(read).toBe(1);
		await pieces.return?.();
		expect((await readFile(csv)).pieces).toBe(1_001);
		expect((await readFile(csv)).text.endsWith('\r\n999\r\n')).toBe(true);
	});
});
