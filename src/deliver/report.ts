// Answers: what came of a run of deliveries?
import type { Instant } from '../clock';
import type { Notification } from '../outbox/notification';
import type { Refusal } from '../slack/contract';
import type { Claim, Settlement } from '../store/contract';

/** One Slack message that went out, or one that did not. */
export interface DeliveryOutcome {
	kind: 'single' | 'digest';
	state: 'sent' | 'failed' | 'unsure' | 'queued';
	/** Channel ID or Slack user ID that it was meant for, or the member key where nobody is connected. */
	recipient: string;
	conversation?: string;
	ts?: string;
	/** The message in whose thread it is. */
	threadTs?: string;
	/** True where it is no new message: the record's one was changed. */
	updated?: boolean;
	/** Which message of how many the digest took, from 1. */
	part: number;
	parts: number;
	notifications: DeliveredNotification[];
	/** How many entries of the digest had expired and were left out, in its first message. */
	expired?: number;
	/** Slack user ID, channel ID or member key that the test mode took it away from. */
	redirectedFrom?: string;
	/** Why it was not sent. */
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
	/** What was due and is not told: it expired, or was turned off meanwhile. */
	leftOut: { expired: number; muted: number };
	/** How many rows were deleted because they were kept long enough. */
	cleaned?: number;
	/** Why the run ended before everything due was sent. `asked_to_wait`: Slack asked for more patience than a run has. */
	stoppedBy?: 'time_limit' | 'asked_to_wait' | Refusal;
	/** True where an earlier run has told already that the workspace is disconnected. */
	alreadyTold?: boolean;
}

/** IDs of the notifications that changed a message, and are no new one. */
export function updatesOf({ deliveries }: DeliveryReport): Set<number> {
	const updates = deliveries.filter(({ state, updated }) => state === 'sent' && updated);
	return new Set(updates.flatMap(({ notifications }) => notifications.map(({ id }) => id)));
}

/** Why each notification that was not sent was not, by notification ID. */
export function refusalsOf({ deliveries }: DeliveryReport): Map<number, Refusal> {
	return new Map(
		deliveries.flatMap(({ notifications, refusal }) =>
			refusal ? notifications.map(({ id }) => [id, refusal] as const) : [],
		),
	);
}

/** The outcome of a claim that came to no message. */
export function summarise(
	claim: Pick<Claim, 'notifications'>,
	{ refusal, settlement }: { refusal?: Refusal; settlement: Settlement },
): DeliveryOutcome {
	const { notifications } = claim;
	return {
		kind: kindOf(claim),
		state: settlement.state,
		recipient: notifications[0]?.recipient.key ?? '',
		part: 1,
		parts: 1,
		notifications: notifications.map(delivered),
		...(refusal && { refusal }),
	};
}

/** What waited for a window is a digest, also of one. */
export function kindOf({ notifications }: Pick<Claim, 'notifications'>): DeliveryOutcome['kind'] {
	return notifications[0]?.windowEndsAt === undefined ? 'single' : 'digest';
}

export function delivered({ id, event, dedupeKey }: Notification): DeliveredNotification {
	const { recordKey, title, type } = event;
	return { id, type, title, dedupeKey, ...(recordKey !== undefined && { recordKey }) };
}
