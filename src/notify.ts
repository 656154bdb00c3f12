// Chapter 1. Event → who → may we → when → promise in the outbox.
import type { Instant } from './clock';
import type { NotifyError } from './errors';
import type { Frequency } from './frequency/schedule';
import type { MappingReason, MappingState } from './members/member';
import type { DecisionReason, Notification, PreferenceRule } from './outbox/notification';

/** One event for one recipient, as a node hands it in; nothing of it is trusted yet. */
export interface NotifyRequest {
	to: MemberTarget | ChannelTarget;
	/** Raw fields of a NotificationEvent; see event.ts for what is accepted. */
	event: {
		type: unknown;
		title: unknown;
		text?: unknown;
		fields?: unknown;
		linkUrl?: unknown;
		linkLabel?: unknown;
		recordKey?: unknown;
	};
	/** The event's own ID. The same key is told to a recipient once, for ever. */
	dedupeKey: unknown;
	urgent: boolean;
}

export interface MemberTarget {
	kind: 'member';
	email: unknown;
	memberId?: unknown;
	name?: unknown;
	ifNotConnected: 'skip' | 'default_channel';
}

export interface ChannelTarget {
	kind: 'channel';
	/** ID, name with or without #, or link; undefined for the default channel. */
	channel?: unknown;
}

/** What became of one request. */
export type NotifyResult =
	| {
			outcome: 'sent';
			reason: 'sent';
			conversation: string;
			ts: string;
			details: NotifyDetails;
	  }
	| { outcome: 'queued'; reason: DecisionReason; dueAt: Instant; details: NotifyDetails }
	| {
			outcome: 'skipped';
			reason: DecisionReason;
			/** The notification that was there first, for a duplicate. */
			first?: Notification;
			details: NotifyDetails;
	  }
	/** Bad input, or refused by Slack for good. The other requests of the run went on. */
	| { outcome: 'error'; error: NotifyError };

export interface NotifyDetails {
	type: string;
	frequency?: Frequency;
	rule?: PreferenceRule;
	member?: {
		key: string;
		email: string;
		state: MappingState;
		reason: MappingReason;
		slackUserId?: string;
	};
	/** Set where the message goes to a channel. */
	channelId?: string;
	/** True where the default channel takes it because the member is not connected. */
	usedDefaultChannel?: boolean;
}
