// Answers: how do all nodes of a process share one connection to a store, for as long as one of them needs it?
import type { Database } from '../../../src/index';

interface OpenDatabase {
	database: Promise<Database>;
	users: number;
}

const openDatabases = new Map<string, OpenDatabase>();

/** Opens the database at `path` unless somebody has it open. The last one to leave closes it. */
export async function withDatabase<T>(
	path: string,
	open: (path: string) => Promise<Database>,
	use: (database: Database) => Promise<T>,
): Promise<T> {
	const shared = openDatabases.get(path) ?? { database: open(path), users: 0 };
	openDatabases.set(path, shared);
	shared.users++;
	try {
		return await use(await shared.database);
	} finally {
		shared.users--;
		if (shared.users === 0) {
			openDatabases.delete(path);
			await closeIfOpen(shared.database);
		}
	}
}

async function closeIfOpen(database: Promise<Database>): Promise<void> {
	// One that never opened has been reported by whoever waited for it.
	const opened = await database.catch(() => undefined);
	await opened?.close();
}
