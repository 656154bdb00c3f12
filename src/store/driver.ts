// Answers: what must a driver bring, so that every verb is written once for all databases?
import type { ColumnDefinitionBuilder, Kysely } from 'kysely';
import type { Instant } from '../clock';
import type { Tables, Work } from './tables';

/** An open connection with what databases do differently, by name. Whatever it throws is a StoreError. */
export interface Driver {
	/**
	 * A transaction sees one state of the store. One that writes to a workspace after it took its turn there behaves as if
	 * it ran alone, so that a verb may read, decide and write; read-only ones never wait for it.
	 */
	readonly kysely: Kysely<Tables>;
	/** The first thing that a transaction does that writes: waits until no other one writes to this workspace, and keeps others waiting until it ends. */
	takeTurn(work: Work, workspaceId: string): Promise<void>;
	/**
	 * Runs a transaction, and from its beginning again where the connection was lost and nothing of it was kept. `writesTo` names
	 * the workspace in which it will take its turn.
	 */
	untilDone<T>(act: () => Promise<T>, writesTo?: string): Promise<T>;
	/** As `Database` has it. */
	tellTime(): Promise<Instant | undefined>;
	/** How a column is declared whose numbers the database gives, in ascending order. */
	readonly ascendingId: {
		type: 'integer' | 'bigint';
		declare: (column: ColumnDefinitionBuilder) => ColumnDefinitionBuilder;
	};
	/** Names of the steps that made the tables; none where there are no tables yet. */
	stepsMade(work: Work): Promise<string[]>;
	/** After the tables were made or changed: what else this database wants to be told of them. */
	describeTables(work: Work): Promise<void>;
	/** Keeps every other process from migrating until the transaction ends. */
	lockMigrations(work: Work): Promise<void>;
	/** After rows of a person were erased: takes their bytes out of the files, too. Throws `store_busy` where others keep it from that. */
	leaveNoTrace(): Promise<void>;
	/** Waits for the verb that is running. Verbs called later throw, and closing twice does nothing. */
	close(): Promise<void>;
}
