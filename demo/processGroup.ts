// Answers: how do we start a program so that we can end it, with everything that it started itself?
import { spawn } from 'node:child_process';
import type { ChildProcess, SpawnOptions } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';

export interface ProcessGroup {
	readonly child: ChildProcess;
	/** Settles once the program has ended, whatever the reason. */
	readonly ended: Promise<{ code: number | null; signal: NodeJS.Signals | null; error?: Error }>;
	/** Asks the group to end, and ends it by force after `graceMs`. Idempotent. */
	end(graceMs?: number): Promise<void>;
}

/** A group of its own: Ctrl-C in the terminal reaches us alone, and we end the others in order. */
export function startGroup(
	command: string,
	args: readonly string[],
	options: SpawnOptions,
): ProcessGroup {
	const child = spawn(command, args, { ...options, detached: true });
	const ended = new Promise<Awaited<ProcessGroup['ended']>>((resolve) => {
		child.once('error', (error) => resolve({ code: null, signal: null, error }));
		child.once('exit', (code, signal) => resolve({ code, signal }));
	});
	let ending: Promise<void> | undefined;
	return {
		child,
		ended,
		end: (graceMs = 10_000) => (ending ??= endGroup(child.pid, graceMs)),
	};
}

async function endGroup(pid: number | undefined, graceMs: number): Promise<void> {
	if (pid === undefined) return;
	const steps: [NodeJS.Signals, number][] = [
		['SIGTERM', graceMs],
		['SIGKILL', 2_000],
	];
	for (const [signal, patienceMs] of steps) {
		if (!signalGroup(pid, signal)) return;
		const until = Date.now() + patienceMs;
		while (Date.now() < until) {
			await wait(50);
			if (!signalGroup(pid, 0)) return;
		}
	}
}

/** False where nobody of the group is left. */
function signalGroup(pid: number, signal: NodeJS.Signals | 0): boolean {
	try {
		process.kill(-pid, signal);
		return true;
	} catch {
		return false;
	}
}
