// Answers: how does a notification look as a row?
import type { Insertable, Selectable } from 'kysely';
import type { Instant } from '../../clock';
import type { NewNotification, Notification } from '../../outbox/notification';
import type { NotificationTable } from '../tables';
import { readJson } from './json';
import { event } from './shapes';

/** A new notification starts its life queued, and is counted as long as nobody finds that it is one too many. */
export function writeNotification(
	workspaceId: string,
	notification: NewNotification,
	acceptedAt: Instant,
): Insertable<NotificationTable> {
	return {
		workspace_id: workspaceId,
		recipient_kind: notification.recipient.kind,
		recipient_key: notification.recipient.key,
		stands_in_for: notification.standsInFor ?? '',
		dedupe_key: notification.dedupeKey,
		event: JSON.stringify(notification.event),
		urgent: notification.urgent ? 1 : 0,
		frequency: notification.frequency,
		rule: notification.rule,
		due_at: notification.dueAt,
		window_ends_at: notification.windowEndsAt ?? null,
		put_off: notification.putOff ?? null,
		counted: notification.ifTooMany ? 1 : 0,
		expires_at: notification.expiresAt ?? null,
		record_key: notification.event.recordKey ?? null,
		type: notification.event.type,
		if_not_connected: notification.ifNotConnected ?? null,
		if_told_before: notification.ifToldBefore ?? null,
		state: 'queued',
		accepted_at: acceptedAt,
	};
}

export function readNotification(row: Selectable<NotificationTable>): Notification {
	return {
		id: row.id,
		recipient: { kind: row.recipient_kind, key: row.recipient_key },
		standsInFor: row.stands_in_for || undefined,
		dedupeKey: row.dedupe_key,
		event: readJson(row.event, 'notification', event),
		urgent: row.urgent === 1,
		frequency: row.frequency,
		rule: row.rule,
		dueAt: row.due_at,
		windowEndsAt: row.window_ends_at ?? undefined,
		putOff: row.put_off ?? undefined,
		expiresAt: row.expires_at ?? undefined,
		ifNotConnected: row.if_not_connected ?? undefined,
		ifToldBefore: row.if_told_before ?? undefined,
		state: row.state,
		acceptedAt: row.accepted_at,
		reason: row.reason ?? undefined,
		attempts: row.attempts,
		notBefore: row.not_before ?? undefined,
		settledAt: row.settled_at ?? undefined,
		hurriedAt: row.hurried_at ?? undefined,
		conversation: row.conversation ?? undefined,
		ts: row.ts ?? undefined,
		threadTs: row.thread_ts ?? undefined,
	};
}
