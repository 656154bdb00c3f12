// Answers: what must a store remember, and what does it promise?
import type { Instant } from '../clock';
import type { CatalogueDocument } from '../preferences/catalogueDocument';
import type { PreferenceSubject, Preferences } from '../preferences/preferences';
import type { Channel, Page, Workspace } from '../slack/contract';
import type { DirectoryStore, ForgetStore, MappingStore } from './membersContract';
import type { FileStore, OutboxStore } from './outboxContract';
import type { OversightStore } from './oversightContract';

export type * from './membersContract';
export type * from './outboxContract';
export type * from './oversightContract';

/**
 * A store bound to one workspace: no verb can reach another workspace's rows.
 * Every verb is one transaction. All throw StoreError when the store can't do it, and then nothing changed; but for
 * `store_unsure`, which says that the connection broke as the change was kept, and that nobody can tell whether it was.
 */
export interface Store
	extends
		DirectoryStore,
		ChannelStore,
		MappingStore,
		ForgetStore,
		ConnectionStore,
		CatalogueStore,
		PreferenceStore,
		OutboxStore,
		FileStore,
		OversightStore,
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
	/** What time it is for everybody who uses the database; undefined where all of them are on this machine, and go by its clock. */
	tellTime(): Promise<Instant | undefined>;
	close(): Promise<void>;
}

/** How far a walk of Slack's list of channels has come. */
export interface ChannelWalk {
	startedAt: Instant;
	/** Of the next page; absent for the first. */
	cursor?: string;
	/** Until then somebody is on it; absent where nobody is. */
	takenUntil?: Instant;
}

/** The store's copy of what Slack said about channels, so that neither a run nor the editor's list need read them all. */
export interface ChannelStore {
	/** Adds or renews channels; a name that moved to another channel moves here too. */
	rememberChannels(channels: readonly Channel[], seenAt: Instant): Promise<void>;
	/** After a walk of Slack's whole list that began at `startedAt`: what was last seen before is not there any more. */
	endChannelWalk(startedAt: Instant, endedAt: Instant): Promise<void>;
	/**
	 * So that whoever comes next goes on there. False, and nothing noted, where somebody is on a walk at `unlessTakenAt`, or
	 * where this one began before the last whole one ended.
	 */
	noteChannelWalk(walk: ChannelWalk, unlessTakenAt?: Instant): Promise<boolean>;
	/** When the last whole walk ended, how many channels there are, and how far one has come that did not end. */
	channelDirectoryState(): Promise<{ walkedAt?: Instant; channels: number; walk?: ChannelWalk }>;
	findChannelByName(name: string): Promise<{ id: string; seenAt: Instant } | undefined>;
	/** Undefined where no channel with this ID was seen yet. */
	findChannelById(id: string): Promise<(Channel & { seenAt: Instant }) | undefined>;
	/** Those that are not archived and whose name or ID has the text in it, by name. An empty text finds all. */
	searchChannels(question: {
		text: string;
		cursor?: string;
		limit: number;
	}): Promise<Page<Channel>>;
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

export interface UsedType {
	key: string;
	firstUsedAt: Instant;
	lastUsedAt: Instant;
}

export interface CatalogueStore {
	/** The workspace's own document as it was stored, to be read with readCatalogue; undefined where nobody defined any. */
	findCatalogue(): Promise<unknown>;
	/** Undefined takes the own document away. */
	defineCatalogue(document: CatalogueDocument | undefined, now: Instant): Promise<void>;
	/** Writes down that events came with these types. May leave `lastUsedAt` as it is where that is less than an hour old. */
	noteTypes(keys: readonly string[], now: Instant): Promise<void>;
	/** Ascending by key. */
	usedTypes(): Promise<UsedType[]>;
}

export interface StoredPreferences {
	subject: PreferenceSubject;
	preferences: Preferences;
	changedAt: Instant;
}

export interface PreferenceStore {
	/** One entry per subject asked for, in the same order; undefined where nothing was ever chosen. */
	findPreferences(subjects: readonly PreferenceSubject[]): Promise<(Preferences | undefined)[]>;
	/** Reads, changes and writes one subject's preferences as one step, which may have to be begun again: with it, `change` is asked again. */
	changePreferences(
		subject: PreferenceSubject,
		change: (before: Preferences) => Preferences,
		now: Instant,
	): Promise<Preferences>;
	/** Takes back everything that the subject chose. False where nothing was chosen. */
	dropPreferences(subject: PreferenceSubject): Promise<boolean>;
	/** Workspace first, then channels, then members, each by key. */
	listPreferences(question: {
		kind?: PreferenceSubject['kind'];
		cursor?: string;
		limit: number;
	}): Promise<Page<StoredPreferences>>;
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
