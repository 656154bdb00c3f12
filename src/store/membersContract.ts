// Answers: what must a store remember of members and of Slack's users, and what does it promise?
import type { Instant } from '../clock';
import type { Mapping, MappingState, SlackUser, SlackUserKind } from '../members/member';
import type { Page } from '../slack/contract';

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
	/** With events that were withdrawn before they arrived. */
	notifications: number;
	decisions: number;
	/** With first messages of records whose delivery was deleted before. */
	deliveries: number;
	pace: number;
}

export interface ForgetStore {
	/**
	 * Erases all that is kept of these members, in one transaction: mapping, preferences, what waits, what was told (also
	 * to a channel in their place), decisions. Afterwards not a byte of it is left in the store's file; on PostgreSQL no
	 * row of it, whose room the next ones take. Unless another process kept the store busy: then `tracesLeft` says so, and
	 * the next call of this or of `eraseTraces` tries again.
	 */
	forgetMembers(
		memberKeys: readonly string[],
	): Promise<{ rows: Map<string, ForgottenRows>; tracesLeft: boolean }>;
	/** Does what an earlier `forgetMembers` could not; nothing where it could. True where bytes are left still. */
	eraseTraces(): Promise<boolean>;
}
