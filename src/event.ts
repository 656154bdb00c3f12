// Answers: what happened? One event is what a workflow hands in to tell somebody about.
import type { Instant } from './clock';

export interface NotificationEvent {
	/** Notification type, as in `task.assigned`. */
	type: string;
	title: string;
	text?: string;
	fields: EventField[];
	link?: EventLink;
	/** What the event is about, in the words of your system: events with one key belong together. */
	recordKey?: string;
	/** Whom it was meant for, where somebody else is told in that person's place. */
	intendedFor?: string;
	occurredAt: Instant;
}

export interface EventField {
	label: string;
	value: string;
}

export interface EventLink {
	/** http or https only. */
	url: string;
	label: string;
}
