// Answers: what do we ask of Slack, and what can it answer?
import type { KnownBlock } from '@slack/types';
import type { Instant } from '../clock';
import type { SlackUser } from '../members/member';

/** The Slack workspace that a token belongs to, as auth.test tells it. */
export interface Workspace {
	id: string;
	name: string;
	url: string;
	botUserId: string;
}

/** One Slack message, ready to be sent. */
export interface Message {
	/** Fallback for screen readers and notifications; already escaped. */
	text: string;
	blocks: KnownBlock[];
}

export interface OutgoingMessage extends Message {
	/** Channel ID, or a user ID for that person's direct messages. */
	conversation: string;
	/** Opaque; comes back from the history, so that a lost answer can be looked up. */
	key: string;
	/** The message whose thread this one goes into. */
	threadTs?: string;
}

/** A Slack refusal in our words. `code` is Slack's, or ours for what never became an answer. */
export interface Refusal {
	code: string;
	/** What happened and why. */
	says: string;
	/** What to do next. */
	hint: string;
}

/** What came of an attempt to post. */
export type PostOutcome =
	| { outcome: 'posted'; conversation: string; ts: string }
	/** Slack said no, and will say so again. */
	| { outcome: 'refused'; refusal: Refusal }
	/** Nothing was posted; worth another try. */
	| { outcome: 'later'; refusal: Refusal; retryAfterMs?: number; rateLimited: boolean }
	/** Nobody knows whether it was posted. */
	| { outcome: 'unsure'; refusal: Refusal }
	/** Nothing was posted, and no other message will be with this credential as it is. */
	| { outcome: 'stopped'; refusal: Refusal };

export interface LookUpQuestion {
	/** Channel ID, or a user ID for that person's direct messages. */
	conversation: string;
	key: string;
	sinceMs: number;
	threadTs?: string;
}

/** What the history of a conversation says about a message whose answer was lost. */
export type LookUpOutcome =
	| { outcome: 'found'; conversation: string; ts: string }
	| { outcome: 'not_found' }
	/** The scopes or the membership for reading are missing. */
	| { outcome: 'not_allowed'; refusal: Refusal }
	/** Slack did not answer this time. */
	| { outcome: 'later'; refusal: Refusal };

export interface Channel {
	id: string;
	name: string;
	isPrivate: boolean;
	isMember: boolean;
	isArchived: boolean;
}

export interface Page<T> {
	items: T[];
	/** Absent on the last page. A short page is not the last. */
	nextCursor?: string;
}

/**
 * Everything but `post` and `lookUp` throws a SlackError when Slack refuses or can't be reached.
 * With `until`, what can be asked again is: a 429 is waited for as long as Slack says, but never past that instant.
 */
export interface Slack {
	identify(): Promise<Workspace>;
	/** One page of Slack's list of users: people, guests, bots and deactivated ones. */
	usersPage(cursor?: string): Promise<Page<SlackUser>>;
	/**
	 * Every user of the workspace, once: ⌈users / 1000⌉ calls. Throws, and gives nothing, where the list can't be read to
	 * its end, or where not one person in it has an e-mail: the scope users:read.email is missing then.
	 */
	walkUsers(until: Instant): Promise<SlackUser[]>;
	/** Undefined where no active user has the e-mail: Slack does not tell deactivated ones from nobody. */
	findUserByEmail(email: string, until?: Instant): Promise<SlackUser | undefined>;
	/** Also deactivated ones. Undefined where the workspace has no user with this ID. */
	findUserById(id: string, until?: Instant): Promise<SlackUser | undefined>;
	channelsPage(cursor?: string): Promise<Page<Channel>>;
	/** Undefined where no channel has this ID, or a private one is hidden from the app. */
	findChannel(id: string): Promise<Channel | undefined>;
	post(message: OutgoingMessage): Promise<PostOutcome>;
	/** Reads the conversation's history, or the thread, from `sinceMs` on for a message with the key. */
	lookUp(question: LookUpQuestion): Promise<LookUpOutcome>;
}

/** Slack for one run, which asks nothing of it while it refuses everything. */
export interface WatchedSlack extends Slack {
	/** Why the connection is lost, or undefined. Calls Slack, once, only where it was lost in an earlier run. */
	whetherLost(): Promise<Refusal | undefined>;
}
