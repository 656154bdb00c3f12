// Answers: how does a test start real processes on one store, all at the same moment, and kill one?
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'esbuild';
import { afterAll } from 'vitest';
import type { Job } from './worker';

/** Plain Node resolves no imports without their endings, so the worker is made one file. */
export async function bundleWorker(folder: string): Promise<string> {
	const outfile = join(folder, 'worker.mjs');
	await build({
		entryPoints: [join(import.meta.dirname, 'worker.ts')],
		outfile,
		bundle: true,
		platform: 'node',
		format: 'esm',
		// pg is of the older kind, and asks for packages that nobody has.
		banner: {
			js: `import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);`,
		},
		external: ['pg-native', 'pg-cloudflare'],
		logLevel: 'error',
	});
	return outfile;
}

export class Worker {
	private readonly child: ChildProcess;
	private readonly lines: AsyncIterator<string>;
	private readonly ended: Promise<unknown>;

	constructor(bundle: string, job: Job) {
		this.child = spawn(process.execPath, [bundle, JSON.stringify(job)], {
			stdio: ['pipe', 'pipe', 'inherit'],
		});
		this.ended = once(this.child, 'exit');
		this.lines = createInterface({ input: this.child.stdout! })[Symbol.asyncIterator]();
		started.add(this);
	}

	/** What it says next; undefined once it ended. */
	async next<Said>(): Promise<Said | undefined> {
		const line = await this.lines.next();
		return line.done ? undefined : (JSON.parse(line.value) as Said);
	}

	async rest<Said>(): Promise<Said[]> {
		const all: Said[] = [];
		for (let said = await this.next<Said>(); said !== undefined; said = await this.next<Said>())
			all.push(said);
		return all;
	}

	go(): void {
		this.child.stdin!.write('go\n');
	}

	/** As `kill -9` and a power cut do: nothing is tidied up. */
	async kill(): Promise<void> {
		this.child.kill('SIGKILL');
		await this.ended;
	}
}

const started = new Set<Worker>();
afterAll(() => Promise.all([...started].map((worker) => worker.kill())));

/** Starts one process for each job; none begins before all are ready. */
export async function startWorkers(bundle: string, jobs: Job[]): Promise<Worker[]> {
	const workers = jobs.map((job) => new Worker(bundle, job));
	for (const worker of workers)
		if ((await worker.next()) !== 'ready') throw new Error('a worker did not start');
	for (const worker of workers) worker.go();
	return workers;
}
