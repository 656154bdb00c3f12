// Answers: in which tables does the first version keep Slack messages on their way, and what goes with them?
import { sql, type Kysely } from 'kysely';
import type { Driver } from '../../driver';

export async function makeDeliveryTables(
	db: Kysely<never>,
	ascendingId: Driver['ascendingId'],
): Promise<void> {
	await db.schema
		.createTable('delivery')
		.addColumn('workspace_id', 'text', (column) => column.notNull().references('workspace.id'))
		.addColumn('key', 'text', (column) => column.notNull())
		.addColumn('conversation', 'text', (column) => column.notNull())
		.addColumn('kind', 'text', (column) => column.notNull())
		.addColumn('thread_ts', 'text')
		.addColumn('updates_ts', 'text')
		.addColumn('goes_on', ascendingId.type)
		.addColumn('record_key', 'text')
		.addColumn('for_member', 'text', (column) => column.notNull().defaultTo(''))
		.addColumn('file_ids', 'text')
		.addColumn('state', 'text', (column) => column.notNull())
		.addColumn('started_at', 'bigint', (column) => column.notNull())
		.addColumn('settled_at', 'bigint')
		.addColumn('not_before', 'bigint', (column) => column.notNull().defaultTo(0))
		.addColumn('reason', 'text')
		.addColumn('ts', 'text')
		.addColumn('token', 'text')
		.addColumn('lease_until', 'bigint')
		.addPrimaryKeyConstraint('delivery_key', ['workspace_id', 'key'])
		.execute();
	await db.schema
		.createIndex('delivery_by_state')
		.on('delivery')
		.columns(['workspace_id', 'state', 'not_before', 'started_at'])
		.execute();
	await db.schema
		.createIndex('delivery_by_conversation')
		.on('delivery')
		.columns(['workspace_id', 'conversation'])
		.execute();
	await db.schema
		.createIndex('delivery_settled')
		.on('delivery')
		.columns(['workspace_id', 'settled_at'])
		.where(sql.ref('settled_at'), 'is not', null)
		.execute();
	// Whoever forgets a member finds the message that went out before its files by this. Hardly ever any.
	await db.schema
		.createIndex('delivery_goes_on')
		.on('delivery')
		.columns(['workspace_id', 'goes_on'])
		.where(sql.ref('goes_on'), 'is not', null)
		.execute();
	// Only what is on its way.
	await db.schema
		.createIndex('delivery_by_record')
		.on('delivery')
		.columns(['workspace_id', 'record_key', 'conversation'])
		.where(sql.ref('record_key'), 'is not', null)
		.execute();
	await db.schema
		.createIndex('delivery_by_member')
		.on('delivery')
		.columns(['workspace_id', 'for_member'])
		.where(sql.ref('for_member'), '<>', sql.lit(''))
		.execute();

	await db.schema
		.createTable('record_message')
		.addColumn('workspace_id', 'text', (column) => column.notNull().references('workspace.id'))
		.addColumn('record_key', 'text', (column) => column.notNull())
		.addColumn('conversation', 'text', (column) => column.notNull())
		.addColumn('for_member', 'text', (column) => column.notNull().defaultTo(''))
		.addColumn('slack_conversation', 'text', (column) => column.notNull())
		.addColumn('ts', 'text', (column) => column.notNull())
		.addColumn('shows', ascendingId.type, (column) => column.notNull())
		.addColumn('shows_accepted_at', 'bigint', (column) => column.notNull())
		.addColumn('delivery_key', 'text', (column) => column.notNull())
		.addColumn('used_at', 'bigint', (column) => column.notNull())
		// The record first: a conversation is known by two names, and a record is told in few of them.
		.addPrimaryKeyConstraint('record_message_key', [
			'workspace_id',
			'record_key',
			'conversation',
			'for_member',
		])
		.execute();
	await db.schema
		.createIndex('record_message_by_member')
		.on('record_message')
		.columns(['workspace_id', 'for_member'])
		.where(sql.ref('for_member'), '<>', sql.lit(''))
		.execute();
	await db.schema
		.createIndex('record_message_by_conversation')
		.on('record_message')
		.columns(['workspace_id', 'conversation'])
		.execute();
	await db.schema
		.createIndex('record_message_by_delivery')
		.on('record_message')
		.columns(['workspace_id', 'delivery_key'])
		.execute();
	await db.schema
		.createIndex('record_message_used')
		.on('record_message')
		.columns(['workspace_id', 'used_at'])
		.execute();
}
