// Answers: in which tables does the first version keep files that wait to be sent?
import type { Kysely } from 'kysely';
import type { Driver } from '../../driver';

export async function makeFileTables(
	db: Kysely<never>,
	ascendingId: Driver['ascendingId'],
): Promise<void> {
	await db.schema
		.createTable('file')
		.addColumn('workspace_id', 'text', (column) => column.notNull().references('workspace.id'))
		.addColumn('id', 'text', (column) => column.notNull())
		.addColumn('added_at', 'bigint', (column) => column.notNull())
		.addColumn('notification_id', ascendingId.type)
		.addPrimaryKeyConstraint('file_key', ['workspace_id', 'id'])
		.execute();
	await db.schema
		.createIndex('file_by_notification')
		.on('file')
		.columns(['workspace_id', 'notification_id', 'added_at', 'id'])
		.execute();

	await db.schema
		.createTable('file_part')
		.addColumn('workspace_id', 'text', (column) => column.notNull().references('workspace.id'))
		.addColumn('file_id', 'text', (column) => column.notNull())
		.addColumn('place', 'integer', (column) => column.notNull())
		// SQLite keeps bytes as they are, by whatever name a column's type goes. Last, so that nobody reads past them.
		.addColumn('bytes', 'bytea', (column) => column.notNull())
		.addPrimaryKeyConstraint('file_part_key', ['workspace_id', 'file_id', 'place'])
		.execute();
}
