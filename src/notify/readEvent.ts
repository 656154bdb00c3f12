// Answers: is what a workflow handed in an event that can be told, and as what?
import type { Instant } from '../clock';
import { BadInput } from '../errors';
import type { EventLink, EventTable, NotificationEvent } from '../event';
import { eventLimits } from '../message/limits';
import { measureEvent } from '../message/measure';
import { readFields } from './readFields';
import { readInstant } from './readInstant';
import { readText, requireText, type TextRule } from './readText';

/** An event as a node hands it in; nothing of it is trusted yet. */
export interface RawEvent {
	type: unknown;
	title: unknown;
	text?: unknown;
	/** `plain`, `markdown` or `mrkdwn`; plain where absent. */
	textFormat?: unknown;
	/** True where `@ana@acme.test` in text and fields becomes a mention of that member. */
	mentionByEmail?: unknown;
	/** A list of labels and values, or an object whose keys are the labels. */
	fields?: unknown;
	linkUrl?: unknown;
	linkLabel?: unknown;
	imageUrl?: unknown;
	imageAlt?: unknown;
	/** One of the severity levels; empty or `none` for none. */
	severity?: unknown;
	/** `emoji`, which it is where absent, or `colour`. */
	severityShownBy?: unknown;
	/** A line, or a list of lines. */
	context?: unknown;
	footerText?: unknown;
	footerUrl?: unknown;
	/** A list of blocks, an object with such a list as `blocks`, or the JSON of either. */
	blocks?: unknown;
	table?: EventTable;
	files?: readonly RawFile[];
	senderName?: unknown;
	/** An emoji such as `:robot_face:`, or the address of an image. */
	senderIcon?: unknown;
	unfurl?: unknown;
	recordKey?: unknown;
	/** When it happened: ISO 8601 text, milliseconds since 1970, or a date; now where absent. */
	occurredAt?: unknown;
}

/** A file that is to be sent along. `read` is called once it is known that it will be. */
export interface RawFile {
	name: unknown;
	/** The name where absent. */
	title?: unknown;
	/** In bytes, as far as it is known before it is read. */
	size?: number;
	read(): AsyncIterable<Uint8Array>;
}

const rules = {
	type: { code: 'type', field: 'Notification Type', limit: eventLimits.type, shape: 'key' },
	title: { code: 'title', field: 'Title', limit: eventLimits.title, shape: 'line' },
	text: { code: 'text', field: 'Text', limit: eventLimits.text, shape: 'text' },
	linkUrl: { code: 'link', field: 'Link URL', limit: eventLimits.linkUrl, shape: 'key' },
	linkLabel: {
		code: 'link_label',
		field: 'Link Label',
		limit: eventLimits.linkLabel,
		shape: 'line',
	},
	recordKey: {
		code: 'record_key',
		field: 'Record Key',
		limit: eventLimits.recordKey,
		shape: 'key',
	},
	dedupeKey: { code: 'dedupe_key', field: 'Event ID', limit: eventLimits.dedupeKey, shape: 'key' },
} satisfies Record<string, TextRule>;

/** Throws BadInput naming the field. Every event that it returns fits into one Slack message, alone or in a digest. */
export function readEvent(raw: RawEvent, now: Instant): NotificationEvent {
	const event: NotificationEvent = {
		type: requireText(raw.type, rules.type),
		title: requireText(raw.title, rules.title),
		text: readText(raw.text, rules.text),
		fields: readFields(raw.fields),
		link: readLink(raw.linkUrl, raw.linkLabel),
		recordKey: readText(raw.recordKey, rules.recordKey),
		occurredAt: readInstant(raw.occurredAt, 'Occurred At') ?? now,
	};
	checkWhole(event);
	return event;
}

/** The event's own ID: text, at most 500 characters. Throws BadInput. */
export function readDedupeKey(raw: unknown): string {
	return requireText(raw, rules.dedupeKey);
}

/** A key by which events are looked for later, read as it was when they came. Undefined where none is given. */
export function readKey(
	raw: unknown,
	which: 'type' | 'recordKey' | 'dedupeKey',
): string | undefined {
	return readText(raw, rules[which]);
}

/** A label without a URL is the form's default standing there, and no link. */
function readLink(rawUrl: unknown, rawLabel: unknown): EventLink | undefined {
	const given = readText(rawUrl, rules.linkUrl);
	if (given === undefined) return undefined;
	const label = readText(rawLabel, rules.linkLabel) ?? 'Open';
	// The parsed form, in which spaces, quotes and brackets are percent-encoded.
	const url = readUrl(given);
	return { url: requireText(url, rules.linkUrl), label };
}

function readUrl(given: string): string {
	const { field } = rules.linkUrl;
	const hint = 'Give the whole address, beginning with https:// as in https://example.com/tasks/7.';
	const url = URL.parse(given);
	if (url === null) {
		const says = 'Link URL is not a whole web address, so nobody could follow it.';
		throw new BadInput('link_not_url', says, { field, hint });
	}
	if (url.protocol !== 'https:' && url.protocol !== 'http:') {
		const scheme = url.protocol.slice(0, 40);
		const says = `Link URL begins with ${scheme} and only http: and https: links are sent.`;
		throw new BadInput('link_not_http', says, { field, hint });
	}
	return url.href;
}

function checkWhole(event: NotificationEvent): void {
	const size = measureEvent(event);
	if (size <= eventLimits.whole) return;
	const [given, limit] = [size, eventLimits.whole].map((figure) => figure.toLocaleString('en'));
	throw new BadInput(
		'event_too_long',
		`Title, text, fields and link take up ${given} characters of a Slack message together, and ${limit} are left for them. ` +
			'A line break, a quotation mark or a backslash counts twice, each field has 110 of its own.',
		{ field: 'Text', hint: 'Shorten the text or send fewer fields, and link to the rest.' },
	);
}
