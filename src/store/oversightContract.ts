// Answers: what does the store promise to whoever looks after the outbox: look ahead, take back, try again, ask why, clean?
import type { Instant } from '../clock';
import type { Decision, Notification, Recipient } from '../outbox/notification';
import type { Page } from '../slack/contract';
import type { Target } from './outboxContract';

/** Which notifications are meant: those that fit everything that is given. A channel's `standsInFor` counts as its recipient, too. */
export interface Which {
	recipient?: Recipient;
	type?: string;
	dedupeKey?: string;
	recordKey?: string;
}

/** What one conversation would get. */
export interface Upcoming {
	target: Target;
	/** One without a window, or all queued entries of one conversation's digest that are due by then, in order of acceptance. */
	notifications: Notification[];
}

export interface Withdrawal {
	/** As they were before. */
	withdrawn: Notification[];
	/** On their way at this moment, or unsure: too late to take back for certain. */
	inFlight: Notification[];
	/** Sent already, or in Slack, with its files still to follow: those are not taken back. */
	told: number;
	/** True where no notification has the dedupe key, and what comes under it is not accepted. */
	beforehand: boolean;
}

/** A decision as it was written down. */
export interface LoggedDecision extends Decision {
	id: number;
	at: Instant;
	notificationId?: number;
}

/** How many rows one step of cleaning has deleted. */
export interface Cleaned {
	notifications: number;
	decisions: number;
	/** Deliveries without a notification, messages of records without a use, past pace, marks of withdrawn events. */
	others: number;
	/** Parts of files without a use. */
	files: number;
}

export interface OversightStore {
	/** What is due by `until`, conversation by conversation in the order in which it would go out; reads only. */
	lookAhead(question: {
		until: Instant;
		recipient?: Recipient;
		mostConversations: number;
	}): Promise<Upcoming[]>;
	/**
	 * Queued ones that fit become `withdrawn`, with a decision each. With a dedupe key, and no notification that has it, what
	 * arrives later under it is not accepted either: see Acceptance. Nothing is withdrawn by an empty `which`.
	 */
	withdraw(which: Which, now: Instant): Promise<Withdrawal>;
	/** Makes queued ones that fit due now, whatever window or hold they wait for; all where `which` is empty. */
	hurry(which: Which, now: Instant): Promise<Notification[]>;
	/**
	 * Failed ones that fit are queued again and due now. Unsure ones are looked up without waiting any longer, or,
	 * with `send_again`, queued; one that is being looked up this moment is left alone. All where `which` is empty.
	 */
	retry(
		which: Which,
		unsure: 'look_up' | 'send_again',
		now: Instant,
	): Promise<{ requeued: Notification[]; toLookUp: Notification[] }>;
	/** Decisions that fit, from `from` to before `until`, newest first. */
	findDecisions(
		question: Which & { from?: Instant; until?: Instant; cursor?: string; limit: number },
	): Promise<Page<LoggedDecision>>;
	/**
	 * One small step: deletes at most `most` of what was settled (sent, withdrawn, expired, muted, or failed and told) before
	 * `settledBefore`, then of what was decided before `decidedBefore`; of files without a use some, at any time. All zero:
	 * there is nothing more to delete.
	 */
	clean(request: {
		now: Instant;
		settledBefore?: Instant;
		decidedBefore?: Instant;
		most: number;
	}): Promise<Cleaned>;
}
