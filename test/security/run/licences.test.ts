// Answers: under which licences is what ships in the bundle, and does it write to n8n's log?
import { globSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { isAllowed } from '../../../licences/allowed';
import { readLicences } from '../../../licences/readLicences';
import { writePage } from '../../../licences/writePage';

const texts = readFileSync('dist/THIRD-PARTY-LICENCES.txt', 'utf8');
const lock = readFileSync('package-lock.json', 'utf8');

describe('the licences of what is in the bundle', () => {
	it('are all allowed', () => {
		const all = readLicences(texts, lock);
		expect(all.map(({ name }) => name)).toContain('zod');
		expect(all.filter(({ licence }) => !isAllowed(licence))).toEqual([]);
	});

	it('are listed in the docs: npm run licences makes the page', () => {
		expect(readFileSync('docs/licences.md', 'utf8')).toBe(writePage(readLicences(texts, lock)));
	});

	it('would not be, where one asks for more than its text', () => {
		for (const licence of ['GPL-3.0', 'AGPL-3.0-only', 'UNLICENSED', '', '(GPL-2.0 OR SSPL-1.0)'])
			expect(isAllowed(licence)).toBe(false);
		expect(isAllowed('(MIT OR GPL-3.0)')).toBe(true);
		expect(() => readLicences('left-pad 1.3.0', lock)).toThrow('left-pad 1.3.0');
	});
});

describe('the bundle', () => {
	it('has no console: what a library would log on its own nobody has looked at', () => {
		for (const path of globSync('dist/**/*.js')) {
			const file = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest);
			const visit = (node: ts.Node): void => {
				if (ts.isIdentifier(node)) expect(node.text, path).not.toBe('console');
				ts.forEachChild(node, visit);
			};
			visit(file);
		}
	});
});
