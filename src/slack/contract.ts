// Answers: what do we ask of Slack, and what can it answer?
import type { KnownBlock } from '@slack/types';
import type { Instant } from '../clock';
import type { Sender } from '../event';
import type { SlackUser } from '../members/member';

/** The Slack workspace that a token belongs to, as auth.test tells it. */
export interface Workspace {
	/** As Slack knows it. */
	id: string;
	/** Where it is asked, if that is not Slack's own address. The same ID at another address is another workspace. */
	address?: string;
	name: string;
	url: string;
	botUserId: string;
	/** What people type after /invite @ to let the app in. */
	botName?: string;
}

/** One Slack message, ready to be sent. */
export interface Message {
	/** Fallback for screen readers and notifications; already escaped. */
	text: string;
	blocks: KnownBlock[];
	/** What stands beside a bar of this colour, under the other blocks. Not in a message with files. */
	bar?: { colour: `#${string}`; blocks: KnownBlock[] };
	sender?: Sender;
	/** True where Slack may show what is behind the links. */
	unfurl?: boolean;
}

export interface OutgoingMessage extends Message {
	/** Channel ID, or a user ID for that person's direct messages. */
	conversation: string;
	/** Opaque; comes back from the history, so that a lost answer can be looked up. */
	key: string;
	/** The message whose thread this one goes into. */
	threadTs?: string;
	/** A reply that the conversation is shown as well. */
	alsoToConversation?: boolean;
}

/** A new state of a message that is there. Sent twice it changes nothing, so its answer is never unsure. */
export interface OutgoingUpdate extends Message {
	/** Channel ID, never a user ID. */
	conversation: string;
	ts: string;
	key: string;
}

/** A file on its way into Slack, where nobody sees it until it is shared. */
export interface OutgoingFile {
	name: string;
	/** In bytes. */
	size: number;
	/** Its bytes from the beginning, in pieces, never all at once. */
	read(): AsyncIterable<Uint8Array>;
}

export type UploadOutcome =
	| { outcome: 'uploaded'; fileId: string }
	| Exclude<PostOutcome, { outcome: 'posted' } | { outcome: 'unsure' }>;

/** Uploaded files, as one message. Its blocks are sections, rich text, context, headers, dividers and images only. */
export interface OutgoingShare extends Message {
	/** Channel ID, or a user ID for that person's direct messages. */
	conversation: string;
	files: { id: string; title: string }[];
	threadTs?: string;
}

/** Whether files may be shared in a conversation; a public channel that the app is not in is joined. */
/** `conversation`: as Slack calls it, a channel ID also for a person's direct messages. */
export type FilesDoor =
	{ outcome: 'open'; conversation: string } | Exclude<UploadOutcome, { outcome: 'uploaded' }>;

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
	/** `ts` is absent where Slack does not say it of a message with files; `threadTs` where it is in no thread. */
	| { outcome: 'posted'; conversation: string; ts?: string; threadTs?: string }
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
	/** Of a message with files, which carries no key. */
	fileIds?: readonly string[];
}

/** What the history of a conversation says about a message whose answer was lost. */
export type LookUpOutcome =
	| { outcome: 'found'; conversation: string; ts: string; threadTs?: string }
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
 * What asks throws a SlackError when Slack refuses or can't be reached; what sends, and `lookUp`, answers with an outcome.
 * With `until`, what can be asked again is: a 429 is waited for as long as Slack says, but never past that instant.
 */
export interface Slack {
	identify(): Promise<Workspace>;
	/** The scopes that the token has; undefined where Slack does not say. */
	scopes(): Promise<string[] | undefined>;
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
	/** `refused` with `message_not_found` where the message was deleted, or can't be changed any more. */
	update(message: OutgoingUpdate): Promise<PostOutcome>;
	openForFiles(conversation: string): Promise<FilesDoor>;
	upload(file: OutgoingFile): Promise<UploadOutcome>;
	/** `unsure` too where Slack took it and does not show the files in the conversation. */
	share(share: OutgoingShare): Promise<PostOutcome>;
	/** Reads the conversation's history, or the thread, from `sinceMs` on for a message with the key. */
	lookUp(question: LookUpQuestion): Promise<LookUpOutcome>;
}

/** Slack for one run, which asks nothing of it while it refuses everything. */
export interface WatchedSlack extends Slack {
	/** Why the connection is lost, or undefined. Calls Slack, once, only where it was lost in an earlier run. */
	whetherLost(): Promise<Refusal | undefined>;
}
