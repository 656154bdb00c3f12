// Answers: what does the outbox keep about one event for one recipient?
import type { Instant } from '../clock';
import type { NotificationEvent } from '../event';
import type { ActiveFrequency, Frequency } from '../frequency/schedule';
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

/** A notification as it is handed to the outbox. */
export interface NewNotification {
	recipient: Recipient;
	/** Member key of whom a channel is told instead of. */
	standsInFor?: string;
	/** Unique for a recipient in a workspace, for ever. */
	dedupeKey: string;
	event: NotificationEvent;
	urgent: boolean;
	frequency: ActiveFrequency;
	rule: PreferenceRule;
	dueAt: Instant;
	/** End of the window it waits for; absent for immediate ones. */
	windowEndsAt?: Instant;
	/** What to do where the member has no Slack account any more when it is sent; `skip` where absent. */
	ifNotConnected?: 'skip' | 'default_channel';
}

/** A notification as the outbox holds it. */
export interface Notification extends NewNotification {
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
	/** Slack conversation and message, once sent. */
	conversation?: string;
	ts?: string;
}

export const decisionReasons = [
	'sent',
	'due_now',
	'waits_for_window',
	'waits_for_pace',
	'waits_for_slack',
	'claimed_elsewhere',
	'answer_lost',
	/** Slack does not take the credential. */
	'disconnected',
	'muted',
	'not_connected',
	'duplicate',
] as const;

export type DecisionReason = (typeof decisionReasons)[number];

/** What was decided about one event for one recipient, kept so that "why was I not told?" has an answer. */
export interface Decision {
	recipient: Recipient;
	/** Member key of whom a channel is told instead of. */
	standsInFor?: string;
	type: string;
	dedupeKey: string;
	outcome: 'sent' | 'queued' | 'skipped';
	reason: DecisionReason;
	/** Finer than the reason, where there is more to say: the state of the mapping, say. */
	detail?: string;
	frequency?: Frequency;
	rule?: PreferenceRule;
	dueAt?: Instant;
}
