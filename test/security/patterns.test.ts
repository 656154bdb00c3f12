// Answers: can a text keep a regular expression busy, and with it everything else in n8n?
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { noteFigures } from '../support/noteFigures';
import { findPatterns, type Pattern } from './findPatterns';

/** For all of them together; they need a tenth of it. */
const mostSeconds = 120;

type Said = { trying?: string; slow?: string; tried?: number };

/** In a process that is ended where it gets nowhere. */
function tryPatterns(patterns: readonly Pattern[], seconds = mostSeconds) {
	const script = join(import.meta.dirname, 'tryPatterns.mjs');
	const command = `ulimit -t ${seconds}; exec "${process.execPath}" "${script}"`;
	const { stdout, stderr } = spawnSync('sh', ['-c', command], {
		input: JSON.stringify(patterns),
		encoding: 'utf8',
	});
	const said = stdout.split('\n').flatMap((line) => (line ? (JSON.parse(line) as Said) : []));
	const tried = said.at(-1)?.tried;
	const slow = said.flatMap((line) => line.slow ?? []);
	const endless =
		tried === undefined ? (said.findLast((line) => line.trying)?.trying ?? stderr) : undefined;
	return { tried, slow, endless };
}

describe('a regular expression', () => {
	it('goes through any text once, whatever it is made of', { timeout: 10 * 60_000 }, () => {
		const patterns = findPatterns('{src,nodes,credentials}/**/*.ts');
		const { tried = 0, slow, endless } = tryPatterns(patterns);
		expect({ slow, endless }).toEqual({ slow: [], endless: undefined });
		noteFigures('patterns', { patterns: patterns.length, 'texts tried': tried, slow: 0 });
	});

	it(
		'that begins again at every place, or never ends, would be found',
		{ timeout: 10 * 60_000 },
		() => {
			const again = { at: 'again', source: '\\/+$', flags: '' };
			const never = { at: 'never', source: '^(a+)+$', flags: '' };
			expect(tryPatterns([again])).toMatchObject({ slow: ['again'], endless: undefined });
			expect(tryPatterns([again, never], 5)).toMatchObject({ slow: ['again'], endless: 'never' });
		},
	);
});
