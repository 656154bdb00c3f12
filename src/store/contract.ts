// Answers: what must a store remember, and what does it promise?
import type { Instant } from '../clock';
import type { Mapping, MappingState, SlackUser, SlackUserKind } from '../members/member';
import type { Decision, NewNotification, Notification } from '../outbox/notification';
import type { PreferenceSubject, Preferences } from '../preferences/preferences';
import type { Page, Workspace } from '../slack/contract';

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

/** The store's copy of Slack's own list of users. */
export interface DirectoryStore {
	/**
	 * Puts a whole walk in place of the last one: all of it, or nothing. `walkedAt` is when the walk began.
	 * Users remembered after that are newer than the walk: they stay as they are, also those that it lacks, and are the answer.
	 * Undefined, and nothing changed, where a walk that began later is there already, by a clock that is not ahead of `now`.
	 */
	replaceDirectory(
		users: readonly SlackUser[],
		walkedAt: Instant,
		now: Instant,
	): Promise<SlackUser[] | undefined>;
	/** When the last whole walk began (undefined before the first), and how many users the directory holds. */
	directoryState(): Promise<{ walkedAt?: Instant; users: number }>;
	/** Adds or renews single users, outside of a walk, as Slack told of them at `seenAt`. */
	rememberUsers(users: readonly SlackUser[], seenAt: Instant): Promise<void>;
	/** Every Slack user with one of these normalised e-mails. */
	findUsersByEmail(emails: readonly string[]): Promise<SlackUser[]>;
	findUsersById(ids: readonly string[]): Promise<SlackUser[]>;
	/** Slack has these no more. */
	dropUsers(ids: readonly string[]): Promise<void>;
	allUsers(): Promise<SlackUser[]>;
	/**
	 * Users of these kinds that are not deactivated, with `text` somewhere in name, e-mail or ID, whatever the case;
	 * by name, then by ID. `after` is the `nextCursor` of the page before.
	 */
	searchUsers(request: {
		text: string;
		kinds: readonly SlackUserKind[];
		limit: number;
		after?: string;
	}): Promise<Page<SlackUser>>;
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

export interface MappingStore {
	/**
	 * Adds or renews mappings that were decided, one per member key. One made by hand meanwhile stays: a decided mapping
	 * takes the place of a manual one only where it is manual itself, for the same account, and neither is `removed`.
	 * (A `removed` one may be renewed by a `removed` one.) Of the members `known` before, what is there is renewed and
	 * nothing added: they may have been forgotten meanwhile. Where `told` is absent, what is there stays, here and by hand.
	 */
	saveMappings(mappings: readonly Mapping[], known: ReadonlySet<string>): Promise<void>;
	/** Adds or replaces one mapping, whatever was there. */
	setMappingByHand(mapping: Mapping): Promise<void>;
	findMappings(memberKeys: readonly string[]): Promise<Mapping[]>;
	/** Mappings of members who have one of these normalised e-mails, as their own or as another one. */
	findMappingsByEmail(emails: readonly string[]): Promise<Mapping[]>;
	/**
	 * Two keys turn out to be one person: everything under `from` goes on under `to`. Of one event under both keys the
	 * notification that is further along stays. A mapping under `to` stays, unless only the one under `from` was made by hand.
	 */
	adoptMembers(pairs: readonly { from: string; to: string }[]): Promise<void>;
	/** The connected mappings to these Slack accounts. */
	findMappingsTo(slackUserIds: readonly string[]): Promise<Mapping[]>;
	/** The mappings that an alias leads to one of these accounts, which is taken (`alias_is_taken`). */
	findRefusedAliases(slackUserIds: readonly string[]): Promise<Mapping[]>;
	/** By member key. `after` is the `nextCursor` of the page before. */
	listMappings(request: MappingQuestion): Promise<Page<Mapping>>;
	/** Writes down that these members are in a list. The answer are the keys of those that were marked as missing from it. */
	seeInList(list: string, memberKeys: readonly string[], at: Instant): Promise<string[]>;
	/** Members that were in this list once, and were not seen in it at or after the instant. */
	findUnseen(list: string, since: Instant): Promise<Unseen[]>;
	/** Marks members as missing from a list; who is marked already stays marked since then. */
	markMissing(list: string, memberKeys: readonly string[], now: Instant): Promise<void>;
}

export interface Unseen {
	mapping: Mapping;
	/** Since when the member is marked as missing from the list. */
	missingSince?: Instant;
	/** True where another list has the member, and does not miss it. */
	isInAnotherList: boolean;
}

export interface MappingQuestion {
	/** All states unless given. */
	states?: readonly MappingState[];
	/** True: only who is marked as missing from every list that had them. */
	missing?: boolean;
	/** Somewhere in the key, the e-mail or the name, whatever the case. */
	text?: string;
	limit: number;
	after?: string;
}

/** How many rows of each kind were erased. */
export interface ForgottenRows {
	mapping: number;
	/** The Slack account's entry in the directory, unless another member is mapped to it. */
	directory: number;
	preferences: number;
	notifications: number;
	decisions: number;
	deliveries: number;
	pace: number;
}

export interface ForgetStore {
	/**
	 * Erases all that is kept of these members, in one transaction: mapping, preferences, what waits, what was told (also
	 * to a channel in their place), decisions. Afterwards not a byte of it is left in the store's files, unless another
	 * process kept them busy: then `tracesLeft` says so, and the next call of this or of `eraseTraces` tries again.
	 */
	forgetMembers(
		memberKeys: readonly string[],
	): Promise<{ rows: Map<string, ForgottenRows>; tracesLeft: boolean }>;
	/** Does what an earlier `forgetMembers` could not; nothing where it could. True where bytes are left still. */
	eraseTraces(): Promise<boolean>;
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
