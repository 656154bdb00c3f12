// Answers: what did the first version of the store look like? Never changed again; what changes gets a file of its own.
import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Driver } from '../driver';

export function first({ ascendingId }: Driver): Migration {
	return {
		async up(db: Kysely<never>) {
			await db.schema
				.createTable('workspace')
				.addColumn('id', 'text', (column) => column.primaryKey())
				.addColumn('name', 'text', (column) => column.notNull())
				.addColumn('url', 'text', (column) => column.notNull())
				.addColumn('bot_user_id', 'text', (column) => column.notNull())
				.addColumn('first_seen_at', 'bigint', (column) => column.notNull())
				.addColumn('directory_walked_at', 'bigint')
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
				.createTable('channel')
				.addColumn('workspace_id', 'text', (column) => column.notNull().references('workspace.id'))
				.addColumn('id', 'text', (column) => column.notNull())
				.addColumn('name', 'text', (column) => column.notNull())
				.addColumn('seen_at', 'bigint', (column) => column.notNull())
				.addPrimaryKeyConstraint('channel_key', ['workspace_id', 'id'])
				.addUniqueConstraint('channel_name', ['workspace_id', 'name'])
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
				.columns(['workspace_id', 'slack_user_id'])
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

			await db.schema
				.createTable('catalogue')
				.addColumn('workspace_id', 'text', (column) =>
					column.primaryKey().references('workspace.id'),
				)
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

			await db.schema
				.createTable('notification')
				.addColumn('id', ascendingId.type, ascendingId.declare)
				.addColumn('workspace_id', 'text', (column) => column.notNull().references('workspace.id'))
				.addColumn('recipient_kind', 'text', (column) => column.notNull())
				.addColumn('recipient_key', 'text', (column) => column.notNull())
				.addColumn('stands_in_for', 'text')
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
				.addColumn('if_not_connected', 'text')
				.addColumn('state', 'text', (column) => column.notNull())
				.addColumn('accepted_at', 'bigint', (column) => column.notNull())
				.addColumn('reason', 'text')
				.addColumn('attempts', 'integer', (column) => column.notNull().defaultTo(0))
				.addColumn('not_before', 'bigint')
				.addColumn('settled_at', 'bigint')
				.addColumn('conversation', 'text')
				.addColumn('ts', 'text')
				.addColumn('claim_token', 'text')
				.addColumn('lease_until', 'bigint')
				.addColumn('delivery_key', 'text')
				.addColumn('told_at', 'bigint')
				.addUniqueConstraint('notification_once', [
					'workspace_id',
					'recipient_kind',
					'recipient_key',
					'dedupe_key',
				])
				.execute();
			// What claims read, in the order in which they take it. It also finds what is claimed, sending or unsure:
			// never many rows.
			await db.schema
				.createIndex('notification_due')
				.on('notification')
				.columns(['workspace_id', 'state', 'urgent', 'due_at', 'id', 'frequency'])
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
				.where(sql.ref('stands_in_for'), 'is not', null)
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
				.createTable('delivery')
				.addColumn('workspace_id', 'text', (column) => column.notNull().references('workspace.id'))
				.addColumn('key', 'text', (column) => column.notNull())
				.addColumn('conversation', 'text', (column) => column.notNull())
				.addColumn('thread_ts', 'text')
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
				.createTable('decision')
				.addColumn('id', ascendingId.type, ascendingId.declare)
				.addColumn('workspace_id', 'text', (column) => column.notNull().references('workspace.id'))
				.addColumn('at', 'bigint', (column) => column.notNull())
				.addColumn('notification_id', ascendingId.type)
				.addColumn('recipient_kind', 'text', (column) => column.notNull())
				.addColumn('recipient_key', 'text', (column) => column.notNull())
				.addColumn('stands_in_for', 'text')
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
				.columns(['workspace_id', 'stands_in_for'])
				.where(sql.ref('stands_in_for'), 'is not', null)
				.execute();

			await db.schema
				.createTable('pace')
				.addColumn('workspace_id', 'text', (column) => column.notNull().references('workspace.id'))
				.addColumn('conversation', 'text', (column) => column.notNull())
				.addColumn('free_at', 'bigint', (column) => column.notNull())
				.addPrimaryKeyConstraint('pace_key', ['workspace_id', 'conversation'])
				.execute();
		},
	};
}
