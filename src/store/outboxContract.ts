// Answers: what does the store promise about notifications on their way?
import type { Instant } from '../clock';
import type { ActiveFrequency } from '../frequency/schedule';
import type { Mapping } from '../members/member';
import type {
	Decision,
	DecisionReason,
	Earlier,
	NewNotification,
	Notification,
	PreferenceRule,
	Promised,
	Recipient,
} from '../outbox/notification';

/** What became of a notification handed to `accept`. */
export type Acceptance =
	/** Queued; or withdrawn at once, where it and what it cancels come to nothing: the row says which. `withdrew`: earlier ones. */
	| { accepted: true; id: number; withdrew: number }
	/** The recipient has a notification with this dedupe key already. */
	| { accepted: false; existing: Notification }
	/** Somebody withdrew this dedupe key before the event arrived. */
	| { accepted: false; withdrawnAt: Instant };

/**
 * An event that comes to no notification. What it replaces or cancels is withdrawn all the same, the first time it is handed
 * in.
 */
export interface Skipped {
	decision: Decision;
	earlier?: Earlier;
	/** How many of the notifications were handed in before it; all of them where absent. */
	after?: number;
}

/** What is too many is promised as its `ifTooMany` says; what came without one never is, and does not count. No cap where absent. */
export interface AcceptRules {
	/**
	 * How many messages of its own a recipient gets within any hour. Counted are those that were not too many themselves,
	 * whatever became of them.
	 */
	mostPerRecipientAndHour?: number;
	/** How many of this call's new ones go through, the first in its order. One that its recipient's cap holds is none of them. */
	mostPerRun?: number;
}

export interface ClaimRequest {
	/** Opaque and new for every claim. Whoever names it later holds the claim. */
	token: string;
	now: Instant;
	leaseUntil: Instant;
	/** `immediate`: what waits for no window. `all`: digests as well. */
	scope: 'immediate' | 'all';
	/** Only what is for these recipients, and for whoever shares a conversation with them. */
	recipients?: readonly Recipient[];
}

/** Where a claimed delivery goes. */
export type Target =
	| { kind: 'user'; slackUserId: string; deactivated: boolean }
	| { kind: 'channel'; channelId: string }
	/** The member lost its Slack account between queue and send; the mapping says why. */
	| { kind: 'nobody'; mapping?: Mapping };

export interface Claim {
	token: string;
	target: Target;
	/** One notification without a window, or up to 5,000 due entries of one conversation's digest, in order of acceptance. */
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
	kind: 'message' | 'update' | 'files';
	/** The message whose thread it goes into. */
	threadTs?: string;
	/** The message that it changes. */
	updatesTs?: string;
	/** Once it is sent, another one of the same notification follows: that goes back to the queue, and keeps conversation and ts. */
	goesOn?: boolean;
	/** True where it is to be the first message about its record, and not one more. */
	isFirst?: boolean;
	/** Of its one notification: sent, and in no thread, it becomes the record's message in the conversation. */
	recordKey?: string;
	/** Member key of whom it is for, in person or by a channel that stands in: another member's message about the record is another one. */
	forMember?: string;
	notificationIds: readonly number[];
	startedAt: Instant;
}

export interface UnsureDelivery extends NewDelivery {
	token: string;
	/** Slack's IDs of its files, as far as they were uploaded. */
	fileIds?: string[];
}

/** The message by which a conversation was first told of a record. */
export interface RecordMessage {
	/** The conversation as Slack calls it: a channel ID also for a person's direct messages. */
	conversation: string;
	ts: string;
	/** Of the notification whose state it shows, and when that was accepted. */
	shows: number;
	acceptedAt: Instant;
}

/** How an attempt ended. */
export type Settlement =
	/** `testMode`: it went where the test mode redirects everything. */
	| { state: 'sent'; conversation: string; ts?: string; threadTs?: string; testMode?: boolean }
	/** `because`: it never came to a message, and Slack refused nothing. */
	| { state: 'failed'; reason: string; because?: 'not_connected' | 'deactivated' }
	| { state: 'queued'; reason: string; notBefore: Instant }
	/** Not to be looked up again before `notBefore`; at once where it is absent. */
	| { state: 'unsure'; reason: string; notBefore?: Instant };

/** A new plan for one notification. */
export type Replan =
	| ({
			id: number;
			to: 'queued';
			frequency: ActiveFrequency;
			rule: PreferenceRule;
			because: DecisionReason;
	  } & Promised)
	/** `inDefaultChannel`: by the channel that was to be told in the member's place. */
	| { id: number; to: 'muted'; rule: PreferenceRule; inDefaultChannel?: true }
	| { id: number; to: 'expired' }
	/** A newer event about its record is shown already: withdrawn as `superseded`. */
	| { id: number; to: 'superseded' };

/**
 * The bytes of files that are to be sent along. They belong to whichever notification is accepted with them, and are erased
 * once it is sent, withdrawn, muted or expired: some megabytes at once, so that nobody waits for it, and what is left of
 * them with what is added or cleaned later.
 */
export interface FileStore {
	/** Parts are counted from 0. With each, some of what has no use any more is erased: also what no notification came to within a day. */
	addFilePart(fileId: string, place: number, bytes: Uint8Array, now: Instant): Promise<void>;
	/** Undefined after the last part. */
	findFilePart(fileId: string, place: number): Promise<Uint8Array | undefined>;
	/** Those of them that belong to no notification. */
	dropFiles(fileIds: readonly string[]): Promise<void>;
}

export interface OutboxStore {
	/**
	 * Takes in notifications, all or none; answers come in their order. One that had failed is taken up again; where its message is
	 * there and only the files did not follow, they alone are sent, if the new event has any. What was decided about each is written
	 * down with it (queued, or a duplicate), and so are the decisions about what was `skipped` before. What is handed in again and
	 * again leaves no more behind: a duplicate is written down once, and what was skipped only where the last decision about the
	 * event says something else.
	 */
	accept(
		notifications: readonly NewNotification[],
		skipped: readonly Skipped[],
		now: Instant,
		rules?: AcceptRules,
	): Promise<Acceptance[]>;
	/** The same answers, with the notifications as they would be; and nothing of it stays. IDs are of no use afterwards. */
	rehearse(
		notifications: readonly NewNotification[],
		skipped: readonly Skipped[],
		now: Instant,
		rules?: AcceptRules,
	): Promise<{ acceptances: Acceptance[]; notifications: Notification[] }>;
	findNotifications(ids: readonly number[]): Promise<Notification[]>;
	/** Queued ones with an ID above `after`, ascending, at most `most`; of these recipients, or of all. */
	findQueued(question: {
		recipients?: readonly Recipient[];
		after: number;
		most: number;
	}): Promise<Notification[]>;
	/**
	 * Changes what is still queued, or, with a token, still claimed under it; what is not is left alone. Each change is
	 * written down as a decision. A claim's notification that is queued again is free. Gives the IDs that were changed.
	 */
	replan(changes: readonly Replan[], now: Instant, token?: string): Promise<number[]>;
	/** Puts back what a dead run left: claims whose lease is over are queued, sendings become unsure. */
	recover(now: Instant): Promise<{ requeued: number; unsure: number }>;
	/** Takes one conversation's due notifications under a token. Urgent first, then the longest due. */
	claim(request: ClaimRequest): Promise<ClaimAnswer>;
	/**
	 * Moves claimed notifications to `sending`. Nothing changed where the claim is `lost`, or where it is `overtaken`: the record's
	 * message that it was to become is there by now, or on its way, or what it was to change is being changed, or shows something newer.
	 */
	begin(
		token: string,
		delivery: NewDelivery,
		leaseUntil: Instant,
	): Promise<'begun' | 'lost' | 'overtaken'>;
	/**
	 * Keeps what is on its way longer, and writes down the files that Slack has of it by now. False, and nothing changed,
	 * where the claim was lost.
	 */
	renew(
		token: string,
		deliveryKey: string,
		more: { leaseUntil: Instant; fileIds?: readonly string[] },
	): Promise<boolean>;
	/**
	 * The message of a record in a conversation (channel ID or Slack user ID, as deliveries have it). `on_its_way`: the first one
	 * is being sent, or its answer was lost less than `lostIsAwaitedMs` ago.
	 */
	findRecordMessage(question: {
		conversation: string;
		recordKey: string;
		forMember?: string;
		now: Instant;
		lostIsAwaitedMs: number;
	}): Promise<RecordMessage | 'on_its_way' | undefined>;
	/** It is not there any more. The next message about the record takes its place. */
	dropRecordMessage(gone: {
		conversation: string;
		recordKey: string;
		forMember?: string;
		ts: string;
	}): Promise<void>;
	/**
	 * Writes down how a delivery ended, and for sent, failed and unsure ones a decision about each notification; none for one
	 * that stays unsure. False, and nothing changed, where the claim was lost.
	 */
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
	/** Takes one delivery whose answer was lost under a new token, to look it up. */
	claimUnsure(request: {
		token: string;
		now: Instant;
		leaseUntil: Instant;
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
