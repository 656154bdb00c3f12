// Answers: how does one process of the cluster's n8n run, go down, and come up again?
import { closeSync, mkdirSync, openSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { InstalledN8n } from '../demo/host.ts';
import { startGroup, type ProcessGroup } from '../demo/processGroup.ts';
import { killNow } from './killNow.ts';

export interface N8nProcess {
	readonly name: string;
	readonly logFile: string;
	/** How often it ended although nobody had asked. It is started again then, as a supervisor does it. */
	readonly endedAlone: number;
	isReady(): Promise<boolean>;
	start(): void;
	kill(): Promise<void>;
	end(): Promise<void>;
}

export interface N8nProcessOptions {
	name: string;
	role: 'main' | 'worker';
	installed: InstalledN8n;
	userFolder: string;
	/** The folder with the nodes that n8n is to load. */
	nodesFolder: string;
	environment: NodeJS.ProcessEnv;
	port: number;
}

const restartAfterMs = 1_000;

/** Does not run yet. */
export function prepareN8n(options: N8nProcessOptions): N8nProcess {
	const { name, role, installed, userFolder, nodesFolder, environment, port } = options;
	const logFile = join(userFolder, 'n8n.log');
	mkdirSync(join(userFolder, '.n8n'), { recursive: true });
	symlinkSync(nodesFolder, join(userFolder, '.n8n', 'nodes'), 'dir');
	let group: ProcessGroup | undefined;
	let endedAlone = 0;

	function start(): void {
		const log = openSync(logFile, 'a');
		const program = join(installed.directory, 'node_modules/n8n/bin/n8n');
		const args = role === 'main' ? ['start'] : ['worker', '--concurrency=10'];
		const started = startGroup(process.execPath, [program, ...args], {
			cwd: userFolder,
			env: environment,
			stdio: ['ignore', log, log],
		});
		closeSync(log);
		group = started;
		void started.ended.then(async () => {
			if (group !== started) return;
			endedAlone++;
			await started.end(0);
			await wait(restartAfterMs);
			if (group === started) start();
		});
	}

	function takeGroup(): ProcessGroup | undefined {
		const wanted = group;
		group = undefined;
		return wanted;
	}

	return {
		name,
		logFile,
		get endedAlone() {
			return endedAlone;
		},
		start,
		async isReady() {
			const url = `http://127.0.0.1:${port}`;
			if (role === 'worker') return isOk(`${url}/healthz/readiness`);
			// Healthy comes before ready: then the interface still answers that n8n is starting up.
			return (
				(await isOk(`${url}/healthz/readiness`)) && (await isOk(`${url}/rest/settings`, 'json'))
			);
		},
		async kill() {
			const wanted = takeGroup();
			if (wanted) await killNow(wanted);
		},
		async end() {
			await takeGroup()?.end(4_000);
		},
	};
}

async function isOk(url: string, contentType = ''): Promise<boolean> {
	try {
		const { ok, headers } = await fetch(url, { signal: AbortSignal.timeout(5_000) });
		return ok && (headers.get('content-type') ?? '').includes(contentType);
	} catch {
		return false;
	}
}
