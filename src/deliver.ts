// Chapter 2. Due promises → say → send → settle.
import type { Instant } from './clock';
import type { Refusal } from './slack/contract';

/** One Slack message that went out, or one that did not. */
export interface DeliveryOutcome {
	kind: 'single' | 'digest';
	state: 'sent' | 'failed' | 'unsure';
	/** Channel ID or Slack user ID that it was meant for. */
	recipient: string;
	conversation?: string;
	ts?: string;
	/** Which message of how many the digest took. */
	part: number;
	parts: number;
	notifications: DeliveredNotification[];
	refusal?: Refusal;
}

export interface DeliveredNotification {
	id: number;
	type: string;
	title: string;
	recordKey?: string;
	dedupeKey: string;
}

export interface DeliveryReport {
	deliveries: DeliveryOutcome[];
	/** What waits still: due and left over, due later, and unsure. */
	waiting: { due: number; later: number; nextDueAt?: Instant; unsure: number };
	/** Why the run ended before everything due was sent. */
	stoppedBy?: 'time_limit' | Refusal;
}
