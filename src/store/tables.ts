// Answers: which tables are there, and what is in their columns?
import type { ColumnType, Transaction } from 'kysely';
import type { Mapping, MappingReason, MappingState, SlackUser } from '../members/member';
import type { PreferenceSubject } from '../preferences/preferences';
import type { OutboxTables } from './outboxTables';

export type * from './outboxTables';

// Columns ending in `_at`, `_until`, `since` and `not_before` are milliseconds since 1970 in UTC; yes/no columns are 1 and 0.
// Every row carries its workspace. Nothing here has room for a token of Slack: `claim_token` and `token` name claims,
// and from a connection's fingerprint nobody can make its token.

export interface Tables extends OutboxTables {
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
}

/** What a verb works on: one open transaction. */
export type Work = Transaction<Tables>;

interface WorkspaceTable {
	/** Ours: Slack's, and where it is asked if that is not Slack's own address. */
	id: string;
	slack_id: string;
	address: string | null;
	name: string;
	url: string;
	bot_user_id: string;
	bot_name: string | null;
	first_seen_at: number;
	directory_walked_at: number | null;
	/** When the last walk of Slack's list of channels ended. */
	channels_walked_at: number | null;
	/** ChannelWalk of one that did not end; null where there is none. */
	channel_walk_started_at: number | null;
	channel_walk_cursor: string | null;
	channel_walk_taken_until: number | null;
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

export interface ChannelTable {
	workspace_id: string;
	id: string;
	name: string;
	is_private: number;
	is_member: number;
	is_archived: number;
	seen_at: number;
	/** As in `slack_user`. */
	sort_name: string;
	/** Name and ID in the form in which they are searched. */
	search_text: string;
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
