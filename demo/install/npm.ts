// Answers: what did npm do, and if it failed, with which of its codes?
import { closeSync, openSync, readFileSync } from 'node:fs';
import { dirname, delimiter } from 'node:path';
import { startGroup } from '../processGroup.ts';

export interface NpmRun {
	/** The program and its first arguments, as in `['npm']`. */
	command: readonly string[];
	args: readonly string[];
	folder: string;
	environment: NodeJS.ProcessEnv;
	logFile: string;
	signal?: AbortSignal;
}

export type NpmOutcome =
	| { outcome: 'done' }
	/** `code` is npm's own, as in ENOTFOUND or ENOSPC; of a script that failed, its exit code. */
	| { outcome: 'failed'; code: string; summary: string; logEnd: string };

/** Runs npm to its end, or ends it with all its children when the signal says so. */
export async function runNpm(run: NpmRun): Promise<NpmOutcome> {
	run.signal?.throwIfAborted();
	const log = openSync(run.logFile, 'a');
	const [program, ...first] = run.command;
	const group = startGroup(program ?? 'npm', [...first, ...run.args, '--json'], {
		cwd: run.folder,
		env: {
			...run.environment,
			// npm's scripts run under the Node that we run under, not under the machine's.
			PATH: [dirname(process.execPath), run.environment['PATH']].join(delimiter),
		},
		stdio: ['ignore', 'pipe', log],
	});
	let output = '';
	group.child.stdout?.setEncoding('utf8').on('data', (text: string) => (output += text));
	const stop = () => void group.end(3_000);
	run.signal?.addEventListener('abort', stop);
	const { code, error } = await group.ended;
	run.signal?.removeEventListener('abort', stop);
	closeSync(log);
	if (run.signal?.aborted) {
		await group.end(3_000);
		run.signal.throwIfAborted();
	}
	if (code === 0) return { outcome: 'done' };
	const said = readError(output);
	return {
		outcome: 'failed',
		code: (error as NodeJS.ErrnoException | undefined)?.code ?? said.code ?? `exit ${code}`,
		summary: error?.message ?? said.summary ?? '',
		logEnd: readFileSync(run.logFile, 'utf8').trimEnd().split('\n').slice(-15).join('\n'),
	};
}

/** With --json npm ends with an object that carries the error; scripts may have written before it. */
function readError(output: string): { code?: string; summary?: string } {
	for (let start = output.indexOf('{'); start >= 0; start = output.indexOf('{', start + 1)) {
		try {
			const { error } = JSON.parse(output.slice(start)) as {
				error?: { code?: string | number; summary?: string };
			};
			if (error) return { code: String(error.code ?? ''), summary: error.summary };
		} catch {
			// Not the start of the object.
		}
	}
	return {};
}
