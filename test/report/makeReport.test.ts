// Answers: what does a report show of its rows, as a table, as a file, or as what fits?
import { describe, expect, it } from 'vitest';
import { BadInput } from '../../src/errors';
import { tableLimits } from '../../src/message/limits';
import { makeReport, type ReportWishes } from '../../src/report/report';

type Rows = ReportWishes['rows'];

const report = (rows: Rows, rest: Partial<ReportWishes> = {}) =>
	makeReport({ rows, shape: 'table', fileName: 'report', ...rest });
const tableOf = (rows: Rows, rest: Partial<ReportWishes> = {}) => report(rows, rest).table!;
const labelsOf = (rows: Rows, rest: Partial<ReportWishes> = {}) =>
	tableOf(rows, rest).columns.map(({ label }) => label);
const numbered = (count: number) => Array.from({ length: count }, (_, id) => ({ id }));
const wide = [Object.fromEntries(Array.from({ length: 21 }, (_, id) => [`c${id}`, id]))];

describe('the columns of a report', () => {
	it('are those of all rows, in the order in which they first come, with dotted names for objects in objects', () => {
		const rows = [
			{ id: 1, owner: { name: 'Ana', team: { id: 7 } } },
			{ id: 2, state: 'open' },
		];
		expect(labelsOf(rows)).toEqual(['id', 'owner.name', 'owner.team.id', 'state']);
		expect(tableOf(rows).rows).toEqual([
			['1', 'Ana', '7', ''],
			['2', '', '', 'open'],
		]);
	});

	it('have none for an object that is missing in some rows, beside those of its values', () => {
		expect(labelsOf([{ owner: null }, { owner: { name: 'Ana' } }, { owner: {} }])).toEqual([
			'owner.name',
		]);
		expect(tableOf([{ owner: 'Ana' }, { owner: { name: 'Ben' } }]).rows).toEqual([
			['Ana', ''],
			['', 'Ben'],
		]);
	});

	it('never look into a list, unless a column of one of its places was chosen', () => {
		const rows = [{ tags: ['a', 'b'] }, { tags: { 0: 'zero' } }];
		expect(tableOf(rows).rows).toEqual([
			['["a","b"]', ''],
			['', 'zero'],
		]);
		expect(tableOf(rows, { columns: [{ key: 'tags.0' }] }).rows).toEqual([['a'], ['zero']]);
	});

	it('are those that were chosen, in that order and under their labels', () => {
		const rows = [{ id: 1, owner: { name: 'Ana' }, 'a.b': 'dotted', a: { b: 'nested' } }];
		const columns = [
			{ key: 'owner.name', label: 'Owner' },
			{ key: 'id' },
			{ key: 'a.b' },
			{ key: 'owner' },
			{ key: 'gone.away' },
		];
		expect(labelsOf(rows, { columns })).toEqual(['Owner', 'id', 'a.b', 'owner', 'gone.away']);
		expect(tableOf(rows, { columns }).rows).toEqual([['Ana', '1', 'dotted', '{"name":"Ana"}', '']]);
	});

	it('are never what an object only inherits', () => {
		const columns = ['constructor', 'toString.name', '__proto__', 'id.length'].map((key) => ({
			key,
		}));
		expect(tableOf([{ id: 'x' }], { columns }).rows).toEqual([['', '', '', '']]);
	});

	it('are refused where a table would have too many, and none is left out behind anybody’s back', () => {
		for (const shape of ['table', 'table_and_csv'] as const) {
			expect(() => report(wide, { shape })).toThrow(BadInput);
			expect(() => report(wide, { shape })).toThrow(/21 columns.*room for 20/);
		}
		expect(report(wide, { shape: 'table_or_csv' })).toEqual({ csv: expect.anything() });
		expect(report(wide, { shape: 'csv' })).toEqual({ csv: expect.anything() });
	});
});

describe('a cell of a table', () => {
	it.each([
		[null, ''],
		[undefined, ''],
		[-0, '0'],
		[1234.5, '1234.5'],
		[12345678901234567890n, '12345678901234567890'],
		[true, 'true'],
		[new Date('2026-03-05T08:30:00Z'), '2026-03-05T08:30:00.000Z'],
		[new Date(Number.NaN), ''],
		[['a', { b: 1n }], '["a",{"b":"1"}]'],
		['two\nlines\tand\u0000 more', 'two lines and more'],
		['\u200B', ''],
		[{ toJSON: () => 'as it likes' }, 'as it likes'],
	])('shows %s as “%s”', (value, text) => {
		expect(tableOf([{ id: 1, value }]).rows).toEqual([['1', text]]);
	});

	it('is cut, for everybody to see, where it is too long, and never within a character', () => {
		const [[, cell]] = tableOf([{ id: 1, text: '👩‍👩‍👧‍👦'.repeat(100) }]).rows as [[string, string]];
		expect(cell.length).toBeLessThanOrEqual(300);
		expect(cell).toMatch(/^(?:👩‍👩‍👧‍👦)+…$/u);
	});

	it('stands on the right in a column of nothing but numbers', () => {
		const rows = [
			{ count: 1, mixed: 1, text: '1', never: null },
			{ count: null, mixed: 'two', text: '2', never: null },
		];
		expect(tableOf(rows).columns.map(({ align }) => align)).toEqual([
			'right',
			'left',
			'left',
			'left',
		]);
	});
});

describe('the rows of a table', () => {
	it('are as many as there is room for, and the others are counted', () => {
		expect(tableOf(numbered(tableLimits.rows - 1)).moreRows).toBeUndefined();
		const { rows, moreRows } = tableOf(numbered(250));
		expect(rows).toHaveLength(tableLimits.rows - 1);
		expect(moreRows).toBe(151);
	});

	it('end before the one with which there would be too many characters', () => {
		const { rows, moreRows } = tableOf(
			Array.from({ length: 60 }, () => ({ text: 'x'.repeat(250) })),
		);
		expect(rows).toHaveLength(39);
		expect(moreRows).toBe(21);
	});
});

describe('a report of what fits', () => {
	const shape = 'table_or_csv';

	it('is a table where all of it fits', () => {
		const made = report(numbered(99), { shape });
		expect(made.table?.rows).toHaveLength(99);
		expect(made.csv).toBeUndefined();
	});

	it.each<[string, Rows]>([
		['a row', numbered(100)],
		['the end of a cell', [{ text: 'x'.repeat(301) }]],
		['the end of a label', [{ ['x'.repeat(81)]: 1 }]],
	])('is a file where %s would be missing', (_, rows) => {
		expect(report(rows, { shape })).toEqual({ csv: expect.anything() });
	});
});

describe('a report without rows', () => {
	it.each([
		['no items', []],
		['items without a property', [{}, {}]],
	])('is nothing for %s, and no error', (_, rows) => {
		for (const shape of ['table', 'csv', 'table_and_csv', 'table_or_csv'] as const)
			expect(report(rows, { shape, columns: [{ key: 'id' }] })).toEqual({});
	});
});
