// Answers: in which tables does the first version keep Slack users, members and who is who?
import { sql, type Kysely } from 'kysely';

export async function makeMemberTables(db: Kysely<never>): Promise<void> {
	await db.schema
		.createTable('slack_user')
		.addColumn('workspace_id', 'text', (column) => column.notNull().references('workspace.id'))
		.addColumn('id', 'text', (column) => column.notNull())
		.addColumn('name', 'text', (column) => column.notNull())
		.addColumn('email', 'text')
		.addColumn('time_zone', 'text')
		.addColumn('kind', 'text', (column) => column.notNull())
		.addColumn('deactivated', 'integer', (column) => column.notNull())
		.addColumn('seen_at', 'bigint', (column) => column.notNull())
		.addColumn('sort_name', 'text', (column) => column.notNull())
		.addColumn('search_text', 'text', (column) => column.notNull())
		.addPrimaryKeyConstraint('slack_user_key', ['workspace_id', 'id'])
		.execute();
	await db.schema
		.createIndex('slack_user_by_email')
		.on('slack_user')
		.columns(['workspace_id', 'email'])
		.execute();
	await db.schema
		.createIndex('slack_user_by_name')
		.on('slack_user')
		.columns(['workspace_id', 'sort_name', 'id'])
		.execute();

	await db.schema
		.createTable('mapping')
		.addColumn('workspace_id', 'text', (column) => column.notNull().references('workspace.id'))
		.addColumn('member_key', 'text', (column) => column.notNull())
		.addColumn('email', 'text', (column) => column.notNull())
		.addColumn('other_emails', 'text')
		.addColumn('name', 'text')
		.addColumn('state', 'text', (column) => column.notNull())
		.addColumn('reason', 'text', (column) => column.notNull())
		.addColumn('slack_user_id', 'text')
		.addColumn('candidate_ids', 'text')
		.addColumn('decided_by', 'text', (column) => column.notNull())
		.addColumn('by_whom', 'text')
		.addColumn('decided_at', 'bigint', (column) => column.notNull())
		.addColumn('since', 'bigint', (column) => column.notNull())
		.addColumn('matched_at', 'bigint')
		.addColumn('told', 'text')
		.addColumn('search_text', 'text', (column) => column.notNull())
		.addPrimaryKeyConstraint('mapping_key', ['workspace_id', 'member_key'])
		.execute();
	await db.schema
		.createIndex('mapping_by_slack_user')
		.on('mapping')
		.columns(['workspace_id', 'slack_user_id', 'state'])
		.execute();
	await db.schema
		.createIndex('mapping_by_state')
		.on('mapping')
		.columns(['workspace_id', 'state', 'member_key'])
		.execute();
	// These two hold few rows of many.
	await db.schema
		.createIndex('mapping_by_whom')
		.on('mapping')
		.columns(['workspace_id', 'by_whom'])
		.where(sql.ref('by_whom'), 'is not', null)
		.execute();
	await db.schema
		.createIndex('mapping_with_candidates')
		.on('mapping')
		.columns(['workspace_id', 'member_key'])
		.where(sql.ref('candidate_ids'), 'is not', null)
		.execute();

	await db.schema
		.createTable('member_email')
		.addColumn('workspace_id', 'text', (column) => column.notNull().references('workspace.id'))
		.addColumn('email', 'text', (column) => column.notNull())
		.addColumn('member_key', 'text', (column) => column.notNull())
		.addPrimaryKeyConstraint('member_email_key', ['workspace_id', 'member_key', 'email'])
		.execute();
	await db.schema
		.createIndex('member_email_by_email')
		.on('member_email')
		.columns(['workspace_id', 'email', 'member_key'])
		.execute();

	await db.schema
		.createTable('listed')
		.addColumn('workspace_id', 'text', (column) => column.notNull().references('workspace.id'))
		.addColumn('list', 'text', (column) => column.notNull())
		.addColumn('member_key', 'text', (column) => column.notNull())
		.addColumn('seen_at', 'bigint', (column) => column.notNull())
		.addColumn('missing_since', 'bigint')
		.addPrimaryKeyConstraint('listed_key', ['workspace_id', 'list', 'member_key'])
		.execute();
	await db.schema
		.createIndex('listed_by_member')
		.on('listed')
		.columns(['workspace_id', 'member_key'])
		.execute();
	await db.schema
		.createIndex('listed_missing')
		.on('listed')
		.columns(['workspace_id', 'list', 'member_key'])
		.where(sql.ref('missing_since'), 'is not', null)
		.execute();
}
