// Answers: how does SQLite keep a file, so that what was accepted survives, and what was erased is gone?
import type { DatabaseSync } from 'node:sqlite';
import { explaining } from './errors';
import { longestWaitMs, untilFree } from './untilFree';

/** In bytes: twice what is written to it between two checkpoints, as long as nobody reads all the time. */
const mostKeptOfLog = 8 * 1024 * 1024;

/** For one connection; all but the log is not kept in the file. */
export async function keepSafe(file: DatabaseSync): Promise<void> {
	await untilFree(() => explaining(() => file.exec('pragma journal_mode = wal')));
	// FULL: what was accepted survives a power cut, not just a crash.
	explaining(() =>
		file.exec('pragma cache_size = -16000; pragma synchronous = full; pragma foreign_keys = on'),
	);
	explaining(() => file.exec('pragma secure_delete = on'));
	explaining(() => file.exec(`pragma journal_size_limit = ${mostKeptOfLog}`));
	explaining(() => file.exec(`pragma busy_timeout = ${longestWaitMs}`));
}
