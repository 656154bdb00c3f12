// Answers: is n8n installed on this machine? If not, it is now.
import { cpSync, readFileSync } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defaultCacheFolder, installFolder } from './install/cacheFolder.ts';
import { explainBuildFailure, explainInstallFailure } from './install/failure.ts';
import { bytesNeeded, freeBytesIn, requireSpace } from './install/freeSpace.ts';
import { takeLock } from './install/lock.ts';
import { runNpm } from './install/npm.ts';
import { DemoProblem } from './problem.ts';

export interface EnsureN8nOptions {
	/** Gets one line at a time. */
	onProgress?(line: string): void;
	/** Holds the package.json and package-lock.json that say which n8n. */
	hostFolder?: string;
	cacheFolder?: string;
	npmCommand?: readonly string[];
	environment?: NodeJS.ProcessEnv;
	/** Bytes that are free for the cache folder. */
	freeBytes?(folder: string): Promise<number>;
	nodeVersion?: string;
	progressEveryMs?: number;
	signal?: AbortSignal;
}

export interface InstalledN8n {
	/** The folder with n8n's node_modules. */
	directory: string;
	version: string;
}

const oldestNode = 24;

/** Installs n8n into the cache folder unless it is there. A second call, in any process, finds it. */
export async function ensureN8n(options: EnsureN8nOptions = {}): Promise<InstalledN8n> {
	const environment = options.environment ?? process.env;
	const hostFolder = options.hostFolder ?? fileURLToPath(new URL('./host', import.meta.url));
	const cacheFolder = options.cacheFolder ?? defaultCacheFolder(environment);
	const say = options.onProgress ?? (() => {});
	requireNode(options.nodeVersion ?? process.versions.node);

	const directory = installFolder(cacheFolder, hostFolder);
	const before = findInstalled(directory);
	if (before) return before;

	await makeCacheFolder(cacheFolder);
	const giveBack = await takeLock(`${directory}.lock`, {
		onWait: once((pid) =>
			say(
				`Another run${pid === undefined ? '' : ` (process ${pid})`} is installing n8n; waiting for it.`,
			),
		),
		signal: options.signal,
	});
	try {
		const meanwhile = findInstalled(directory);
		if (meanwhile) return meanwhile;
		requireSpace(cacheFolder, await (options.freeBytes ?? freeBytesIn)(cacheFolder), bytesNeeded);
		await install({ ...options, environment, hostFolder, say }, directory);
		const installed = findInstalled(directory);
		if (installed) return installed;
		throw new DemoProblem(
			'npm_failed',
			`npm said that all is well, but there is no n8n in ${directory}.`,
			`Remove ${directory} and start again.`,
		);
	} finally {
		await giveBack();
	}
}

async function install(
	options: EnsureN8nOptions & {
		environment: NodeJS.ProcessEnv;
		hostFolder: string;
		say(line: string): void;
	},
	directory: string,
): Promise<void> {
	// Half a package looks like a whole one to npm, so nothing is resumed; the downloads are in npm's cache.
	for (const left of await findUnfinished(directory)) {
		options.say('An earlier install was interrupted; starting it anew.');
		await rm(left, { recursive: true, force: true, maxRetries: 3 });
	}
	// A name of its own: an npm whose demo was killed may still be writing to the other.
	const unfinished = `${directory}.installing.${process.pid}`;
	await rm(directory, { recursive: true, force: true });
	await mkdir(unfinished);
	for (const file of ['package.json', 'package-lock.json']) {
		cpSync(join(options.hostFolder, file), join(unfinished, file));
	}
	options.say(
		`Installing n8n into ${directory}: about 6 minutes and 2.8 GB, once on this machine.`,
	);
	const startedAt = Date.now();
	let doing = 'fetching packages';
	const ticker = setInterval(
		() => options.say(`  ${doing} … ${inMinutes(Date.now() - startedAt)}`),
		options.progressEveryMs ?? 15_000,
	);
	const logFile = join(unfinished, 'install.log');
	const npm = (args: readonly string[]) =>
		runNpm({
			command: options.npmCommand ?? ['npm'],
			args: [...args, '--no-audit', '--no-fund', '--no-update-notifier'],
			folder: unfinished,
			environment: options.environment,
			logFile,
			signal: options.signal,
		});
	try {
		// Without scripts, and then the two that matter: older npm does not know allowScripts and would run them all.
		const fetched = await npm(['install', '--ignore-scripts']);
		if (fetched.outcome === 'failed') throw explainInstallFailure(fetched, logFile);
		for (const name of ['node', 'sqlite3']) {
			doing =
				name === 'sqlite3' ? 'preparing SQLite (compiles it where it must)' : `preparing ${name}`;
			const built = await npm(['rebuild', name, '--ignore-scripts=false']);
			if (built.outcome === 'failed') throw explainBuildFailure(built, logFile);
		}
		await rename(unfinished, directory);
		options.say(`n8n is installed (${inMinutes(Date.now() - startedAt)}).`);
	} finally {
		clearInterval(ticker);
	}
}

async function makeCacheFolder(folder: string): Promise<void> {
	try {
		await mkdir(folder, { recursive: true });
	} catch (error) {
		throw new DemoProblem(
			'cache_not_writable',
			`The folder ${folder}, where n8n is kept, can't be made: ${(error as Error).message}`,
			'Choose another one with XDG_CACHE_HOME=/another/folder, and start again.',
			error,
		);
	}
}

async function findUnfinished(directory: string): Promise<string[]> {
	const folder = dirname(directory);
	const prefix = `${basename(directory)}.installing`;
	return (await readdir(folder))
		.filter((name) => name.startsWith(prefix))
		.map((name) => join(folder, name));
}

function findInstalled(directory: string): InstalledN8n | undefined {
	try {
		const text = readFileSync(join(directory, 'node_modules/n8n/package.json'), 'utf8');
		return { directory, version: (JSON.parse(text) as { version: string }).version };
	} catch {
		return undefined;
	}
}

function requireNode(version: string): void {
	if (Number(version.split('.')[0]) >= oldestNode) return;
	throw new DemoProblem(
		'node_too_old',
		`n8n needs Node ${oldestNode} or later, and this is Node ${version}.`,
		'Start it with npm run demo after npm install: that puts a Node 24 from node_modules first.',
	);
}

function inMinutes(ms: number): string {
	const seconds = Math.round(ms / 1000);
	return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

function once<T>(say: (value: T) => void): (value: T) => void {
	let said = false;
	return (value) => {
		if (!said) say(value);
		said = true;
	};
}
