// Answers: which documents of types are understood, and what is said about one that is not?
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BadInput } from '../../src/errors';
import { createCatalogue } from '../../src/preferences/createCatalogue';
import { readCatalogue } from '../../src/preferences/readCatalogue';

const type = { key: 'invoice.overdue', label: 'Invoice overdue', group: 'other' };

function refusal(raw: unknown): BadInput {
	try {
		readCatalogue(raw);
	} catch (error) {
		if (error instanceof BadInput) return error;
		throw error;
	}
	throw new Error('nothing was refused');
}

function refusalOfTypes(...types: unknown[]): string {
	return refusal({ version: 1, types }).message;
}

describe('A document of types', () => {
	it('has defaults for what it leaves out', () => {
		expect(readCatalogue({ version: 1, types: [type] })).toEqual({
			version: 1,
			builtIn: 'extend',
			groups: [],
			types: [{ ...type, audience: 'everybody', defaultFrequency: 'immediate', mandatory: false }],
		});
	});

	it('may be JSON text, with a byte order mark and the name of its schema', () => {
		const json = JSON.stringify({ $schema: './catalogue.schema.json', version: 1, types: [type] });
		expect(readCatalogue(`\ufeff${json}\r\n`)).toEqual(
			readCatalogue({ version: 1, types: [type] }),
		);
	});

	it('is read again as it was read before', () => {
		const read = readCatalogue({ version: 1, types: [{ ...type, label: ' Overdue ' }] });
		expect(read.types[0]?.label).toBe('Overdue');
		expect(readCatalogue(JSON.parse(JSON.stringify(read)))).toStrictEqual(read);
	});

	it('may put its types into built-in groups, its own, and other', () => {
		const groups = [{ key: 'constructor', label: 'Constructors' }];
		const keys = ['task', 'constructor', 'other'];
		const types = keys.map((group) => ({ ...type, key: `of.${group}`, group }));
		expect(readCatalogue({ version: 1, groups, types }).types).toHaveLength(3);
		expect(refusal({ version: 1, builtIn: 'replace', groups, types }).message).toContain(
			'types[0].group: there is no group “task”',
		);
	});

	it('takes a mandatory type that is told by a schedule', () => {
		const mandatory = { ...type, mandatory: true, defaultFrequency: 'weekly' };
		expect(readCatalogue({ version: 1, types: [mandatory] }).types).toMatchObject([mandatory]);
	});
});

describe('A document of types is refused', () => {
	it.each([
		['catalogue_missing', undefined],
		['catalogue_missing', null],
		['catalogue_missing', ' '],
		['catalogue_malformed', '{"version": 1,}'],
		['catalogue_malformed', '[]'],
		['catalogue_malformed', []],
		['catalogue_malformed', 7],
		['catalogue_malformed', {}],
		['catalogue_malformed', { version: 2, types: [] }],
	])('as %s where it is %j', (code, raw) => {
		expect(refusal(raw)).toMatchObject({ code, field: 'Types' });
	});

	it.each([
		['types[1].key: “invoice.overdue” is declared already, by types[0]', [type, type]],
		['types[0].group: there is no group “nope”', [{ ...type, group: 'nope' }]],
		['types[0].group: there is no group “constructor”', [{ ...type, group: 'constructor' }]],
		['types[0].key: must be lower-case words', [{ ...type, key: '__proto__' }]],
		['types[0].key: is too long: at most 80', [{ ...type, key: 'a'.repeat(81) }]],
		['types[0].key: must be text', [{ ...type, key: 7 }]],
		['types[0].label: must not be empty', [{ ...type, label: ' ' }]],
		['types[0].label: must be one line', [{ ...type, label: 'a\nb' }]],
		['types[0].label: is too long: at most 80', [{ ...type, label: 'a'.repeat(81) }]],
		['types[0].label: is missing', [{ key: 'a', group: 'other' }]],
		['types[0].audience: “nobody” is not one of members', [{ ...type, audience: 'nobody' }]],
		['types[0].mandatory: must be true or false', [{ ...type, mandatory: 'yes' }]],
		[
			'types[0]: “defaultfrequency” is not known here; did you mean defaultFrequency?',
			[{ ...type, defaultfrequency: 'off' }],
		],
		[
			'types[0].defaultFrequency: a mandatory type can’t be off',
			[{ ...type, mandatory: true, defaultFrequency: 'off' }],
		],
		['types[1]: must be an object', [type, 'task.due']],
	])('with the words: %s', (words, types) => {
		expect(refusalOfTypes(...types)).toContain(words);
	});

	it('where two of its groups have one key', () => {
		const groups = [
			{ key: 'billing', label: 'A' },
			{ key: 'billing', label: 'B' },
		];
		expect(refusal({ version: 1, groups, types: [] }).message).toContain(
			'groups[1].key: “billing” is declared already, by groups[0]',
		);
	});

	it('with more than 500 types or 100 groups', () => {
		const many = (count: number, entry: object) =>
			Array.from({ length: count }, (_, i) => ({ ...entry, key: `key.${i}` }));
		const group = { label: 'Group' };
		expect(() =>
			readCatalogue({ version: 1, groups: many(100, group), types: many(500, type) }),
		).not.toThrow();
		expect(refusalOfTypes(...many(501, type))).toContain('types: is too long: at most 500 entries');
		expect(refusal({ version: 1, groups: many(101, group), types: [] }).message).toContain(
			'groups: is too long: at most 100 entries',
		);
	});

	it('with all its faults at once, ten of them named and the others counted', () => {
		const message = refusalOfTypes(
			{ ...type, group: 'nope' },
			{ ...type, label: '' },
			...Array.from({ length: 10 }, () => 7),
		);
		expect(message.split('; ')).toHaveLength(11);
		expect(message).toMatch(/; and 3 more$/);
	});

	it('for names that objects have by nature, which do no harm', () => {
		const json = '{"version":1,"types":[],"__proto__":{"builtIn":"replace"},"constructor":{}}';
		const { message } = refusal(json);
		expect(message).toContain('“__proto__” is not known here, “constructor” is not known here');
		expect(({} as Record<string, unknown>).builtIn).toBeUndefined();
	});

	it('as BadInput and nothing else, whatever it is; what is taken makes a catalogue', () => {
		const anyKey = fc.constantFrom('a.b.c', 'constructor', 'task.due', 'No', '__proto__');
		const anyType = fc.record(
			{ key: anyKey, label: fc.string(), group: anyKey },
			{ requiredKeys: [] },
		);
		const anyDocument = fc.record(
			{
				version: fc.constantFrom(1, 2),
				builtIn: fc.constantFrom('extend', 'replace'),
				groups: fc.array(fc.record({ key: anyKey, label: fc.constant('Group') })),
				types: fc.oneof(fc.array(anyType), fc.jsonValue()),
			},
			{ requiredKeys: [] },
		);
		fc.assert(
			fc.property(fc.oneof(anyDocument, fc.jsonValue(), fc.string()), (raw) => {
				try {
					const { types, groups } = createCatalogue(readCatalogue(raw));
					const keys = groups.map(({ key }) => key);
					expect(types.filter(({ group }) => !keys.includes(group))).toEqual([]);
				} catch (error) {
					expect(error).toBeInstanceOf(BadInput);
				}
			}),
		);
	});
});
