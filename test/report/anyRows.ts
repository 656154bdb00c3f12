// Answers: which rows may a report be asked to show?
import fc from 'fast-check';

const hostile = fc.constantFrom(
	'=1+1',
	'  =HYPERLINK("http://evil.test","x")',
	'+cmd|"/c calc"!A0',
	'-2+3',
	'@SUM(A1)',
	'\t=1',
	'\r=1',
	'\n',
	'\u200B=1',
	'\uFEFF=1',
	'\uFF1D1',
	'\uFF0B1',
	'\uFF0D1',
	'\uFF20x',
	'\uFE63x',
	'-12.50',
	'a;=1',
	'a\t=1,=2\r\n=3',
	'a,"=1";"=2',
	"a;-2+cmd|'x'!A0",
	'a,"b"\r\nc',
	'<!channel>',
	'\uD800',
	'\u202Eexe.pdf',
	'x'.repeat(5_000),
);
const values = fc.oneof(
	fc.string({ unit: 'binary' }),
	hostile,
	fc.double(),
	fc.integer(),
	fc.bigInt(),
	fc.boolean(),
	fc.constant(null),
	fc.constant(undefined),
	fc.date({ noInvalidDate: false }),
	fc.array(fc.oneof(fc.string(), fc.integer()), { maxLength: 3 }),
);
const names = fc.oneof(
	fc.constantFrom('id', 'name', 'a.b', 'a', 'b', '__proto__', 'constructor', '=x', ''),
	fc.string({ maxLength: 4 }),
);
const { record } = fc.letrec((tie) => ({
	record: fc.dictionary(
		names,
		fc.oneof({ maxDepth: 2, withCrossShrink: true }, values, tie('record')),
		{
			maxKeys: 5,
			noNullPrototype: true,
		},
	),
}));

/** Objects in objects, with names and values as odd as they come. */
export const anyRows = fc.array(record as fc.Arbitrary<Record<string, unknown>>, { maxLength: 12 });

const lengthy = fc.oneof(
	values,
	fc.nat(400).map((length) => 'y'.repeat(length)),
);

/** Few names, so that the rows are alike, and more rows and text than a table has room for. */
export const manyRows = fc
	.tuple(
		fc.uniqueArray(fc.string({ minLength: 1, maxLength: 100 }), { minLength: 1, maxLength: 20 }),
		fc.array(fc.array(lengthy, { minLength: 20, maxLength: 20 }), { maxLength: 150 }),
	)
	.map(([keys, rows]) =>
		rows.map((row) => Object.fromEntries(keys.map((key, place) => [key, row[place]]))),
	);
