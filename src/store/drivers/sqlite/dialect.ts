// Answers: what does Kysely need to know about node:sqlite that it does not know of SQLite?
import type { DatabaseSync } from 'node:sqlite';
import {
	SqliteAdapter,
	SqliteDriver,
	SqliteIntrospector,
	SqliteQueryCompiler,
	type DatabaseConnection,
	type Dialect,
	type Driver,
	type TransactionSettings,
} from 'kysely';
import { adapt } from './adapter';
import { explaining } from './errors';
import { untilFree, withoutWaiting } from './untilFree';

export function nodeSqlite(file: DatabaseSync): Dialect {
	return {
		createDriver: () => new NodeSqliteDriver(file),
		createQueryCompiler: () => new SqliteQueryCompiler(),
		createAdapter: () => new NodeSqliteAdapter(),
		createIntrospector: (kysely) => new SqliteIntrospector(kysely),
	};
}

class NodeSqliteDriver extends SqliteDriver implements Driver {
	constructor(private readonly file: DatabaseSync) {
		super({ database: adapt(file) });
	}

	/** Takes the right to write at once: one that reads first could find it gone when it comes to write. */
	override async beginTransaction(
		_connection: DatabaseConnection,
		settings?: TransactionSettings,
	): Promise<void> {
		if (settings?.accessMode === 'read only') explaining(() => this.file.exec('begin'));
		else await untilFree(() => withoutWaiting(this.file, () => this.file.exec('begin immediate')));
	}

	/** A full disk or a damaged file ends the transaction by itself. */
	override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
		if (this.file.isTransaction) await super.rollbackTransaction(connection);
	}
}

class NodeSqliteAdapter extends SqliteAdapter {
	/** SQLite can roll back changes to tables; Kysely is only careful. */
	override get supportsTransactionalDdl(): boolean {
		return true;
	}
}
