// Answers: how do these nodes get into n8n? Packed and installed, as a user's n8n would do it.
import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { DemoProblem } from './problem.ts';

const run = promisify(execFile);

/** Packs the checkout and installs the tarball below n8n's folder, without scripts, peers or dev packages. */
export async function installPackage(checkout: string, n8nFolder: string): Promise<void> {
	const nodesFolder = join(n8nFolder, 'nodes');
	await mkdir(nodesFolder, { recursive: true });
	await writeFile(join(nodesFolder, 'package.json'), '{ "private": true }\n');
	try {
		const packed = await run(
			'npm',
			['pack', '--json', '--ignore-scripts', '--pack-destination', nodesFolder],
			{ cwd: checkout },
		);
		const [{ filename }] = JSON.parse(packed.stdout) as [{ filename: string }];
		await run(
			'npm',
			[
				...['install', `./${filename}`, '--ignore-scripts', '--offline', '--legacy-peer-deps'],
				...['--omit=dev', '--omit=peer', '--omit=optional', '--no-audit', '--no-fund'],
			],
			{ cwd: nodesFolder },
		);
	} catch (error) {
		const { stderr } = error as { stderr?: string };
		throw new DemoProblem(
			'not_packed',
			`The package could not be packed and put into n8n's folder. ${stderr ?? String(error)}`,
			'Run npm run build, and start again.',
			error,
		);
	}
}
