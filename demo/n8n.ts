// Answers: how does n8n run for the demo, and how does it end?
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { InstalledN8n } from './host.ts';
import { alone, onlyOurs } from './n8nAlone.ts';
import { requirePort } from './ports.ts';
import { DemoProblem } from './problem.ts';
import { startGroup } from './processGroup.ts';

export interface RunningN8n {
	readonly url: string;
	readonly logFile: string;
	/** Settles if n8n ends on its own. */
	readonly ended: Promise<unknown>;
	end(): Promise<void>;
}

export interface N8nOptions {
	installed: InstalledN8n;
	port: number;
	/** Everything that this n8n keeps is below it. */
	userFolder: string;
	signal: AbortSignal;
}

/** Starts n8n on 127.0.0.1 and answers once it does; ends it where the start is interrupted. */
export async function startN8n(options: N8nOptions): Promise<RunningN8n> {
	const { installed, port, userFolder, signal } = options;
	signal.throwIfAborted();
	const logFile = join(userFolder, 'n8n.log');
	const log = openSync(logFile, 'a');
	const group = startGroup(
		process.execPath,
		[join(installed.directory, 'node_modules/n8n/bin/n8n'), 'start'],
		{
			cwd: userFolder,
			env: {
				...onlyOurs(process.env),
				...alone(userFolder, await requirePort(0, 'the task runners', '')),
				N8N_LISTEN_ADDRESS: '127.0.0.1',
				N8N_PORT: String(port),
				N8N_LOG_LEVEL: 'info',
			},
			stdio: ['ignore', log, log],
		},
	);
	closeSync(log);
	const url = `http://localhost:${port}`;
	let over = false;
	void group.ended.then(() => (over = true));
	try {
		const until = Date.now() + 180_000;
		while (!(await isReady(url))) {
			signal.throwIfAborted();
			if (over || Date.now() > until) {
				throw new DemoProblem(
					'n8n_not_started',
					`n8n ${over ? 'ended while it was starting' : 'did not start within 3 minutes'}:\n${lastLines(logFile)}`,
					'If the reason is not plain from these lines, remove the folder of the installed n8n and start again: '.concat(
						installed.directory,
					),
				);
			}
			await wait(300, undefined, { signal });
		}
	} catch (error) {
		await group.end();
		throw error;
	}
	return { url, logFile, ended: group.ended, end: () => group.end() };
}

export function lastLines(file: string): string {
	return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-20).join('\n');
}

async function isReady(url: string): Promise<boolean> {
	try {
		// Ready is the database alone: the interface may still answer that n8n is starting up.
		const [readiness, settings] = await Promise.all([
			fetch(`${url}/healthz/readiness`),
			fetch(`${url}/rest/settings`),
		]);
		return readiness.ok && settings.headers.get('content-type')?.includes('json') === true;
	} catch {
		return false;
	}
}
