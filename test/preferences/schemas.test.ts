// Answers: are the published schemas those that documents are read by, and do documents fit them?
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { format, resolveConfig } from 'prettier';
import { describe, expect, it } from 'vitest';
import { z } from 'zod/v4';
import { applyChoices } from '../../src/preferences/applyChoices';
import { builtInGroups, builtInTypes } from '../../src/preferences/builtInTypes';
import { catalogueSchema } from '../../src/preferences/catalogueSchema';
import { createCatalogue } from '../../src/preferences/createCatalogue';
import { importSchema } from '../../src/preferences/importSchema';
import { mergePreferences } from '../../src/preferences/mergePreferences';
import { noPreferences } from '../../src/preferences/preferences';
import { readCatalogue } from '../../src/preferences/readCatalogue';
import { readImport } from '../../src/preferences/readImport';
import { anyChoices } from './anyPreferences';
import { fitsSchema } from './fitsSchema';

const docs = new URL('../../docs/', import.meta.url).pathname;
const published = { catalogue: catalogueSchema, preferences: importSchema };
const catalogue = createCatalogue();

function schemaOf(name: keyof typeof published) {
	return z.toJSONSchema(published[name], { io: 'input' });
}

/** The JSON examples of docs/preferences.md, in order. */
const shown = [
	...readFileSync(`${docs}preferences.md`, 'utf8').matchAll(/^```json\n(.*?)^```$/gms),
].map(([, json]) => json!);

describe('The published schema', () => {
	it.each(['catalogue', 'preferences'] as const)(
		'docs/%s.schema.json is current; if not, run: npx vitest run --project unit test/preferences/schemas.test.ts -u',
		async (name) => {
			const file = `${docs}${name}.schema.json`;
			const json = JSON.stringify(schemaOf(name));
			const style = await resolveConfig(file);
			await expect(await format(json, { ...style, parser: 'json' })).toMatchFileSnapshot(file);
		},
	);

	it.each(['catalogue', 'preferences'] as const)(
		'docs/%s.schema.json has no $id, and describes every property',
		(name) => {
			const silent: string[] = [];
			const visit = (value: unknown, place: string): void => {
				if (typeof value !== 'object' || value === null) return;
				const { properties } = value as { properties?: Record<string, { description?: string }> };
				for (const [key, property] of Object.entries(properties ?? {})) {
					if (!property.description) silent.push(`${place}.${key}`);
				}
				for (const [key, inner] of Object.entries(value)) visit(inner, `${place}.${key}`);
			};
			const schema = schemaOf(name);
			visit(schema, name);
			expect(silent).toEqual([]);
			expect(schema).not.toHaveProperty('$id');
		},
	);
});

describe('A document of types fits the schema and is read', () => {
	const builtIn = { version: 1, builtIn: 'replace', groups: builtInGroups, types: builtInTypes };

	it('as the built-in types are', () => {
		expect(fitsSchema(builtIn, schemaOf('catalogue'))).toBe(true);
		expect(readCatalogue(builtIn)).toEqual(builtIn);
	});

	it('as docs/preferences.md shows it', () => {
		const json = shown.find((text) => text.includes('"types": ['))!;
		expect(fitsSchema(JSON.parse(json), schemaOf('catalogue'))).toBe(true);
		expect(readCatalogue(json).types.map(({ key }) => key)).toContain('invoice.overdue');
	});

	it.each([
		{ version: 2, types: [] },
		{ version: 1 },
		{ version: 1, types: [], tpyes: [] },
		{ version: 1, types: [{ key: 'a b', label: 'A', group: 'other' }] },
		{ version: 1, types: [{ key: 'a', label: ' ', group: 'other' }] },
		{ version: 1, types: [{ key: 'a', label: 'A', group: 'other', mandatory: 'yes' }] },
		{ version: 1, types: [{ key: 'a', label: 'A', group: 'other', defaultFrequency: 'never' }] },
	])('or does neither, as %j', (document) => {
		expect(fitsSchema(document, schemaOf('catalogue'))).toBe(false);
		expect(() => readCatalogue(document)).toThrow();
	});
});

describe('A document of preferences fits the schema and is read', () => {
	it('as docs/preferences.md shows it', () => {
		const [document, list] = shown.filter((text) => /"(member|workspace)":/.test(text));
		expect(fitsSchema(JSON.parse(document!), schemaOf('preferences'))).toBe(true);
		expect(importSchema.safeParse(JSON.parse(document!)).error).toBeUndefined();
		const listed = { version: 1, preferences: JSON.parse(list!) };
		expect(fitsSchema(listed, schemaOf('preferences'))).toBe(true);
		for (const json of [document!, list!]) {
			const entries = readImport(json, catalogue);
			expect(entries.length).toBeGreaterThan(1);
			expect(entries.filter((entry) => 'error' in entry)).toEqual([]);
		}
	});

	it('whatever is chosen and taken back in it', () => {
		const schema = schemaOf('preferences');
		fc.assert(
			fc.property(anyChoices, (choices) => {
				const entry = { member: 'ana@acme.com', ...choices };
				expect(fitsSchema({ version: 1, preferences: [entry] }, schema)).toBe(true);
				const [read] = readImport(JSON.stringify([entry]), catalogue);
				if (!read || 'error' in read) throw new Error(read?.error.message);
				expect(mergePreferences(noPreferences, read, 'merge')).toStrictEqual(
					applyChoices(noPreferences, choices),
				);
			}),
		);
	});

	it.each([
		{},
		{ member: '' },
		{ member: {} },
		{ member: { email: 'ana@acme.com', name: 'Ana' } },
		{ member: 'ana@acme.com', channel: '#general' },
		{ workspace: false },
		{ channel: ' ' },
		{ workspace: true, everything: 'sometimes' },
		{ workspace: true, timezone: 'UTC' },
		{ workspace: true, types: { 'Task Due': 'daily' } },
		{ workspace: true, types: { a: { b: 'daily' } } },
		{ workspace: true, groups: ['task'] },
		{ workspace: true, time: '25:00' },
		{ workspace: true, weekday: 8 },
		{ workspace: true, quietHours: { from: '22:00' } },
		{ workspace: true, quietHours: 'always' },
		{ workspace: true, workingDays: [] },
	])('or does neither, as %j', (entry) => {
		expect(fitsSchema({ version: 1, preferences: [entry] }, schemaOf('preferences'))).toBe(false);
		expect(readImport([entry], catalogue)).toEqual([
			{ place: '[0]', error: expect.objectContaining({ code: 'entry_malformed' }) },
		]);
	});
});
