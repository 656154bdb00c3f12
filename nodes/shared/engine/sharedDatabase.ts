// Answers: how do all nodes of a process share one connection to a store, for as long as one of them needs it?
import { createHash } from 'node:crypto';
import type { Database } from '../../../src/index';
import type { ChosenStore } from './chooseStore';

interface OpenDatabase {
	database: Promise<Database>;
	users: number;
}

const openDatabases = new Map<string, OpenDatabase>();

/** Opens the store unless somebody has it open. The last one to leave closes it. */
export async function withDatabase<T>(
	store: ChosenStore,
	open: (store: ChosenStore) => Promise<Database>,
	use: (database: Database) => Promise<T>,
): Promise<T> {
	const key = keyOf(store);
	const shared = openDatabases.get(key) ?? { database: open(store), users: 0 };
	openDatabases.set(key, shared);
	shared.users++;
	try {
		return await use(await shared.database);
	} finally {
		shared.users--;
		if (shared.users === 0) {
			openDatabases.delete(key);
			await closeIfOpen(shared.database);
		}
	}
}

/** The password is part of it, so that nobody gets in on somebody else's, and nobody can read it from the key. */
export function keyOf(store: ChosenStore): string {
	if (store.kind === 'file') return store.path;
	return createHash('sha256').update(JSON.stringify(store.settings)).digest('base64');
}

async function closeIfOpen(database: Promise<Database>): Promise<void> {
	// One that never opened has been reported by whoever waited for it.
	const opened = await database.catch(() => undefined);
	await opened?.close();
}
