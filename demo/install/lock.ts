// Answers: who is installing at this moment? Two at once would write into one folder.
import { mkdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const heartbeatMs = 5_000;
/** A process that lives shows it every 5 s; a process ID alone may have been given to another program. */
const silentForMs = 60_000;

export interface LockOptions {
	onWait(pid: number | undefined): void;
	pollMs?: number;
	signal?: AbortSignal;
}

/** Takes the lock folder, waits where a living process has it, and answers with how to give it back. */
export async function takeLock(folder: string, options: LockOptions): Promise<() => Promise<void>> {
	for (;;) {
		options.signal?.throwIfAborted();
		if (await make(folder)) return hold(folder);
		const owner = await readOwner(folder);
		if (owner === undefined) continue;
		if (owner.alive) {
			options.onWait(owner.pid);
			await wait(options.pollMs ?? 2_000, undefined, { signal: options.signal });
		} else {
			await clearAway(folder, owner.pid);
		}
	}
}

async function make(folder: string): Promise<boolean> {
	try {
		await mkdir(folder);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
		throw error;
	}
	await writeFile(ownerFile(folder), String(process.pid));
	return true;
}

function hold(folder: string): () => Promise<void> {
	const beat = setInterval(() => {
		const now = new Date();
		utimes(folder, now, now).catch(() => clearInterval(beat));
	}, heartbeatMs);
	beat.unref();
	return async () => {
		clearInterval(beat);
		await rm(folder, { recursive: true, force: true });
	};
}

/** Undefined where the lock went away in the meantime. */
async function readOwner(folder: string): Promise<{ pid?: number; alive: boolean } | undefined> {
	try {
		const age = Date.now() - (await stat(folder)).mtimeMs;
		// Between the making of the folder and of the file in it there is no process ID yet.
		const text = await readFile(ownerFile(folder), 'utf8').catch(() => '');
		const pid = /^\d+$/.test(text) ? Number(text) : undefined;
		return { pid, alive: age < silentForMs && (pid === undefined || isRunning(pid)) };
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
		throw error;
	}
}

/** Moves a dead lock aside first: of several that wait, one wins the move and the others find nothing. */
async function clearAway(folder: string, pid: number | undefined): Promise<void> {
	const aside = `${folder}.${process.pid}.dead`;
	try {
		await rename(folder, aside);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
		throw error;
	}
	const moved = await readFile(ownerFile(aside), 'utf8').catch(() => '');
	if (moved !== (pid === undefined ? '' : String(pid))) {
		// Somebody took the lock between our look and our move; it is theirs.
		await rename(aside, folder);
		return;
	}
	await rm(aside, { recursive: true, force: true });
}

function ownerFile(folder: string): string {
	return join(folder, 'pid');
}

function isRunning(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === 'EPERM';
	}
}
