// Answers: how does what belongs to the tests come to run under plain Node? Bundled, as its source leaves out file endings.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

export type OfTheTests = typeof import('./all.ts');

export async function loadOfTheTests(): Promise<OfTheTests> {
	const folder = await mkdtemp(join(tmpdir(), 'slack-notify-cluster-bundle-'));
	try {
		const outfile = join(folder, 'all.mjs');
		await build({
			entryPoints: [join(import.meta.dirname, 'all.ts')],
			outfile,
			bundle: true,
			format: 'esm',
			platform: 'node',
			target: 'node22',
			logLevel: 'warning',
		});
		return (await import(pathToFileURL(outfile).href)) as OfTheTests;
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}
