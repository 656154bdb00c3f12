// Answers: what does the outbox keep about one event for one recipient?
import type { Instant } from '../clock';
import type { NotificationEvent } from '../event';
import type { ActiveFrequency, Frequency, PutOff } from '../frequency/schedule';
import type { NotificationState } from './states';

/** Who is told: a member by member key, or a channel by Slack channel ID. */
export interface Recipient {
	kind: 'member' | 'channel';
	key: string;
}

/** Which preference rule decided, in the order in which they are asked. */
export const preferenceRules = [
	'urgent',
	'mandatory',
	'own_type',
	'own_group',
	'own_everything',
	'workspace_type',
	'workspace_group',
	'workspace_everything',
	'type_default',
	'fallback',
] as const;

export type PreferenceRule = (typeof preferenceRules)[number];

/**
 * What becomes of notifications about the same record, for the same recipient, that are still queued.
 * `keep`: nothing. `replace`: those of the same type are withdrawn as `superseded`. `cancel`: all of them are withdrawn as
 * `cancelled_out`, and so is the new one itself where something about the record is known, and all of it came to nothing,
 * now or before: withdrawn, expired, muted, failed. Where anything was told or is on its way, or nothing is known at all, the
 * new one is told.
 */
export const earlierChoices = ['keep', 'replace', 'cancel'] as const;

export type Earlier = (typeof earlierChoices)[number];

/**
 * What becomes of a message of its own where the conversation has one about the record. `post`: one more. `reply`: it goes into
 * the thread of the first one. `reply_and_show`: and the conversation is shown it as well. `update`: the first one is changed into it.
 */
export const toldBeforeChoices = ['post', 'reply', 'reply_and_show', 'update'] as const;

export type IfToldBefore = (typeof toldBeforeChoices)[number];

/** When something is told, and why not sooner. A notification with a window waits for a digest, one without is a message of its own. */
export interface Promised {
	dueAt: Instant;
	windowEndsAt?: Instant;
	/** `too_many`: the recipient, or the run, has had as many messages as are let through at once. */
	putOff?: PutOff | 'too_many';
}

/** A notification as it is handed to the outbox. */
export interface NewNotification extends Promised {
	recipient: Recipient;
	/** Member key of whom a channel is told instead of. */
	standsInFor?: string;
	/** Unique for a recipient in a workspace, or for whom it stands in, for ever. */
	dedupeKey: string;
	event: NotificationEvent;
	urgent: boolean;
	frequency: ActiveFrequency;
	rule: PreferenceRule;
	/** Not told from this instant on. */
	expiresAt?: Instant;
	/** `keep` where absent. It takes an event with a record key. */
	earlier?: Earlier;
	/** What is promised instead where the recipient has had too many messages; absent where that does not matter. */
	ifTooMany?: Promised;
	/** What to do where the member has no Slack account any more when it is sent; `skip` where absent. */
	ifNotConnected?: 'skip' | 'default_channel';
	/** `post` where absent. The others take an event with a record key. */
	ifToldBefore?: IfToldBefore;
	/** Its files were left unread, as those of a duplicate. Where it is none, `accept` throws StoreError `not_known`, and takes in nothing. */
	onlyIfKnown?: boolean;
}

/** A notification as the outbox holds it. */
export interface Notification extends Omit<
	NewNotification,
	'earlier' | 'ifTooMany' | 'onlyIfKnown'
> {
	/** Given by the store; ascends in the order of acceptance. */
	id: number;
	state: NotificationState;
	acceptedAt: Instant;
	/** Why it is in this state, where that needs saying. */
	reason?: string;
	/** How often it was handed to Slack. */
	attempts: number;
	/** Not to be claimed before this instant, after a refusal. */
	notBefore?: Instant;
	settledAt?: Instant;
	/** When somebody asked for it to be sent without waiting for its window. */
	hurriedAt?: Instant;
	/** Slack conversation and message, once sent. On a queued one: its files are still to follow, in that message's thread. */
	conversation?: string;
	ts?: string;
	/** The message in whose thread it is. */
	threadTs?: string;
}

export const decisionReasons = [
	'sent',
	/** Sent, but to whom the test mode redirects everything. */
	'test_mode',
	'due_now',
	'waits_for_window',
	/** Due by its frequency, and put off by quiet hours, a day off, or a flood. */
	'quiet_hours',
	'day_off',
	'too_many',
	/** Still queued, and a changed preference moves or hurries it. */
	'preferences_changed',
	/** Somebody asked for it to be sent now, or tried again. */
	'sent_now',
	'retried',
	'waits_for_pace',
	'waits_for_slack',
	/** The first message about its record is on its way, and this one goes into its thread. */
	'waits_for_thread',
	/** Whoever held it stood still for too long, and gave it back before Slack was called. */
	'held_up',
	/** The message is there, and its files are still to follow. */
	'files_follow',
	'claimed_elsewhere',
	'answer_lost',
	/** Slack does not take the credential. */
	'disconnected',
	'muted',
	'not_connected',
	/** The Slack account is. */
	'deactivated',
	'duplicate',
	/** A newer event of its type about its record took its place. */
	'superseded',
	/** The record was cancelled before anything about it was told. */
	'cancelled_out',
	/** Taken back by hand. */
	'withdrawn',
	'expired',
	/** Slack refused it for good; the detail is Slack's code. */
	'refused',
] as const;

export type DecisionReason = (typeof decisionReasons)[number];

/** What was decided about one event for one recipient, kept so that "why was I not told?" has an answer. */
export interface Decision {
	recipient: Recipient;
	/** Member key of whom a channel is told instead of. */
	standsInFor?: string;
	type: string;
	title: string;
	recordKey?: string;
	dedupeKey: string;
	outcome: 'sent' | 'queued' | 'skipped';
	reason: DecisionReason;
	/** Finer than the reason, where there is more to say: the state of the mapping, say. */
	detail?: string;
	frequency?: Frequency;
	rule?: PreferenceRule;
	dueAt?: Instant;
}
