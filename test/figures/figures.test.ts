import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { readFigures } from '../../figures/readFigures';
import { runs, withFigures } from '../../figures/withFigures';
import { noteFigures } from '../support/noteFigures';

const page = 'Before\n\n<!-- figures: npm run figures -->\nold\n<!-- end of figures -->\n\nAfter\n';
let folder: string;

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'slack-notify-figures-'));
	vi.stubEnv('FIGURES', folder);
});
afterEach(() => {
	vi.unstubAllEnvs();
	rmSync(folder, { recursive: true });
});

it('what several processes counted of one run is added up', () => {
	noteFigures('simulation-1', { lives: 10, lost: 0, store: 'SQLite' });
	noteFigures('simulation-2', { lives: 5, lost: 0, store: 'SQLite', stalls: 2 });
	expect(readFigures(folder).get('simulation')).toEqual({
		...{ lives: 15, lost: 0, store: 'SQLite', stalls: 2 },
	});
});

it('the page gets them between its two marks, and keeps all else', () => {
	for (const name of Object.keys(runs)) noteFigures(name, { kills: 12_345, lost: 0 });
	const made = withFigures(page, readFigures(folder), '2026-01-05');
	expect(made).toMatch(/^Before\n/);
	expect(made).toMatch(/\nAfter\n$/);
	expect(made).not.toContain('old');
	expect(made).toContain(`| ${runs.cluster} | 12,345 kills · 0 lost |`);
	expect(withFigures(made, readFigures(folder), '2026-01-05')).toBe(made);
});

it('a page with the figures of some runs only is not made', () => {
	noteFigures('cluster', { lost: 0 });
	expect(() => withFigures(page, readFigures(folder), '2026-01-05')).toThrow(/no figures of/);
});

it('the page in the docs has the figures of every run', () => {
	const inDocs = readFileSync('docs/guarantee.md', 'utf8');
	for (const title of Object.values(runs)) expect(inDocs).toContain(`| ${title} | `);
});
