// Answers: can a secret be read anywhere that n8n, the nodes, the databases or Slack wrote to?
import { open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** What must be found nowhere, by its name; in plain text, and as the usual wrappings show it. */
export type Secrets = Readonly<Record<string, string>>;

export interface Search {
	/** Looks through one text; `where` is said of what is found. */
	text(where: string, text: string): void;
	/** All files below the folder, but for those that `skip` names by the end of their path. */
	files(folder: string, skip: readonly string[]): Promise<void>;
	readonly found: readonly string[];
	/** How much was searched. */
	readonly bytes: number;
	readonly texts: number;
	readonly searchedFiles: number;
	/** How often something was found that is not secret and has to be there: or else the search looks at nothing. */
	readonly controls: Readonly<Record<string, number>>;
}

const chunkBytes = 4 * 1024 * 1024;

export function searchFor(secrets: Secrets, controls: Secrets): Search {
	const needles = Object.entries(secrets).flatMap(([name, secret]) =>
		shapesOf(secret).map((shape) => ({ name, shape })),
	);
	const longest = Math.max(...needles.map(({ shape }) => shape.length));
	const found: string[] = [];
	const seen: Record<string, number> = {};
	let bytes = 0;
	let texts = 0;
	let searchedFiles = 0;

	function look(where: string, text: string): void {
		bytes += text.length;
		for (const { name, shape } of needles) {
			if (text.includes(shape)) found.push(`The ${name} can be read in ${where}`);
		}
		for (const [name, control] of Object.entries(controls)) {
			if (text.includes(control)) seen[name] = (seen[name] ?? 0) + 1;
		}
	}

	async function file(path: string): Promise<void> {
		const handle = await open(path);
		try {
			const buffer = Buffer.alloc(chunkBytes);
			// What lies across the edge of two chunks is read with the second one.
			let before = '';
			for (;;) {
				const { bytesRead } = await handle.read(buffer, 0, chunkBytes);
				if (bytesRead === 0) break;
				const text = before + buffer.toString('latin1', 0, bytesRead);
				look(path, text);
				bytes -= before.length;
				before = text.slice(-longest);
			}
		} finally {
			await handle.close();
		}
		searchedFiles++;
	}

	return {
		text(where, text) {
			texts++;
			look(where, text);
		},
		async files(folder, skip) {
			for (const name of await readdir(folder, { recursive: true })) {
				const path = join(folder, name);
				if (/(^|\/)node_modules\//.test(name) || skip.some((end) => path.endsWith(end))) continue;
				// What goes away meanwhile, and what is no file, has nothing to be read.
				const about = await stat(path).catch(() => undefined);
				if (about?.isFile()) await file(path);
			}
		},
		get found() {
			return [...new Set(found)];
		},
		get bytes() {
			return bytes;
		},
		get texts() {
			return texts;
		},
		get searchedFiles() {
			return searchedFiles;
		},
		controls: seen,
	};
}

function shapesOf(secret: string): string[] {
	const bytes = Buffer.from(secret);
	// Two characters less at either end: what stands around it changes the outermost of base64.
	const base64 = [0, 1, 2].map((before) =>
		Buffer.concat([Buffer.alloc(before), bytes])
			.toString('base64')
			.replace(/=+$/, '')
			.slice(4, -2),
	);
	return [...new Set([secret, encodeURIComponent(secret), bytes.toString('hex'), ...base64])];
}
