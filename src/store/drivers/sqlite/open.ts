// Answers: how is a store opened that lives in one file, with nothing to install?
import { DatabaseSync } from 'node:sqlite';
import { Kysely, sql } from 'kysely';
import type { Database } from '../../contract';
import { openDatabase } from '../../openDatabase';
import { journal, readJournal } from '../../migrations/journal';
import type { Tables, Work } from '../../tables';
import { nodeSqlite } from './dialect';
import { explaining } from './errors';
import { inMemory, makeFile } from './files';
import { keepSafe } from './keepSafe';
import { leaveNoTrace } from './leaveNoTrace';

/** Opens the store in the file at `path`, and makes it where there is none. `:memory:` is gone when closed. */
export async function openSqlite({ path }: { path: string }): Promise<Database> {
	if (path !== inMemory) makeFile(path);
	const file = explaining(() => new DatabaseSync(path));
	try {
		await keepSafe(file);
	} catch (error) {
		file.close();
		throw error;
	}
	const kysely = new Kysely<Tables>({ dialect: nodeSqlite(file) });
	return openDatabase({
		kysely,
		ascendingId: {
			type: 'integer',
			declare: (column) => column.primaryKey().autoIncrement(),
		},
		// A transaction that writes has the whole file for itself.
		takeTurn: async () => {},
		// The file does not go away.
		untilDone: (act) => act(),
		stepsMade,
		describeTables: async () => {},
		lockMigrations: async () => {},
		// Who can reach the file is on this machine.
		tellTime: async () => undefined,
		// Takes its turn: not while a verb is in the middle of a transaction.
		leaveNoTrace: () =>
			kysely.connection().execute(async () => {
				if (path !== inMemory) await leaveNoTrace(file);
			}),
		// Takes its turn, so that no verb loses the file half-way.
		close: () =>
			kysely.connection().execute(async () => {
				if (file.isOpen) explaining(() => file.close());
			}),
	});
}

async function stepsMade(work: Work): Promise<string[]> {
	const { rows } = await sql`select 1 from sqlite_schema where name = ${journal}`.execute(work);
	return rows.length === 0 ? [] : readJournal(work);
}
