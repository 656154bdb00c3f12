// Answers: which tables are there, and what is in their columns?
import type { ColumnType, Generated, Transaction } from 'kysely';
import type { ActiveFrequency, Frequency } from '../frequency/schedule';
import type { Mapping, MappingReason, MappingState, SlackUser } from '../members/member';
import type { Decision, PreferenceRule, Promised, Recipient } from '../outbox/notification';
import type { NotificationState } from '../outbox/states';
import type { PreferenceSubject } from '../preferences/preferences';

// Columns ending in `_at`, `_until`, `since` and `not_before` are milliseconds since 1970 in UTC; yes/no columns are 1 and 0.
// Every row carries its workspace. Nothing here has room for a token of Slack: `claim_token` and `token` name claims,
// and from a connection's fingerprint nobody can make its token.

export interface Tables {
	workspace: WorkspaceTable;
	connection: ConnectionTable;
	slack_user: SlackUserTable;
	channel: ChannelTable;
	mapping: MappingTable;
	member_email: MemberEmailTable;
	listed: ListedTable;
	catalogue: CatalogueTable;
	used_type: UsedTypeTable;
	preference: PreferenceTable;
	notification: NotificationTable;
	withdrawn_event: WithdrawnEventTable;
	delivery: DeliveryTable;
	decision: DecisionTable;
	pace: PaceTable;
}

/** What a verb works on: one open transaction. */
export type Work = Transaction<Tables>;

interface WorkspaceTable {
	id: string;
	name: string;
	url: string;
	bot_user_id: string;
	first_seen_at: number;
	directory_walked_at: number | null;
	/** When the next message of the workspace may go out. */
	free_at: ColumnType<number, number | undefined>;
	/** Slack said 429: nobody posts before. */
	hold_until: ColumnType<number, number | undefined>;
	/** Since when Slack does not take the workspace's connection any more; null while it does. */
	disconnected_at: number | null;
	/** Slack's code, as in `token_revoked`. */
	disconnected_code: string | null;
	disconnection_told_at: number | null;
	/** How often members were forgotten, and how many of these times no byte of them is left for sure. */
	erasures: ColumnType<number, number | undefined>;
	traceless_erasures: ColumnType<number, number | undefined>;
}

interface ConnectionTable {
	fingerprint: string;
	workspace_id: string;
	/** When it was first used with this workspace. */
	seen_at: number;
}

export interface SlackUserTable {
	workspace_id: string;
	id: string;
	name: string;
	email: string | null;
	time_zone: string | null;
	kind: SlackUser['kind'];
	deactivated: number;
	/** When Slack was asked for what is here; where a walk finds it unchanged, that stays. */
	seen_at: number;
	/** The name in the form in which it is sorted. */
	sort_name: string;
	/** Name, e-mail and ID in the form in which they are searched. */
	search_text: string;
}

interface ChannelTable {
	workspace_id: string;
	id: string;
	name: string;
	seen_at: number;
}

export interface MappingTable {
	workspace_id: string;
	member_key: string;
	email: string;
	/** JSON list of further e-mails. */
	other_emails: string | null;
	name: string | null;
	state: MappingState;
	reason: MappingReason;
	slack_user_id: string | null;
	/** JSON list of Slack user IDs. */
	candidate_ids: string | null;
	decided_by: Mapping['by'];
	by_whom: string | null;
	decided_at: number;
	/** Since when state, reason and account are what they are. */
	since: number;
	/** When the member was matched to the account. */
	matched_at: number | null;
	/** JSON of Told. */
	told: string | null;
	/** Key, e-mail and name in the form in which they are searched. */
	search_text: string;
}

/** Own and other e-mails of the members that are mapped. */
interface MemberEmailTable {
	workspace_id: string;
	/** Normalised. */
	email: string;
	member_key: string;
}

/** Who was ever in which list of members. */
interface ListedTable {
	workspace_id: string;
	list: string;
	member_key: string;
	seen_at: number;
	missing_since: number | null;
}

/** The workspace's own notification types. */
interface CatalogueTable {
	workspace_id: string;
	/** JSON of CatalogueDocument. */
	document: string;
	defined_at: number;
}

interface UsedTypeTable {
	workspace_id: string;
	/** Of a notification type. */
	key: string;
	first_used_at: number;
	last_used_at: number;
}

interface PreferenceTable {
	workspace_id: string;
	subject_kind: PreferenceSubject['kind'];
	/** Empty for the workspace itself. */
	subject_key: string;
	/** JSON of Preferences. */
	document: string;
	changed_at: number;
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
	state: NotificationState;
	accepted_at: number;
	reason: string | null;
	attempts: ColumnType<number, number | undefined>;
	not_before: number | null;
	settled_at: number | null;
	conversation: string | null;
	ts: string | null;
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
	conversation: string;
	/** The message whose thread it goes into. */
	thread_ts: string | null;
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
