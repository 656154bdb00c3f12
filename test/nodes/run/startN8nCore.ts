// Answers: how does a test run one of the built nodes in n8n's own engine, with a store of its own?
import { fork } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { IBinaryData, INodeTypeDescription } from 'n8n-workflow';
import { ensureN8n } from '../../../demo/host';

type Json = Record<string, unknown>;

export interface Request {
	/** As in `slackDigest`. */
	node: string;
	parameters?: Json;
	credentials: Json;
	/** What the Postgres credential holds; absent where none is selected. */
	postgres?: Json;
	/** A file that holds the OAuth2 credential from here on, with what n8n has renewed in it. */
	keptIn?: string;
	/** Of the node: `retryOnFail`, `onError`, `name` and the like. */
	settings?: Json;
	executionId?: string;
	/** Of the process, from here on; null takes a variable away. */
	environment?: Record<string, string | null>;
}

export interface Run extends Request {
	items: Json[];
	/** Of each item, its files by field: as n8n holds them in memory, where `data` is base64, or as `storeFile` gives them. */
	binary?: Json[];
	/** For `stop`. */
	stopKey?: string;
	/** Whether to measure `mostHeld`, which takes seconds. */
	watchesHeld?: boolean;
}

export interface Search extends Request {
	/** As in `searchChannels`. */
	method: string;
	filter?: string;
	paginationToken?: string;
}

export interface Found {
	results: { name: string; value: string }[];
	paginationToken?: string;
	/** What the editor shows in place of the list. */
	error?: { message: string; description?: string; httpCode?: string; whole: string };
}

export interface Item {
	json: Json;
	pairedItem?: { item: number };
}

export interface Ran {
	status: string;
	/** How often n8n called the node. */
	tries: number;
	/** Bytes that n8n held during the run at most, besides those that it held before. */
	mostHeld?: number;
	outputs: Item[][];
	/** What n8n shows at the output of this run, items or none. */
	hints: { message: string; type?: string; location?: string }[];
	error?: {
		name: string;
		message: string;
		description?: string;
		itemIndex?: number;
		/** All of it, as n8n would store it. */
		whole: string;
	};
}

export interface N8nCore {
	/** Everything that the process may write to. */
	folder: string;
	run(run: Run): Promise<Ran>;
	stop(stopKey: string): Promise<void>;
	/** From here on one process at a time renews a token, of all that were given the same folder. */
	shareLocks(folder: string): Promise<void>;
	/** Puts the clock this much ahead of the real one. */
	pass(ms: number): Promise<void>;
	/** What a searchable list in the editor gets from one of the node's methods. */
	search(request: Search): Promise<Found>;
	/** As the editor draws them. */
	outputs(request: Request): Promise<({ displayName?: string } | string)[]>;
	describe(node: string): Promise<INodeTypeDescription>;
	hints(request: Request): Promise<{ message: string }[]>;
	/** Puts a file of so many bytes into n8n's folder. */
	storeFile(file: {
		size: number;
		fileName?: string;
		mimeType: string;
	}): Promise<IBinaryData & { id: string }>;
	close(): Promise<void>;
}

/** For a test that looks at everything a process says and does. */
export interface Recording {
	/** A module that the process loads before any other. */
	preload: string;
	environment: Record<string, string>;
	/** Hears whatever the process writes to its output. */
	onOutput(bytes: Buffer): void;
}

/** Runs what the last build left in dist, in a process that finds n8n's modules as n8n's own does. */
export async function startN8nCore(recording?: Recording): Promise<N8nCore> {
	const { directory } = await ensureN8n({ onProgress: (line) => console.log(line) });
	const folder = mkdtempSync(join(tmpdir(), 'slack-notify-nodes-'));
	const packageFolder = join(folder, 'package');
	cpSync('dist', join(packageFolder, 'dist'), { recursive: true });
	cpSync('package.json', join(packageFolder, 'package.json'));

	const modules = [
		join(directory, 'node_modules/n8n/node_modules'),
		join(directory, 'node_modules'),
	];
	const child = fork(join(import.meta.dirname, 'runInN8n.cjs'), [directory, packageFolder], {
		serialization: 'advanced',
		execArgv: ['--expose-gc', ...(recording ? ['--require', recording.preload] : [])],
		silent: recording !== undefined,
		env: {
			PATH: process.env.PATH,
			HOME: folder,
			N8N_USER_FOLDER: folder,
			N8N_LOG_LEVEL: 'silent',
			NODE_PATH: modules.join(':'),
			...recording?.environment,
		},
	});
	for (const output of [child.stdout, child.stderr]) {
		output?.on('data', (bytes: Buffer) => recording?.onOutput(bytes));
	}
	const waiting = new Map<number, PromiseWithResolvers<unknown>>();
	let lastId = 0;
	const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
	const ready = Promise.withResolvers<unknown>();
	waiting.set(0, ready);
	child.on('message', ({ id, answer, error }: { id: number; answer?: unknown; error?: string }) => {
		if (error === undefined) waiting.get(id)?.resolve(answer);
		else waiting.get(id)?.reject(new Error(error));
		waiting.delete(id);
	});
	child.once('exit', (code) => {
		for (const one of waiting.values()) one.reject(new Error(`n8n ended with ${code}`));
	});
	await ready.promise;

	const ask = (verb: string, request: unknown): Promise<unknown> => {
		const answer = Promise.withResolvers<unknown>();
		waiting.set(++lastId, answer);
		child.send({ id: lastId, verb, request });
		return answer.promise;
	};
	return {
		folder,
		run: (run) => ask('run', run) as Promise<Ran>,
		stop: async (stopKey) => void (await ask('stop', { stopKey })),
		shareLocks: async (folder) => void (await ask('shareLocks', { folder })),
		pass: async (ms) => void (await ask('pass', { ms })),
		search: (request) => ask('listSearch', request) as Promise<Found>,
		outputs: (request) => ask('outputs', request) as ReturnType<N8nCore['outputs']>,
		describe: (node) => ask('describe', { node }) as Promise<INodeTypeDescription>,
		hints: (request) => ask('hints', request) as ReturnType<N8nCore['hints']>,
		storeFile: (file) => ask('storeFile', file) as ReturnType<N8nCore['storeFile']>,
		async close() {
			child.kill();
			await ended;
			rmSync(folder, { recursive: true, force: true });
		},
	};
}
