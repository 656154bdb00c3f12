// Answers: how does a test start a worker process, tell it what to do, and kill or stop it?
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'esbuild';
import { afterAll } from 'vitest';
import type { Command, Job, Line, Said, Thrown } from './job';

/** Plain Node resolves no imports without their endings, so the worker is made one file. */
export async function bundleWorker(folder: string): Promise<string> {
	const outfile = join(folder, 'worker.mjs');
	await build({
		entryPoints: [join(import.meta.dirname, 'worker.ts')],
		outfile,
		bundle: true,
		platform: 'node',
		format: 'esm',
		// What is CommonJS in the bundle asks for Node's own modules by this.
		banner: {
			js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);',
		},
		external: ['pg-native'],
		logLevel: 'error',
	});
	// Who is killed leaves no compiled code behind for the next one.
	const first = spawn(process.execPath, [outfile, '{}'], { stdio: 'ignore', env: envOf(outfile) });
	await once(first, 'exit');
	return outfile;
}

function envOf(bundle: string): NodeJS.ProcessEnv {
	return { ...process.env, NODE_COMPILE_CACHE: `${bundle}.cache` };
}

/** `dead`: it died before it answered. */
export type Answer = { said: Said } | { thrown: Thrown } | 'dead';

export class Worker {
	readonly ready: Promise<unknown>;
	/** What it said without being asked: errors of the runs that it goes through by itself. */
	readonly unasked: Thrown[] = [];
	private readonly child: ChildProcess;
	private readonly ended: Promise<unknown>;
	private readonly waiting = new Map<number, (answer: Answer) => void>();
	private readonly stopping = Promise.withResolvers<void>();
	private asked = 0;

	/** `through`: a program that starts the worker in its turn, with a limit on files, say. */
	constructor(
		bundle: string,
		readonly job: Job,
		through: readonly string[] = [],
	) {
		const [program, ...args] = [...through, process.execPath, bundle, JSON.stringify(job)];
		this.child = spawn(program!, args, {
			stdio: ['pipe', 'pipe', 'inherit'],
			env: envOf(bundle),
		});
		this.ended = once(this.child, 'close').then(() => this.answerAll('dead'));
		// A worker that is killed can't be told anything more.
		this.child.stdin!.on('error', () => {});
		const lines = createInterface({ input: this.child.stdout! });
		this.ready = Promise.race([once(lines, 'line'), this.ended]);
		lines.on('line', (line) => this.hear(JSON.parse(line) as Line));
		started.add(this);
	}

	ask(command: Command): Promise<Answer> {
		if (this.isDead) return Promise.resolve('dead');
		const number = this.asked++;
		const answer = new Promise<Answer>((resolve) => this.waiting.set(number, resolve));
		this.child.stdin!.write(`${JSON.stringify(command)}\n`);
		return answer;
	}

	/** As `kill -9` and a power cut do: nothing is tidied up. */
	async kill(): Promise<void> {
		this.die();
		await this.death();
	}

	/** The same, not waited for. */
	die(): void {
		this.child.kill('SIGKILL');
	}

	/** Resolves once it is dead, by whatever hand, and all that it said was heard. */
	async death(): Promise<void> {
		await this.ended;
		started.delete(this);
	}

	/** It stays as it is, in the middle of whatever it does, until it goes on. */
	stop(): void {
		this.child.kill('SIGSTOP');
	}

	/** Resolves once it stops by itself, or waits for a timer that is stuck, as its job says. */
	async hasStopped(): Promise<void> {
		await this.stopping.promise;
	}

	goOn(): void {
		this.child.kill('SIGCONT');
	}

	get isDead(): boolean {
		return this.child.exitCode !== null || this.child.signalCode !== null;
	}

	private hear({ number, said = {}, thrown, stopping }: Line): void {
		if (stopping) return this.stopping.resolve();
		if (number === undefined) {
			if (thrown) this.unasked.push(thrown);
			return;
		}
		this.waiting.get(number)?.(thrown ? { thrown } : { said });
		this.waiting.delete(number);
	}

	private answerAll(answer: Answer): void {
		for (const resolve of this.waiting.values()) resolve(answer);
		this.waiting.clear();
	}
}

const started = new Set<Worker>();
afterAll(() => Promise.all([...started].map((worker) => worker.kill())));

export async function startWorker(
	bundle: string,
	job: Job,
	through?: readonly string[],
): Promise<Worker> {
	const worker = new Worker(bundle, job, through);
	await worker.ready;
	return worker;
}

/** What it said, where the test goes on that it did. */
export async function saidBy(worker: Worker, command: Command): Promise<Said> {
	const answer = await worker.ask(command);
	if (answer === 'dead') throw new Error(`${worker.job.name} died of ${command.do}`);
	if ('thrown' in answer) throw new Error(`${command.do}: ${JSON.stringify(answer.thrown)}`);
	return answer.said;
}

/** What it threw, where the test goes on that it did. */
export async function thrownBy(worker: Worker, command: Command): Promise<Thrown> {
	const answer = await worker.ask(command);
	if (answer === 'dead') throw new Error(`${worker.job.name} died of ${command.do}`);
	if ('said' in answer) throw new Error(`${command.do} went well: ${JSON.stringify(answer.said)}`);
	return answer.thrown;
}
