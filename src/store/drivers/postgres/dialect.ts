// Answers: what does Kysely need to know about our connections that it does not know of PostgreSQL?
import {
	PostgresAdapter,
	PostgresIntrospector,
	PostgresQueryCompiler,
	type DataTypeNode,
	type Dialect,
	type Driver,
	type TransactionSettings,
} from 'kysely';
import { PostgresConnection } from './connection';
import { refuse } from './errors';
import type { Added } from './getToKnow';
import { longestWait, type Limits } from './limits';
import { meanings } from './meanings';
import { wasKept } from './outcome';
import type { PoolUse } from './pool';
import { beginning } from './transaction';

/** `kept` hears what a transaction added. */
export function postgres(
	pool: PoolUse,
	schema: string,
	limits: Limits,
	kept: (added: Added) => void,
): Dialect {
	return {
		createDriver: () => new PooledDriver(pool, schema, limits, kept),
		createQueryCompiler: () => new BinaryOrderCompiler(),
		createAdapter: () => new PostgresAdapter(),
		createIntrospector: (kysely) => new PostgresIntrospector(kysely),
	};
}

class PooledDriver implements Driver {
	constructor(
		private readonly pool: PoolUse,
		private readonly schema: string,
		private readonly limits: Limits,
		private readonly kept: (added: Added) => void,
	) {}

	async init(): Promise<void> {}

	async acquireConnection(): Promise<PostgresConnection> {
		return new PostgresConnection(await this.pool.take(), this.pool, longestWait(this.limits));
	}

	async beginTransaction(
		connection: PostgresConnection,
		settings: TransactionSettings,
	): Promise<void> {
		connection.begin(beginning(this.schema, this.limits, settings));
	}

	async commitTransaction(connection: PostgresConnection): Promise<void> {
		if (!connection.hasBegun) return;
		// What only read has read everything.
		const { client, xid } = connection;
		if (xid === undefined) return connection.endLater();
		try {
			if ((await connection.end('commit')) === 'ROLLBACK') throw refuse(meanings.failed);
		} catch (error) {
			// Whatever was said: a server that broke down in the middle may have kept it.
			client.breakOff();
			// Or, with one connection in all, there would be none to ask.
			connection.giveBack();
			if (!(await wasKept(this.pool, client, xid, this.limits))) throw error;
		}
		this.kept(connection.added);
	}

	/** Says nothing of a connection that is gone: what it did is gone with it, and why is said already. */
	async rollbackTransaction(connection: PostgresConnection): Promise<void> {
		if (!connection.hasBegun || connection.client.isGone) return;
		await connection.end('rollback').catch(() => connection.client.breakOff());
	}

	async releaseConnection(connection: PostgresConnection): Promise<void> {
		connection.giveBack();
	}

	async destroy(): Promise<void> {}
}

class BinaryOrderCompiler extends PostgresQueryCompiler {
	/** Texts are in the same order everywhere, and pages go on where they ended: the database's own order is its owner's choice. */
	protected override visitDataType(node: DataTypeNode): void {
		super.visitDataType(node);
		const isColumn = this.parentNode?.kind === 'ColumnDefinitionNode';
		if (isColumn && node.dataType === 'text') this.append(' collate "C"');
	}
}
