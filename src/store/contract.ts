// Answers: what must a store remember, and what does it promise?
import type { Instant } from '../clock';
import type { Mapping } from '../members/member';
import type { Decision, NewNotification, Notification } from '../outbox/notification';
import type { PreferenceSubject, Preferences } from '../preferences/preferences';
import type { Workspace } from '../slack/contract';
import type { DirectoryStore, ForgetStore, MappingStore } from './membersContract';

export type * from './membersContract';

/**
 * A store bound to one workspace: no verb can reach another workspace's rows.
 * Every verb is one transaction. All throw StoreError when the store can't do it, and then nothing changed.
 */
export interface Store
	extends
		DirectoryStore,
		ChannelStore,
		MappingStore,
		ForgetStore,
		ConnectionStore,
		PreferenceStore,
		OutboxStore,
		PaceStore {
	readonly workspaceId: string;
}

/** An open database. `forWorkspace` is cheap; `close` gives the connection back. */
export interface Database {
	/**
	 * `connection` is an opaque fingerprint of the credential's token, from which nobody can make the token.
	 * Where it is given, `workspaceOf` answers for it from now on.
	 */
	forWorkspace(workspace: Workspace, now: Instant, connection?: string): Promise<Store>;
	/** The workspace that a connection was last used with; undefined for one never seen. */
	workspaceOf(connection: string): Promise<Workspace | undefined>;
	close(): Promise<void>;
}

/** Which channel a name meant when it was last looked up, so that a run need not list all channels. */
export interface ChannelStore {
	/** Adds or renews channels; a name that moved to another channel moves here too. */
	rememberChannels(
		channels: readonly { id: string; name: string }[],
		seenAt: Instant,
	): Promise<void>;
	findChannelByName(name: string): Promise<{ id: string; seenAt: Instant } | undefined>;
	/** Undefined where no channel with this ID was seen yet. */
	channelSeenAt(id: string): Promise<Instant | undefined>;
}

/** A workspace whose connection Slack does not take any more. */
export interface Disconnection {
	since: Instant;
	/** Slack's code, as in `token_revoked`. */
	code: string;
}

export interface ConnectionStore {
	disconnection(): Promise<Disconnection | undefined>;
	/** Keeps the instant of the first time where it is disconnected already. */
	markDisconnected(code: string, now: Instant): Promise<void>;
	markConnected(): Promise<void>;
	/** True for whoever asks first after the workspace was disconnected: that one tells it. */
	takeDisconnectionToTell(now: Instant): Promise<boolean>;
}

export interface PreferenceStore {
	/** One entry per subject asked for, in the same order; undefined where nothing was ever chosen. */
	findPreferences(subjects: readonly PreferenceSubject[]): Promise<(Preferences | undefined)[]>;
	/** Reads, changes and writes one subject's preferences as one step. */
	changePreferences(
		subject: PreferenceSubject,
		change: (before: Preferences) => Preferences,
		now: Instant,
	): Promise<Preferences>;
}

/** What became of a notification handed to `accept`. */
export type Acceptance =
	| { accepted: true; id: number }
	/** The recipient has a notification with this dedupe key already. */
	| { accepted: false; existing: Notification };

export interface ClaimRequest {
	/** Opaque and new for every claim. Whoever names it later holds the claim. */
	token: string;
	now: Instant;
	leaseUntil: Instant;
	/** `immediate`: single notifications that are due. `all`: digests as well. */
	scope: 'immediate' | 'all';
}

/** Where a claimed delivery goes. */
export type Target =
	| { kind: 'user'; slackUserId: string; timeZone?: string; deactivated: boolean }
	| { kind: 'channel'; channelId: string }
	/** The member lost its Slack account between queue and send; the mapping says why. */
	| { kind: 'nobody'; mapping?: Mapping };

export interface Claim {
	token: string;
	target: Target;
	/** One immediate notification, or up to 500 due entries of one conversation's digest, in order of acceptance. */
	notifications: Notification[];
}

export type ClaimAnswer =
	| { claimed: Claim }
	/** Something is due, but no conversation may get a message before this instant. */
	| { pacedUntil: Instant }
	| { nothingDue: true };

/** One Slack message on its way. */
export interface NewDelivery {
	/** The key that the message carries. Opaque, unique. */
	key: string;
	/** Channel ID or Slack user ID. */
	conversation: string;
	notificationIds: readonly number[];
	startedAt: Instant;
}

export interface UnsureDelivery extends NewDelivery {
	token: string;
}

/** How an attempt ended. */
export type Settlement =
	| { state: 'sent'; conversation: string; ts: string }
	| { state: 'failed'; reason: string }
	| { state: 'queued'; reason: string; notBefore: Instant }
	/** Not to be looked up again before `notBefore`; at once where it is absent. */
	| { state: 'unsure'; reason: string; notBefore?: Instant };

export interface OutboxStore {
	/**
	 * Takes in notifications, all or none; answers come in their order. One that had failed is taken up again. What was decided about each is written
	 * down with it (queued, or a duplicate), and so are the decisions about what was `skipped` before.
	 */
	accept(
		notifications: readonly NewNotification[],
		skipped: readonly Decision[],
		now: Instant,
	): Promise<Acceptance[]>;
	findNotifications(ids: readonly number[]): Promise<Notification[]>;
	/** Puts back what a dead run left: claims whose lease is over are queued, sendings become unsure. */
	recover(now: Instant): Promise<{ requeued: number; unsure: number }>;
	/** Takes one conversation's due notifications under a token. Urgent first, then the longest due. */
	claim(request: ClaimRequest): Promise<ClaimAnswer>;
	/** Moves claimed notifications to `sending`. False, and nothing changed, where the claim was lost. */
	begin(token: string, delivery: NewDelivery, leaseUntil: Instant): Promise<boolean>;
	/** Writes down how a delivery ended. False, and nothing changed, where the claim was lost. */
	settle(
		token: string,
		deliveryKey: string,
		settlement: Settlement,
		now: Instant,
	): Promise<boolean>;
	/** Gives claimed notifications that no delivery was begun for a settlement of their own: back to the queue, or failed. */
	release(
		token: string,
		settlement: Extract<Settlement, { state: 'queued' | 'failed' }>,
		now: Instant,
	): Promise<number>;
	/** Takes one delivery whose answer was lost before `startedBefore` under a new token, to look it up. */
	claimUnsure(request: {
		token: string;
		now: Instant;
		leaseUntil: Instant;
		startedBefore: Instant;
	}): Promise<UnsureDelivery | undefined>;
	/**
	 * Notifications that failed or are unsure, and that nobody was told of since their last attempt, the oldest
	 * first and at most `most`. From now on they count as told.
	 */
	takeUntold(most: number, now: Instant): Promise<Notification[]>;
	/** How many notifications are in a state that waits: queued by the instant they are due, and unsure. */
	waiting(
		now: Instant,
	): Promise<{ due: number; later: number; nextDueAt?: Instant; unsure: number }>;
}

export interface PaceRules {
	/** Between two messages to one conversation. */
	perConversationMs: number;
	/** Between two messages to the workspace. */
	perWorkspaceMs: number;
}

/** Slack's limits are the workspace's, not the process's: every worker books its turn here. */
export interface PaceStore {
	/** Books the next turn for a message. Books nothing where that turn is after `notLaterThan`. */
	bookTurn(request: {
		conversation: string;
		now: Instant;
		notLaterThan: Instant;
		rules: PaceRules;
	}): Promise<{ turnAt: Instant; booked: boolean }>;
	/** Nobody posts before this instant: Slack said 429. */
	holdAll(until: Instant): Promise<void>;
}
