// Answers: how does Redis run for the cluster, and how does it go down?
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { DemoProblem } from '../demo/problem.ts';
import { startGroup, type ProcessGroup } from '../demo/processGroup.ts';
import { killNow } from './killNow.ts';
import { waitUntil } from './waitUntil.ts';

export interface Redis {
	readonly port: number;
	readonly logFile: string;
	kill(): Promise<void>;
	/** `emptied`: everything that it was told to keep is gone. */
	start(options?: { emptied?: boolean }): Promise<void>;
	end(): Promise<void>;
}

/** Starts Debian's server on this machine only. It keeps what it is told, so that a restart alone loses no job of n8n's. */
export async function startRedis(
	folder: string,
	port: number,
	signal: AbortSignal,
): Promise<Redis> {
	const data = join(folder, 'redis');
	const logFile = join(folder, 'redis.log');
	let group: ProcessGroup | undefined;

	async function start({ emptied = false } = {}): Promise<void> {
		if (emptied) await rm(data, { recursive: true, force: true });
		mkdirSync(data, { recursive: true });
		const log = openSync(logFile, 'a');
		const started = startGroup('redis-server', argumentsFor(data, port), {
			cwd: folder,
			stdio: ['ignore', log, log],
		});
		closeSync(log);
		group = started;
		void started.ended.then(({ error }) => (over = error ?? new Error('Redis ended')));
		let over: Error | undefined;
		await waitUntil('Redis to answer', { withinMs: 30_000, logFile, signal }, () => {
			if ((over as NodeJS.ErrnoException | undefined)?.code === 'ENOENT') throw missing(over);
			return answers(port);
		});
	}

	const end = async () => group?.end(3_000);
	try {
		await start();
	} catch (error) {
		await end();
		throw error;
	}
	return {
		port,
		logFile,
		start,
		kill: async () => group && killNow(group),
		end,
	};
}

function argumentsFor(data: string, port: number): string[] {
	return [
		...['--port', String(port), '--bind', '127.0.0.1', '--dir', data],
		...['--appendonly', 'yes', '--appendfsync', 'everysec', '--save', ''],
	];
}

function missing(cause: unknown): DemoProblem {
	return new DemoProblem(
		'redis_missing',
		'The program redis-server was not found, and n8n’s queue needs it.',
		'Install it (Debian/Ubuntu: apt-get install redis-server; Fedora: dnf install redis; macOS: brew install redis), and start again.',
		cause,
	);
}

/** Answers PING with PONG, and not that it is still loading. */
async function answers(port: number): Promise<boolean> {
	return new Promise((resolve) => {
		const socket = connect(port, '127.0.0.1', () => socket.write('PING\r\n'));
		const answer = (is: boolean) => {
			socket.destroy();
			resolve(is);
		};
		socket.setTimeout(1_000, () => answer(false));
		socket.once('error', () => answer(false));
		socket.once('close', () => answer(false));
		socket.once('data', (data) => answer(data.toString().startsWith('+PONG')));
	});
}
