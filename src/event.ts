// Answers: what happened? One event is what a workflow hands in to tell somebody about.
import type { KnownBlock } from '@slack/types';
import type { Instant } from './clock';

export interface NotificationEvent {
	/** Notification type, as in `task.assigned`. */
	type: string;
	title: string;
	text?: string;
	/** How `text` is written; `plain` where absent. */
	textFormat?: TextFormat;
	fields: EventField[];
	link?: EventLink;
	image?: EventImage;
	severity?: Severity;
	/** Small print under everything else, one line each. */
	context?: string[];
	/** The last line, where somebody asked for one: who or what sent it. */
	footer?: EventFooter;
	/** The user's own blocks, in place of text, fields, link and image. They were held against Slack's limits when they came. */
	blocks?: KnownBlock[];
	table?: EventTable;
	/** Sent along, the bytes are in the store. */
	files?: EventFile[];
	/** Normalised e-mail → Slack user ID of who is mentioned as `@e-mail` in text and fields. Absent: nobody is to be. */
	mentions?: Record<string, string>;
	sender?: Sender;
	/** True where Slack may show what is behind the links. */
	unfurl?: boolean;
	/** What the event is about, in the words of your system: events with one key belong together. */
	recordKey?: string;
	/** Whom it was meant for, where somebody else is told in that person's place. */
	intendedFor?: string;
	occurredAt: Instant;
}

export const textFormats = ['plain', 'markdown', 'mrkdwn'] as const;

/** `mrkdwn` is Slack's own: *bold*, _italic_, <https://…|label>. */
export type TextFormat = (typeof textFormats)[number];

export interface EventField {
	label: string;
	value: string;
	/** The value is this instant, shown in the zone and language of whoever reads; `value` is what it came as. */
	at?: Instant;
	/** Or this day, as in `2026-03-05`: the same wherever it is read, and without a time. */
	day?: string;
}

export interface EventLink {
	/** http or https only. */
	url: string;
	label: string;
}

export interface EventImage {
	/** https only: Slack fetches it. */
	url: string;
	/** For who can't see it. */
	alt: string;
}

export const severityLevels = ['info', 'success', 'warning', 'critical'] as const;

export type SeverityLevel = (typeof severityLevels)[number];

export interface Severity {
	level: SeverityLevel;
	/** An emoji before the title, or a bar of its colour beside the rest. */
	shownBy: 'emoji' | 'colour';
}

export interface EventFooter {
	text: string;
	/** http or https only. */
	url?: string;
}

/** At most 100 rows with the head, 20 columns, and 10,000 characters: Slack's limits of a table. */
export interface EventTable {
	columns: { label: string; align: 'left' | 'right' }[];
	/** As many cells as there are columns. */
	rows: string[][];
	/** How many more rows there are that are not in it. */
	moreRows?: number;
}

export interface EventFile {
	/** Of the bytes in the store. */
	id: string;
	/** As in `report.pdf`. */
	name: string;
	title: string;
	/** In bytes. */
	size: number;
}

/** How the message is signed, in place of the app. */
export interface Sender {
	name?: string;
	/** As in `:robot_face:`. */
	iconEmoji?: string;
	/** https only. */
	iconUrl?: string;
}
