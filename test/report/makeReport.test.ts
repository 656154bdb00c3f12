// Answers: what does a report show of its rows, as a table, as a file, or as what fits?
import { describe, expect, it } from 'vitest';
import { BadInput } from '../../src/errors';
import { tableLimits } from '../../src/message/limits';
import { readFile } from './readCsv';
import { makeReport, type ReportWishes } from '../../src/report/report';

type Rows = ReportWishes['rows'];

const report = (rows: Rows, rest: Partial<ReportWishes> = {}) =>
	makeReport({ rows, shape: 'table', fileName: 'report', ...rest });
const tableOf = (rows: Rows, rest: Partial<ReportWishes> = {}) => report(rows, rest).table!;
const labelsOf = (rows: Rows, rest: Partial<ReportWishes> = {}) =>
	tableOf(rows, rest).columns.map(({ label }) => label);
const numbered = (count: number) => Array.from({ length: count }, (_, id) => ({ id }));
function circle() {
	const ana: Record<string, unknown> = { name: 'Ana' };
	return Object.assign(ana, { self: ana, team: { lead: ana } });
}
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
		];
		expect(labelsOf(rows, { columns })).toEqual(['Owner', 'id', 'a.b', 'owner']);
		expect(tableOf(rows, { columns }).rows).toEqual([['Ana', '1', 'dotted', '{"name":"Ana"}']]);
	});

	it.each([
		['people[0].name', 'Ana'],
		['people.0.name', 'Ana'],
		["people[1]['Last Name']", 'Diaz'],
		['owner["First Name"]', 'Ben'],
		["owner['First Name']", 'Ben'],
		["['Deal Name']", 'Initech'],
		["['Deal Name'].length", undefined],
		["quoted['it\\'s']", 'yes'],
		["owner['a.b'].c", 'deep'],
		['matrix[1][0]', '3'],
		['Price [€]', '7'],
	])('are found by the path that n8n’s editor writes: %s', (key, expected) => {
		const row = {
			people: [{ name: 'Ana' }, { 'Last Name': 'Diaz' }],
			owner: { 'First Name': 'Ben', 'a.b': { c: 'deep' } },
			'Deal Name': 'Initech',
			quoted: { "it's": 'yes' },
			matrix: [[1], [3]],
			'Price [€]': 7,
		};
		const made = () => tableOf([row, { people: [] }], { columns: [{ key }, { key: 'people' }] });
		if (expected === undefined) expect(made).toThrow(BadInput);
		else expect(made().rows.map(([cell]) => cell)).toEqual([expected, '']);
	});

	it('are refused by their names, with those that there are, where no row has them', () => {
		const rows = [{ id: 1, owner: { name: 'Ana' } }, { 'First Name': 'Ben' }];
		const refused = (...keys: string[]) => {
			try {
				report(rows, { shape: 'csv', columns: keys.map((key) => ({ key })) });
			} catch (error) {
				return error;
			}
			return undefined;
		};
		expect(refused('id', 'owner.nme')).toMatchObject({
			code: 'column_unknown',
			message: 'No item has the field “owner.nme”.',
			field: 'Chosen Columns',
			hint: 'The fields are id, owner.name, First Name.',
		});
		expect(refused('id[0', 'id]', "['id'", 'id[x]', '')).toMatchObject({
			message: `No item has the fields “id[0”, “id]”, “['id'”, “id[x]”, “”.`,
		});
		for (const inherited of [
			'constructor',
			'toString.name',
			'__proto__',
			'id.length',
			"['constructor']",
		])
			expect(refused(inherited)).toBeInstanceOf(BadInput);
	});

	it('stay where nothing stands in them this time: in null, or behind the end of a list', () => {
		const rows = [{ id: 1, owner: null, people: [{ name: 'Ana' }], note: null }];
		const columns = ['owner.name', 'people[3].name', 'note', "owner['name']"].map((key) => ({
			key,
		}));
		expect(tableOf(rows, { columns }).rows).toEqual([['', '', '', '']]);
	});

	it('are told apart where a name with a dot looks like a path', () => {
		const rows = [{ 'a.b': 1, a: { b: 2, '': 3 }, 'a.': 4, "['a.b']": 5 }];
		const labels = labelsOf(rows);
		expect(labels.slice(0, 2)).toEqual(["['a.b']", 'a.b']);
		expect(new Set(labels).size).toBe(5);
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

describe('a row that holds itself', () => {
	it('is shown as far as it goes', async () => {
		const { rows } = tableOf([circle()], { columns: [{ key: 'name' }, { key: 'team' }] });
		expect(rows).toEqual([['Ana', '{"lead":{"name":"Ana","self":"…","team":"…"}}']]);
		const { csv } = report([circle()], { shape: 'csv' });
		expect((await readFile(csv!)).text).toContain('Ana');
	});

	it('may hold one thing twice', () => {
		const team = { id: 7 };
		expect(tableOf([{ both: [team, team] }]).rows).toEqual([['[{"id":7},{"id":7}]']]);
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
		[[circle()], '[{"name":"Ana","self":"…","team":{"lead":"…"}}]'],
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
