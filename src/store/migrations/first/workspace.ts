// Answers: in which tables does the first version keep the workspace, its channels, types and preferences?
import type { Kysely } from 'kysely';

export async function makeWorkspaceTables(db: Kysely<never>): Promise<void> {
	await db.schema
		.createTable('workspace')
		.addColumn('id', 'text', (column) => column.primaryKey())
		.addColumn('slack_id', 'text', (column) => column.notNull())
		.addColumn('address', 'text')
		.addColumn('name', 'text', (column) => column.notNull())
		.addColumn('url', 'text', (column) => column.notNull())
		.addColumn('bot_user_id', 'text', (column) => column.notNull())
		.addColumn('bot_name', 'text')
		.addColumn('first_seen_at', 'bigint', (column) => column.notNull())
		.addColumn('directory_walked_at', 'bigint')
		.addColumn('channels_walked_at', 'bigint')
		.addColumn('channel_walk_started_at', 'bigint')
		.addColumn('channel_walk_cursor', 'text')
		.addColumn('channel_walk_taken_until', 'bigint')
		.addColumn('free_at', 'bigint', (column) => column.notNull().defaultTo(0))
		.addColumn('hold_until', 'bigint', (column) => column.notNull().defaultTo(0))
		.addColumn('disconnected_at', 'bigint')
		.addColumn('disconnected_code', 'text')
		.addColumn('disconnection_told_at', 'bigint')
		.addColumn('erasures', 'integer', (column) => column.notNull().defaultTo(0))
		.addColumn('traceless_erasures', 'integer', (column) => column.notNull().defaultTo(0))
		.execute();

	await db.schema
		.createTable('connection')
		.addColumn('fingerprint', 'text', (column) => column.primaryKey())
		.addColumn('workspace_id', 'text', (column) => column.notNull().references('workspace.id'))
		.addColumn('seen_at', 'bigint', (column) => column.notNull())
		.execute();

	await db.schema
		.createTable('channel')
		.addColumn('workspace_id', 'text', (column) => column.notNull().references('workspace.id'))
		.addColumn('id', 'text', (column) => column.notNull())
		.addColumn('name', 'text', (column) => column.notNull())
		.addColumn('is_private', 'integer', (column) => column.notNull())
		.addColumn('is_member', 'integer', (column) => column.notNull())
		.addColumn('is_archived', 'integer', (column) => column.notNull())
		.addColumn('seen_at', 'bigint', (column) => column.notNull())
		.addColumn('sort_name', 'text', (column) => column.notNull())
		.addColumn('search_text', 'text', (column) => column.notNull())
		.addPrimaryKeyConstraint('channel_key', ['workspace_id', 'id'])
		.addUniqueConstraint('channel_name', ['workspace_id', 'name'])
		.execute();
	await db.schema
		.createIndex('channel_by_name')
		.on('channel')
		.columns(['workspace_id', 'sort_name', 'id'])
		.execute();

	await db.schema
		.createTable('catalogue')
		.addColumn('workspace_id', 'text', (column) => column.primaryKey().references('workspace.id'))
		.addColumn('document', 'text', (column) => column.notNull())
		.addColumn('defined_at', 'bigint', (column) => column.notNull())
		.execute();

	await db.schema
		.createTable('used_type')
		.addColumn('workspace_id', 'text', (column) => column.notNull().references('workspace.id'))
		.addColumn('key', 'text', (column) => column.notNull())
		.addColumn('first_used_at', 'bigint', (column) => column.notNull())
		.addColumn('last_used_at', 'bigint', (column) => column.notNull())
		.addPrimaryKeyConstraint('used_type_key', ['workspace_id', 'key'])
		.execute();

	await db.schema
		.createTable('preference')
		.addColumn('workspace_id', 'text', (column) => column.notNull().references('workspace.id'))
		.addColumn('subject_kind', 'text', (column) => column.notNull())
		.addColumn('subject_key', 'text', (column) => column.notNull())
		.addColumn('document', 'text', (column) => column.notNull())
		.addColumn('changed_at', 'bigint', (column) => column.notNull())
		.addPrimaryKeyConstraint('preference_key', ['workspace_id', 'subject_kind', 'subject_key'])
		.execute();
}
