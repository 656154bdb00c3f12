// Answers: does the install of n8n end well, or with words that say what to mend, and does the next one work?
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
	chmodSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	readdirSync,
	rmSync,
	utimesSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ensureN8n } from '../../demo/host.ts';
import type { EnsureN8nOptions } from '../../demo/host.ts';
import { explainBuildFailure } from '../../demo/install/failure.ts';
import { installFolder } from '../../demo/install/cacheFolder.ts';

// Stands in for npm: writes what it was asked to, and does what MODE says.
const fakeNpm = `
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
const { MODE, CALLS } = process.env;
appendFileSync(CALLS, process.argv.slice(2).join(' ') + '\\n');
if (process.argv[2] === 'install') {
	mkdirSync('node_modules/half', { recursive: true });
	if (MODE === 'hang') setInterval(() => {}, 1000);
	else if (MODE === 'nospc') {
		console.log(JSON.stringify({ error: { code: 'ENOSPC', summary: 'no space left on device' } }));
		process.exit(228);
	} else {
		mkdirSync('node_modules/n8n', { recursive: true });
		writeFileSync('node_modules/n8n/package.json', '{"version":"9.9.9"}');
	}
} else if (MODE === 'no_build') {
	console.log(JSON.stringify({ error: { code: 1, summary: 'command failed' } }));
	process.exit(1);
}
`;

let folder = '';
let options: EnsureN8nOptions;
let lines: string[];

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'host-test-'));
	const hostFolder = join(folder, 'host');
	mkdirSync(hostFolder);
	writeFileSync(
		join(hostFolder, 'package.json'),
		JSON.stringify({ name: 'tiny', private: true, dependencies: { n8n: '9.9.9' } }),
	);
	writeFileSync(join(hostFolder, 'package-lock.json'), '{}');
	writeFileSync(join(folder, 'npm.mjs'), fakeNpm);
	lines = [];
	options = {
		hostFolder,
		cacheFolder: join(folder, 'cache'),
		npmCommand: [process.execPath, join(folder, 'npm.mjs')],
		environment: { ...process.env, CALLS: join(folder, 'calls'), MODE: 'well' },
		nodeVersion: '24.0.0',
		onProgress: (line) => lines.push(line),
	};
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const mode = (name: string) => ({
	...options,
	environment: { ...options.environment, MODE: name },
});
const npmCalls = () => readFileSync(join(folder, 'calls'), 'utf8').trim().split('\n');
const directory = () => installFolder(join(folder, 'cache'), join(folder, 'host'));

describe('an install', () => {
	it('says at the start how long it takes and how large it is', async () => {
		const installed = await ensureN8n(options);
		expect(installed).toEqual({ directory: directory(), version: '9.9.9' });
		expect(lines[0]).toMatch(/about 6 minutes and 2\.8 GB/);
	});

	it('runs no install script but those of the two packages that need one', async () => {
		await ensureN8n(options);
		expect(npmCalls()).toEqual([
			expect.stringMatching(/^install --ignore-scripts /),
			expect.stringMatching(/^rebuild node --ignore-scripts=false /),
			expect.stringMatching(/^rebuild sqlite3 --ignore-scripts=false /),
		]);
	});

	it('is found by the next run, which calls npm no more', async () => {
		await ensureN8n(options);
		const calls = npmCalls().length;
		expect(await ensureN8n(options)).toEqual({ directory: directory(), version: '9.9.9' });
		expect(npmCalls()).toHaveLength(calls);
	});

	it('shows every now and then that it lives', async () => {
		const stop = new AbortController();
		const running = ensureN8n({
			...mode('hang'),
			progressEveryMs: 20,
			signal: stop.signal,
			onProgress: (line) => {
				lines.push(line);
				if (lines.filter((each) => each.includes('fetching packages')).length > 2) stop.abort();
			},
		});
		await expect(running).rejects.toThrow();
		expect(lines.filter((line) => /fetching packages … \d+ s/.test(line)).length).toBeGreaterThan(
			2,
		);
	});

	it('that was interrupted is made anew by the next run', async () => {
		const stop = new AbortController();
		mkdirSync(join(folder, 'cache'));
		const interrupted = ensureN8n({ ...mode('hang'), signal: stop.signal });
		const unfinished = () =>
			readdirSync(join(folder, 'cache')).filter((name) => name.includes('.installing'));
		await expect
			.poll(() =>
				unfinished().some((name) => existsSync(join(folder, 'cache', name, 'node_modules/half'))),
			)
			.toBe(true);
		stop.abort();
		await expect(interrupted).rejects.toThrow();
		expect(existsSync(directory())).toBe(false);

		lines = [];
		expect((await ensureN8n(options)).version).toBe('9.9.9');
		expect(lines[0]).toMatch(/interrupted/);
		expect(unfinished()).toEqual([]);
	});

	it('that was killed leaves a lock that the next run clears away', async () => {
		const dead = spawn(process.execPath, ['-e', '']);
		await once(dead, 'exit');
		mkdirSync(`${directory()}.lock`, { recursive: true });
		writeFileSync(join(`${directory()}.lock`, 'pid'), String(dead.pid));
		expect((await ensureN8n(options)).version).toBe('9.9.9');
		expect(existsSync(`${directory()}.lock`)).toBe(false);
	});

	it('whose process ID another program has now is noticed by its silence', async () => {
		const lock = `${directory()}.lock`;
		mkdirSync(lock, { recursive: true });
		writeFileSync(join(lock, 'pid'), String(process.pid));
		const longAgo = new Date(Date.now() - 3_600_000);
		utimesSync(lock, longAgo, longAgo);
		expect((await ensureN8n(options)).version).toBe('9.9.9');
	});

	it('of two runs at once happens once', async () => {
		const both = await Promise.all([ensureN8n(options), ensureN8n(options), ensureN8n(options)]);
		expect(both.map(({ version }) => version)).toEqual(['9.9.9', '9.9.9', '9.9.9']);
		expect(npmCalls().filter((call) => call.startsWith('install'))).toHaveLength(1);
		expect(lines.filter((line) => line.includes('waiting for it'))).toHaveLength(2);
	});
});

describe('an install that cannot be', () => {
	it('says so before it begins where the disk has no room', async () => {
		await expect(
			ensureN8n({ ...options, freeBytes: async () => 2 * 1024 ** 3 }),
		).rejects.toMatchObject({
			code: 'disk_full',
			message: expect.stringContaining('needs 4.0 GB') as string,
			hint: expect.stringContaining('XDG_CACHE_HOME') as string,
		});
		expect(existsSync(join(folder, 'calls'))).toBe(false);
		expect((await ensureN8n(options)).version).toBe('9.9.9');
	});

	it('says so where the disk runs full on the way, and a second run works', async () => {
		await expect(ensureN8n(mode('nospc'))).rejects.toMatchObject({ code: 'disk_full' });
		expect((await ensureN8n(options)).version).toBe('9.9.9');
	});

	it('says so where there is no network', async () => {
		// The real npm, with a registry on a port where nobody listens.
		const running = ensureN8n({
			...options,
			npmCommand: ['npm'],
			environment: {
				...process.env,
				npm_config_registry: 'http://127.0.0.1:1/',
				npm_config_cache: join(folder, 'npm-cache'),
				npm_config_fetch_retries: '0',
			},
		});
		await expect(running).rejects.toMatchObject({
			code: 'no_network',
			message: expect.stringContaining('ECONNREFUSED') as string,
			hint: expect.stringContaining('Check the network') as string,
		});
		expect((await ensureN8n(options)).version).toBe('9.9.9');
	});

	it('says so where npm is missing', async () => {
		await expect(
			ensureN8n({ ...options, npmCommand: [join(folder, 'no-such-npm')] }),
		).rejects.toMatchObject({ code: 'npm_missing' });
	});

	it('says what to install where a compiler is missing', () => {
		const failure = {
			outcome: 'failed',
			code: '1',
			summary: 'command failed',
			logEnd: '',
		} as const;
		expect(explainBuildFailure(failure, 'install.log', ['a C++ compiler', 'make'])).toMatchObject({
			code: 'no_compiler',
			message: expect.stringContaining('a C++ compiler and make are missing') as string,
			hint: expect.stringContaining('apt install build-essential python3') as string,
		});
	});

	it('names the log where npm failed for another reason', async () => {
		const failure = {
			outcome: 'failed',
			code: '1',
			summary: 'command failed',
			logEnd: '',
		} as const;
		expect(explainBuildFailure(failure, '/x/install.log', [])).toMatchObject({
			code: 'npm_failed',
			message: expect.stringContaining('command failed') as string,
			hint: expect.stringContaining('/x/install.log') as string,
		});
		await expect(ensureN8n(mode('no_build'))).rejects.toThrow();
		expect(existsSync(directory())).toBe(false);
	});

	it('says so where Node is too old', async () => {
		await expect(ensureN8n({ ...options, nodeVersion: '20.20.2' })).rejects.toMatchObject({
			code: 'node_too_old',
			message: expect.stringContaining('Node 20.20.2') as string,
		});
	});

	it('says so where the cache folder may not be written', async () => {
		const locked = join(folder, 'locked');
		writeFileSync(locked, 'a file where a folder should be');
		chmodSync(locked, 0o400);
		await expect(
			ensureN8n({ ...options, cacheFolder: join(locked, 'cache') }),
		).rejects.toMatchObject({ code: 'cache_not_writable' });
	});
});

it('another lock file is another folder', () => {
	const before = directory();
	writeFileSync(join(folder, 'host', 'package-lock.json'), '{ }');
	expect(directory()).not.toBe(before);
});
