// Answers: what did all runs of a test file produce, and where of it stands a secret?
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Recording } from '../../nodes/run/startN8nCore';
import { findSecrets } from './secrets';

export interface Produced {
	where: string;
	bytes: Buffer;
}

export interface Recorder {
	recording: Recording;
	/** What a run gave back, or what came in somewhere. */
	keep(where: string, value: unknown): void;
	/** All of it by now; `stores` is the folder that n8n writes to. */
	produced(stores: string): Produced[];
	/** What a file of the recording holds: `log.txt`, `log-debug.txt`, `executions.txt`, `requests.txt`. */
	read(name: string): string;
	remove(): void;
}

export function createRecorder(): Recorder {
	const folder = mkdtempSync(join(tmpdir(), 'slack-notify-record-'));
	const output: Buffer[] = [];
	const kept = new Map<string, string[]>();
	return {
		recording: {
			preload: join(import.meta.dirname, 'record.cjs'),
			environment: { RECORD: folder, N8N_LOG_LEVEL: 'debug', N8N_LOG_OUTPUT: 'console' },
			onOutput: (bytes) => void output.push(bytes),
		},
		keep(where, value) {
			kept.set(where, [...(kept.get(where) ?? []), JSON.stringify(value)]);
		},
		produced: (stores) => [
			...filesIn(folder),
			...filesIn(stores),
			{ where: 'stdout and stderr', bytes: Buffer.concat(output) },
			...[...kept].map(([where, texts]) => ({ where, bytes: Buffer.from(texts.join('\n')) })),
		],
		read(name) {
			const file = filesIn(folder).find(({ where }) => where.endsWith(name));
			return file?.bytes.toString() ?? '';
		},
		remove: () => rmSync(folder, { recursive: true, force: true }),
	};
}

/** Not the code that is installed there, nor what stands for n8n's own, encrypted credentials. */
function filesIn(folder: string): Produced[] {
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name))
		.filter((path) => !/\/package\/|\/credential-\d+\.json/.test(path.slice(folder.length)))
		.map((path) => ({ where: path.slice(folder.length + 1), bytes: readFileSync(path) }));
}

/** One line for each secret and place. */
export function leaksIn(produced: readonly Produced[]): string[] {
	return produced.flatMap(({ where, bytes }) =>
		findSecrets(bytes).map((secret) => `${secret} can be read in ${where}`),
	);
}
