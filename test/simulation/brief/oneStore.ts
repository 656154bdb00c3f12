// Answers: how do several processes share one real store, each over a connection of its own?
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import type { Database } from '../../../src/store/contract';
import { nodeSqlite } from '../../../src/store/drivers/sqlite/dialect';
import { readJournal } from '../../../src/store/migrations/journal';
import { openDatabase } from '../../../src/store/openDatabase';
import type { Tables } from '../../../src/store/tables';
import { LetGo, mortal, type Held, type Sharing } from './mortalDriver';
import type { Process } from './process';

export interface Connection {
	/** What a process does over it until the next one takes it over. */
	lendTo(process: Process, sharing: Sharing): Database;
	/** For nobody in particular: nothing befalls it. */
	readonly quiet: Database;
}

export interface OneStore {
	readonly connections: readonly Connection[];
	/** Past all verbs. */
	read<Row>(sql: string, ...values: SQLInputValue[]): Row[];
	close(): void;
}

export async function openOneStore(connections: number): Promise<OneStore> {
	const file = new DatabaseSync(':memory:');
	file.exec('pragma foreign_keys = on');
	const all: Connection[] = [];
	for (let count = 0; count < connections; count++) all.push(await connect(file));
	const questions = new Map<string, StatementSync>();
	return {
		connections: all,
		read<Row>(sql: string, ...values: SQLInputValue[]) {
			const question = questions.get(sql) ?? file.prepare(sql);
			questions.set(sql, question);
			return question.all(...values) as Row[];
		},
		close: () => file.close(),
	};
}

async function connect(file: DatabaseSync): Promise<Connection> {
	const held: Held = { sharing: 'file' };
	const kysely = new Kysely<Tables>({ dialect: mortal(nodeSqlite(file), held) });
	const isMade = () =>
		file.prepare(`select 1 from sqlite_master where name = 'notification'`).get() !== undefined;
	const database = await openDatabase({
		kysely,
		ascendingId: {
			type: 'integer',
			declare: (column) => column.primaryKey().autoIncrement(),
		},
		// Whoever is in a transaction is there alone.
		takeTurn: async () => {},
		untilDone: async (act) => {
			for (;;) {
				try {
					return await act();
				} catch (error) {
					if (!(error instanceof LetGo)) throw error;
				}
			}
		},
		stepsMade: async (work) => (isMade() ? readJournal(work) : []),
		describeTables: async () => {},
		lockMigrations: async () => {},
		tellTime: async () => undefined,
		leaveNoTrace: async () => {},
		close: async () => {},
	});
	return {
		lendTo(process, sharing) {
			Object.assign(held, { process, sharing });
			return { ...database, tellTime: () => tellTime(process, sharing) };
		},
		get quiet() {
			held.process = undefined;
			return database;
		},
	};
}

async function tellTime(process: Process, sharing: Sharing): Promise<number | undefined> {
	if (sharing === 'file') return undefined;
	await process.at('asking the store for the time');
	const told = process.turns.now();
	await process.at('asking the store for the time');
	return told;
}
