// Answers: which tables hold what is on its way to Slack, and what is in their columns?
import type { ColumnType, Generated } from 'kysely';
import type { ActiveFrequency, Frequency } from '../frequency/schedule';
import type {
	Decision,
	IfToldBefore,
	PreferenceRule,
	Promised,
	Recipient,
} from '../outbox/notification';
import type { NotificationState } from '../outbox/states';
import type { NewDelivery } from './outboxContract';

export interface OutboxTables {
	notification: NotificationTable;
	withdrawn_event: WithdrawnEventTable;
	delivery: DeliveryTable;
	record_message: RecordMessageTable;
	file: FileTable;
	file_part: FilePartTable;
	decision: DecisionTable;
	pace: PaceTable;
}

export interface NotificationTable {
	id: Generated<number>;
	workspace_id: string;
	recipient_kind: Recipient['kind'];
	recipient_key: string;
	/** Member key of whom a channel is told instead of; empty where it is told for nobody else. */
	stands_in_for: ColumnType<string, string | undefined>;
	dedupe_key: string;
	/** JSON of NotificationEvent. */
	event: string;
	urgent: number;
	frequency: ActiveFrequency;
	rule: PreferenceRule;
	due_at: number;
	window_ends_at: number | null;
	put_off: Promised['putOff'] | null;
	/** 1 where it counts towards the most messages that a recipient gets in an hour. */
	counted: ColumnType<number, number | undefined>;
	expires_at: number | null;
	/** Of the event, so that it can be found by it. */
	record_key: string | null;
	/** Of the event. */
	type: string;
	hurried_at: number | null;
	/** Why it is to be withdrawn as soon as nobody holds it any more, unless it was told by then. */
	taken_back: 'withdrawn' | 'superseded' | 'cancelled_out' | null;
	if_not_connected: 'skip' | 'default_channel' | null;
	if_told_before: IfToldBefore | null;
	state: NotificationState;
	accepted_at: number;
	reason: string | null;
	attempts: ColumnType<number, number | undefined>;
	not_before: number | null;
	settled_at: number | null;
	/** Of its message in Slack. On one that is queued again its files are still to follow. */
	conversation: string | null;
	ts: string | null;
	/** Of the thread that it is in. */
	thread_ts: string | null;
	/** The claim that holds the row, and until when it may be believed alive. */
	claim_token: string | null;
	lease_until: number | null;
	delivery_key: string | null;
	/** When a person was told that it failed or is unsure; null again with every new attempt. */
	told_at: number | null;
}

/** Event IDs that were withdrawn before the event arrived. */
interface WithdrawnEventTable {
	workspace_id: string;
	/** Both empty where it is withdrawn for every recipient. */
	recipient_kind: Recipient['kind'] | '';
	recipient_key: string;
	dedupe_key: string;
	withdrawn_at: number;
}

interface DeliveryTable {
	workspace_id: string;
	key: string;
	/** As it began, a Slack user ID for a person's direct messages; once it is sent, as Slack calls it. */
	conversation: string;
	kind: NewDelivery['kind'];
	/** The message whose thread it goes into. */
	thread_ts: string | null;
	/** The message that it changes. */
	updates_ts: string | null;
	/** The notification that goes back to the queue once this is sent, because its files are to follow. */
	goes_on: number | null;
	/** Of the record that it is about; null once it is settled. */
	record_key: string | null;
	/** Member key of whom it is for, in person or by a channel that stands in; empty where for no member, or once it is settled. */
	for_member: ColumnType<string, string | undefined>;
	/** JSON list of the files that Slack has of it by now; null once it is settled. */
	file_ids: string | null;
	/** Of the attempt: `queued` says that its notifications went back to wait for another one. */
	state: Extract<NotificationState, 'sending' | 'sent' | 'failed' | 'queued' | 'unsure'>;
	started_at: number;
	settled_at: number | null;
	/** An unsure one is not to be looked up before. */
	not_before: ColumnType<number, number | undefined>;
	reason: string | null;
	ts: string | null;
	token: string | null;
	lease_until: number | null;
}

/** The message by which a conversation was first told of a record, once for each member whom it is told for. */
interface RecordMessageTable {
	workspace_id: string;
	record_key: string;
	/** As deliveries have it when they begin: a Slack user ID for a person's direct messages. */
	conversation: string;
	/** As in `delivery`. */
	for_member: ColumnType<string, string | undefined>;
	/** As Slack calls it. */
	slack_conversation: string;
	ts: string;
	/** ID of the notification whose state it shows, and when that was accepted. */
	shows: number;
	shows_accepted_at: number;
	/** Of the last delivery about the record that went there. */
	delivery_key: string;
	/** When something about the record was last sent there. */
	used_at: number;
}

/** The files that are to be sent along. A row of their own is changed without moving their bytes. */
interface FileTable {
	workspace_id: string;
	id: string;
	/** 0 where somebody said that nobody has a use for it. */
	added_at: number;
	/** The notification that it belongs to; null until that is accepted. */
	notification_id: number | null;
}

interface FilePartTable {
	workspace_id: string;
	file_id: string;
	/** Counted from 0. */
	place: number;
	bytes: Uint8Array;
}

interface DecisionTable {
	id: Generated<number>;
	workspace_id: string;
	at: number;
	notification_id: number | null;
	recipient_kind: Recipient['kind'];
	recipient_key: string;
	/** As in `notification`. */
	stands_in_for: ColumnType<string, string | undefined>;
	type: string;
	title: string;
	record_key: string | null;
	dedupe_key: string;
	outcome: Decision['outcome'];
	reason: Decision['reason'];
	detail: string | null;
	frequency: Frequency | null;
	rule: PreferenceRule | null;
	due_at: number | null;
}

interface PaceTable {
	workspace_id: string;
	/** Channel ID or Slack user ID. */
	conversation: string;
	free_at: number;
}
