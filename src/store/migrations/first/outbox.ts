// Answers: in which tables does the first version keep notifications, their deliveries and what was decided?
import { sql, type Kysely } from 'kysely';
import type { Driver } from '../../driver';

export async function makeOutboxTables(
	db: Kysely<never>,
	ascendingId: Driver['ascendingId'],
): Promise<void> {
	await db.schema
		.createTable('notification')
		.addColumn('id', ascendingId.type, ascendingId.declare)
		.addColumn('workspace_id', 'text', (column) => column.notNull().references('workspace.id'))
		.addColumn('recipient_kind', 'text', (column) => column.notNull())
		.addColumn('recipient_key', 'text', (column) => column.notNull())
		.addColumn('stands_in_for', 'text', (column) => column.notNull().defaultTo(''))
		.addColumn('dedupe_key', 'text', (column) => column.notNull())
		.addColumn('event', 'text', (column) => column.notNull())
		.addColumn('urgent', 'integer', (column) => column.notNull())
		.addColumn('frequency', 'text', (column) => column.notNull())
		.addColumn('rule', 'text', (column) => column.notNull())
		.addColumn('due_at', 'bigint', (column) => column.notNull())
		.addColumn('window_ends_at', 'bigint')
		.addColumn('put_off', 'text')
		.addColumn('counted', 'integer', (column) => column.notNull().defaultTo(0))
		.addColumn('expires_at', 'bigint')
		.addColumn('record_key', 'text')
		.addColumn('type', 'text', (column) => column.notNull())
		.addColumn('hurried_at', 'bigint')
		.addColumn('taken_back', 'text')
		.addColumn('if_not_connected', 'text')
		.addColumn('if_told_before', 'text')
		.addColumn('state', 'text', (column) => column.notNull())
		.addColumn('accepted_at', 'bigint', (column) => column.notNull())
		.addColumn('reason', 'text')
		.addColumn('attempts', 'integer', (column) => column.notNull().defaultTo(0))
		.addColumn('not_before', 'bigint')
		.addColumn('settled_at', 'bigint')
		.addColumn('conversation', 'text')
		.addColumn('ts', 'text')
		.addColumn('thread_ts', 'text')
		.addColumn('claim_token', 'text')
		.addColumn('lease_until', 'bigint')
		.addColumn('delivery_key', 'text')
		.addColumn('told_at', 'bigint')
		// The event first: whoever takes back one event finds it here, whoever it is for.
		.addUniqueConstraint('notification_once', [
			'workspace_id',
			'dedupe_key',
			'recipient_kind',
			'recipient_key',
			'stands_in_for',
		])
		.execute();
	// What claims read, in the order in which they take it. It also finds what is claimed, sending or unsure:
	// never many rows.
	await db.schema
		.createIndex('notification_due')
		.on('notification')
		.columns(['workspace_id', 'state', 'urgent', 'due_at', 'id', 'window_ends_at'])
		.execute();
	await db.schema
		.createIndex('notification_by_recipient')
		.on('notification')
		.columns(['workspace_id', 'recipient_kind', 'recipient_key', 'state', 'due_at'])
		.execute();
	await db.schema
		.createIndex('notification_by_delivery')
		.on('notification')
		.columns(['workspace_id', 'delivery_key'])
		.execute();
	await db.schema
		.createIndex('notification_stands_in')
		.on('notification')
		.columns(['workspace_id', 'stands_in_for'])
		.where(sql.ref('stands_in_for'), '<>', sql.lit(''))
		.execute();
	await db.schema
		.createIndex('notification_by_record')
		.on('notification')
		.columns(['workspace_id', 'record_key', 'recipient_kind', 'recipient_key'])
		.where(sql.ref('record_key'), 'is not', null)
		.execute();
	// Never more of one recipient and hour than the cap lets through.
	await db.schema
		.createIndex('notification_counted')
		.on('notification')
		.columns(['workspace_id', 'recipient_kind', 'recipient_key', 'accepted_at'])
		.where(sql.ref('counted'), '=', sql.lit(1))
		.execute();
	// In the order in which they are planned again, page by page.
	await db.schema
		.createIndex('notification_queued')
		.on('notification')
		.columns(['workspace_id', 'id'])
		.where(sql.ref('state'), '=', sql.lit('queued'))
		.execute();
	// Hardly ever any.
	await db.schema
		.createIndex('notification_taken_back')
		.on('notification')
		.columns(['workspace_id', 'id'])
		.where(sql.ref('taken_back'), 'is not', null)
		.execute();
	// What cleaning reads. What is on its way is not in it, so that its moves cost nothing here.
	await db.schema
		.createIndex('notification_settled')
		.on('notification')
		.columns(['workspace_id', 'state', 'settled_at'])
		.where(sql.ref('settled_at'), 'is not', null)
		.execute();

	await db.schema
		.createTable('withdrawn_event')
		.addColumn('workspace_id', 'text', (column) => column.notNull().references('workspace.id'))
		.addColumn('recipient_kind', 'text', (column) => column.notNull())
		.addColumn('recipient_key', 'text', (column) => column.notNull())
		.addColumn('dedupe_key', 'text', (column) => column.notNull())
		.addColumn('withdrawn_at', 'bigint', (column) => column.notNull())
		.addPrimaryKeyConstraint('withdrawn_event_key', [
			'workspace_id',
			'dedupe_key',
			'recipient_kind',
			'recipient_key',
		])
		.execute();
	await db.schema
		.createIndex('withdrawn_event_by_recipient')
		.on('withdrawn_event')
		.columns(['workspace_id', 'recipient_kind', 'recipient_key'])
		.execute();

	await db.schema
		.createTable('decision')
		.addColumn('id', ascendingId.type, ascendingId.declare)
		.addColumn('workspace_id', 'text', (column) => column.notNull().references('workspace.id'))
		.addColumn('at', 'bigint', (column) => column.notNull())
		.addColumn('notification_id', ascendingId.type)
		.addColumn('recipient_kind', 'text', (column) => column.notNull())
		.addColumn('recipient_key', 'text', (column) => column.notNull())
		.addColumn('stands_in_for', 'text', (column) => column.notNull().defaultTo(''))
		.addColumn('type', 'text', (column) => column.notNull())
		.addColumn('title', 'text', (column) => column.notNull())
		.addColumn('record_key', 'text')
		.addColumn('dedupe_key', 'text', (column) => column.notNull())
		.addColumn('outcome', 'text', (column) => column.notNull())
		.addColumn('reason', 'text', (column) => column.notNull())
		.addColumn('detail', 'text')
		.addColumn('frequency', 'text')
		.addColumn('rule', 'text')
		.addColumn('due_at', 'bigint')
		.execute();
	await db.schema
		.createIndex('decision_by_recipient')
		.on('decision')
		.columns(['workspace_id', 'recipient_kind', 'recipient_key', 'at'])
		.execute();
	await db.schema
		.createIndex('decision_stands_in')
		.on('decision')
		.columns(['workspace_id', 'stands_in_for', 'at'])
		.where(sql.ref('stands_in_for'), '<>', sql.lit(''))
		.execute();
	await db.schema
		.createIndex('decision_by_dedupe_key')
		.on('decision')
		.columns(['workspace_id', 'dedupe_key', 'at'])
		.execute();
	await db.schema
		.createIndex('decision_by_instant')
		.on('decision')
		.columns(['workspace_id', 'at'])
		.execute();
	await db.schema
		.createIndex('decision_by_type')
		.on('decision')
		.columns(['workspace_id', 'type', 'at'])
		.execute();
	await db.schema
		.createIndex('decision_by_record')
		.on('decision')
		.columns(['workspace_id', 'record_key', 'at'])
		.where(sql.ref('record_key'), 'is not', null)
		.execute();

	// What cancels asks of it: came anything about the record to nothing, was anything told?
	await db.schema
		.createIndex('decision_ended')
		.on('decision')
		.columns(['workspace_id', 'record_key', 'recipient_kind', 'recipient_key'])
		.where(sql.ref('record_key'), 'is not', null)
		.where(sql.ref('outcome'), '<>', sql.lit('queued'))
		.where(sql.ref('reason'), '<>', sql.lit('duplicate'))
		.execute();

	await db.schema
		.createTable('pace')
		.addColumn('workspace_id', 'text', (column) => column.notNull().references('workspace.id'))
		.addColumn('conversation', 'text', (column) => column.notNull())
		.addColumn('free_at', 'bigint', (column) => column.notNull())
		.addPrimaryKeyConstraint('pace_key', ['workspace_id', 'conversation'])
		.execute();
}
