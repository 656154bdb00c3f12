// Answers: what would npm publish, and how does n8n put it into its folder?
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export const packageName = 'n8n-nodes-slack-notify';

export interface Packed {
	/** A temporary folder; everything below is in it. */
	folder: string;
	tarball: string;
	bytes: number;
	/** Paths inside of the package. */
	files: string[];
	/** The tarball, unpacked. */
	unpacked: string;
	remove(): void;
}

/** Packs what the last build left in dist. */
export async function packPackage(): Promise<Packed> {
	const folder = mkdtempSync(join(tmpdir(), 'slack-notify-packed-'));
	const { stdout } = await run('npm', [
		'pack',
		'--json',
		'--ignore-scripts',
		`--pack-destination=${folder}`,
	]);
	const [report] = JSON.parse(stdout) as [
		{ filename: string; size: number; files: { path: string }[] },
	];
	const tarball = join(folder, report.filename);
	await run('tar', ['-xzf', tarball, '-C', folder]);
	return {
		folder,
		tarball,
		bytes: report.size,
		files: report.files.map(({ path }) => path).sort(),
		unpacked: join(folder, 'package'),
		remove: () => rmSync(folder, { recursive: true, force: true }),
	};
}

/** By npm into the nodes folder. Offline: there is nothing to fetch. Gives the installed package's folder. */
export async function installWithNpm(packed: Packed): Promise<string> {
	const nodes = join(packed.folder, 'by-npm', '.n8n', 'nodes');
	mkdirSync(nodes, { recursive: true });
	writeFileSync(join(nodes, 'package.json'), '{ "name": "installed-nodes", "private": true }');
	const without = ['--omit=dev', '--omit=peer', '--omit=optional'];
	await runNpm(['install', '--ignore-scripts', ...without, packed.tarball], nodes);
	return join(nodes, 'node_modules', packageName);
}

/** As n8n 2.41 does it when a person adds a community package (downloadPackage in its community-packages.service). */
export async function installAsN8nDoes(packed: Packed): Promise<string> {
	const folder = join(packed.folder, 'by-n8n', '.n8n', 'nodes', 'node_modules', packageName);
	mkdirSync(folder, { recursive: true });
	await run('tar', ['-xzf', packed.tarball, '-C', folder, '--strip-components=1']);
	const path = join(folder, 'package.json');
	const kept = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
	for (const field of ['devDependencies', 'peerDependencies', 'optionalDependencies']) {
		delete kept[field];
	}
	writeFileSync(path, JSON.stringify(kept, null, 2));
	await runNpm(
		[
			'install',
			'--bin-links=false',
			'--install-strategy=shallow',
			'--ignore-scripts=true',
			'--package-lock=false',
		],
		folder,
	);
	return folder;
}

async function runNpm(args: readonly string[], cwd: string): Promise<void> {
	await run('npm', [...args, '--offline', '--audit=false', '--fund=false'], { cwd });
}
