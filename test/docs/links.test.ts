import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';

/** To files of the project, without the place in them. */
function linksIn(page: string): string[] {
	const links = [...readFileSync(page, 'utf8').matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)];
	return links.map(([, to]) => join(dirname(page), to!));
}

const pages = globSync(['*.md', 'docs/**/*.md']);

it.each(pages)('every file that %s links to is there', (page) => {
	expect(linksIn(page).filter((file) => !existsSync(file))).toEqual([]);
});

it('whoever could do something is named with what stops them, and with a test', () => {
	const rows = readFileSync('docs/threat-model.md', 'utf8')
		.split('\n')
		.filter((line) => line.startsWith('|'))
		.slice(2)
		.map((line) => line.split('|').slice(1, -1));
	expect(rows.length).toBeGreaterThan(10);
	for (const [, could, stops, shown] of rows) {
		expect([could?.trim(), stops?.trim()]).not.toContain('');
		expect(shown, could).toMatch(/\]\(\.\.\/test\//);
	}
});
