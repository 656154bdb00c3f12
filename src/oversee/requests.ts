// Answers: what can be asked of the outbox by whoever looks after it, and what is the answer?
import type { Instant } from '../clock';
import type { DeliveredNotification, DeliveryReport } from '../deliver/report';
import type { NotificationState } from '../outbox/states';
import type { SubjectInput } from '../preferences/requests';
import type { Message } from '../slack/contract';
import type { LoggedDecision } from '../store/contract';

export type RecipientInput = Exclude<SubjectInput, { kind: 'workspace' }>;

/** Which notifications are meant: those that fit everything that is given. Nothing of it is trusted yet. */
export interface WhichInput {
	recipient?: RecipientInput;
	type?: unknown;
	eventId?: unknown;
	recordKey?: unknown;
}

export interface PreviewQuestion {
	recipient?: RecipientInput;
	/** Also what falls due until then; what is due now where absent. */
	until?: Instant;
	mostConversations: number;
}

/** What one conversation would get at one instant. Nothing is sent, and nothing is written down. */
export interface Preview {
	kind: 'single' | 'digest';
	/** Slack user ID or channel ID; absent where the member is not connected. */
	conversation?: string;
	/** Member keys, or the channel ID. */
	recipients: string[];
	dueAt: Instant;
	notifications: DeliveredNotification[];
	/** Would be left out: expired by then, or turned off meanwhile. */
	expired: number;
	muted: number;
	messages: (Message & { blockKitBuilderUrl: string })[];
}

export interface WithdrawAnswer {
	withdrawn: DeliveredNotification[];
	/** Too late: on their way to Slack at this moment, or unsure. */
	inFlight: DeliveredNotification[];
	/** Told already. */
	told: number;
	/** True where nothing had the event ID yet, and what comes under it will not be told. */
	beforehand: boolean;
}

export interface WhyQuestion extends WhichInput {
	from?: Instant;
	until?: Instant;
	/** Events at most, the newest first. */
	most: number;
}

/** The story of one event for one recipient. */
export interface WhyStory {
	recipient: LoggedDecision['recipient'];
	type: string;
	title: string;
	dedupeKey: string;
	recordKey?: string;
	/** As it is now; absent where it never became a notification, or is kept no more. */
	state?: NotificationState;
	/** Oldest first. */
	decisions: LoggedDecision[];
	/** When it is due, or may be tried again, where it waits. */
	dueAt?: Instant;
	expiresAt?: Instant;
	/** Finer, for what failed or waits: Slack's code, say. */
	detail?: string;
	/** Where it went, once sent. */
	conversation?: string;
	ts?: string;
}

export interface WhyAnswer {
	/** What was handed in last comes first. */
	stories: WhyStory[];
	/** Older ones fit, too. */
	more: boolean;
	/** About the recipient, where one was named: whether anybody of that name can be told anything at all. */
	recipient?: { key: string; known: boolean; mapping?: { state: string; reason: string } };
}

export interface RetryQuestion extends WhichInput {
	unsure: 'look_up' | 'send_again';
	timeLimitMs: number;
}

export interface RetryAnswer {
	/** Queued again, and sent as far as the time limit allowed. */
	requeued: number;
	/** Unsure ones that are looked up by this run, or by the next one where Slack may not show them yet. */
	lookedUp: number;
	report: DeliveryReport;
}

export interface SendNowQuestion extends WhichInput {
	timeLimitMs: number;
	longDigests?: 'messages' | 'thread';
}

export interface SendDueWishes {
	timeLimitMs: number;
	/** What is too long for one message: several messages, or one with the rest in its thread. */
	longDigests?: 'messages' | 'thread';
	/** Milliseconds for which settled notifications are kept; for ever where absent. */
	keepSentMs?: number;
	/** Milliseconds for which decisions are kept; for ever where absent. */
	keepDecisionsMs?: number;
}
