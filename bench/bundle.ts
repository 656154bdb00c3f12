// Answers: how does the source become something to measure? As it is shipped: in one file, without types.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';

export const measurements = ['sync', 'matching', 'suggestions', 'channels'] as const;

export interface Bundles {
	folder: string;
	remove(): Promise<void>;
}

export async function bundleMeasurements(): Promise<Bundles> {
	const folder = await mkdtemp(join(tmpdir(), 'slack-notify-bench-'));
	const remove = () => rm(folder, { recursive: true, force: true });
	try {
		await build({
			entryPoints: measurements.map((name) =>
				join(import.meta.dirname, 'measurements', `${name}.ts`),
			),
			outdir: folder,
			outExtension: { '.js': '.cjs' },
			bundle: true,
			format: 'cjs',
			platform: 'node',
			target: 'node22',
			logLevel: 'warning',
		});
	} catch (error) {
		await remove();
		throw error;
	}
	return { folder, remove };
}
