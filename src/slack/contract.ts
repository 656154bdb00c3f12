// Answers: what do we ask of Slack, and what can it answer?
import type { KnownBlock } from '@slack/types';
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

/** Everything but `post` and `lookUp` throws a SlackError when Slack refuses or can't be reached. */
export interface Slack {
	identify(): Promise<Workspace>;
	usersPage(cursor?: string): Promise<Page<SlackUser>>;
	findUserByEmail(email: string): Promise<SlackUser | undefined>;
	channelsPage(cursor?: string): Promise<Page<Channel>>;
	/** Undefined where no channel has this ID, or a private one is hidden from the app. */
	findChannel(id: string): Promise<Channel | undefined>;
	post(message: OutgoingMessage): Promise<PostOutcome>;
	/** Reads the conversation's history from `sinceMs` on for a message with the key. */
	lookUp(question: { conversation: string; key: string; sinceMs: number }): Promise<LookUpOutcome>;
}
