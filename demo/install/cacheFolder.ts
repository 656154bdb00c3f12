// Answers: where is the installed n8n kept, so that a machine pays for it once?
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/** The cache folder of this project: outside of the checkout, so that a fresh clone finds it. */
export function defaultCacheFolder(environment: NodeJS.ProcessEnv): string {
	const base = environment['XDG_CACHE_HOME'];
	// The XDG rules say that a relative path is to be ignored.
	const root = base !== undefined && isAbsolute(base) ? base : join(homedir(), '.cache');
	return join(root, 'n8n-nodes-slack-notify');
}

/** One folder per package.json and lock: another version of n8n never meets this one's files. */
export function installFolder(cacheFolder: string, hostFolder: string): string {
	const hash = createHash('sha256');
	for (const file of ['package.json', 'package-lock.json']) {
		hash
			.update(file)
			.update('\0')
			.update(readFileSync(join(hostFolder, file)))
			.update('\0');
	}
	return join(cacheFolder, `n8n-${hash.digest('hex').slice(0, 16)}`);
}
