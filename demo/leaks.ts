// Answers: did a token get anywhere where it can be read? Slack's bot tokens begin with xoxb-.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Every file that n8n and the nodes wrote: log, event log, database with all outputs, and the nodes' own store. */
export async function findLeaks(folder: string): Promise<string[]> {
	const entries = await readdir(folder, { recursive: true, withFileTypes: true });
	const leaks: string[] = [];
	for (const entry of entries) {
		// Code that was installed there knows what a token looks like; it holds none.
		if (!entry.isFile() || entry.parentPath.includes('node_modules')) continue;
		const path = join(entry.parentPath, entry.name);
		if (/\.tgz$/.test(path)) continue;
		if (/xoxb-[A-Za-z0-9]/.test(await readFile(path, 'latin1')))
			leaks.push(`A token can be read in ${path}`);
	}
	return leaks;
}
