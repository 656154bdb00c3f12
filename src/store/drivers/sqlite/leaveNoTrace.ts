// Answers: how do the bytes of erased rows leave the store's files?
import type { DatabaseSync } from 'node:sqlite';
import { refuseBusy } from './errors';
import { longestWaitMs, untilFree, withoutWaiting } from './untilFree';

/**
 * `secure_delete` overwrites a row where it was, but not the copies that stayed in a page when rows moved to another one,
 * nor what older states of the page are in the log. So the file is written anew, and the log emptied.
 */
export async function leaveNoTrace(file: DatabaseSync, patienceMs = longestWaitMs): Promise<void> {
	await untilFree(() => withoutWaiting(file, () => file.exec('vacuum')), patienceMs);
	await untilFree(() => withoutWaiting(file, () => emptyLog(file)), patienceMs);
}

/** Says by a column, not by an error, that somebody still reads from the log. */
function emptyLog(file: DatabaseSync): void {
	const answer = file.prepare('pragma wal_checkpoint(truncate)').get();
	if (answer?.['busy'] !== 0) refuseBusy();
}
