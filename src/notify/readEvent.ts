// Answers: is what a workflow handed in an event that can be told, and as what?
import type { Instant } from '../clock';
import { lookAt } from '../errors';
import { textFormats, type EventLink, type EventTable, type NotificationEvent } from '../event';
import { checkWhole } from './checkWhole';
import { rules } from './eventRules';
import { readOwnBlocks } from './ownBlocks/readOwnBlocks';
import { readAddress } from './readAddress';
import { readChoice, readFlag } from './readChoice';
import { readFields } from './readFields';
import { readInstant } from './readInstant';
import { readContext, readFooter, readImage, readSender, readSeverity } from './readSurroundings';
import { readTable } from './readTable';
import { readText, requireText } from './readText';

/** An event as a node hands it in; nothing of it is trusted yet. */
export interface RawEvent {
	type: unknown;
	title: unknown;
	text?: unknown;
	/** `plain`, `markdown` or `mrkdwn`; plain where absent. */
	textFormat?: unknown;
	/** True where `@ana@acme.test` in text and fields becomes a mention of that member. */
	mentionByEmail?: unknown;
	/**
	 * A list of labels and values, or an object whose keys are the labels. In a list, a field may come with a `date`, which is an
	 * instant as `occurredAt` is, or with `date` as its `type`, where its value is one. A date without a time stays a day.
	 */
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

/** Throws BadInput naming the field. Every event that it returns fits into one Slack message, alone or in a digest. */
export function readEvent(raw: RawEvent, now: Instant): NotificationEvent {
	const textFormat = readChoice(raw.textFormat, textFormats, {
		code: 'text_format',
		field: 'Text Format',
	});
	const event: NotificationEvent = {
		type: requireText(raw.type, rules.type),
		title: requireText(raw.title, rules.title),
		text: readText(raw.text, rules.text),
		...(textFormat !== undefined && { textFormat }),
		fields: readFields(raw.fields),
		link: readLink(raw.linkUrl, raw.linkLabel),
		...given({
			image: readImage(raw.imageUrl, raw.imageAlt),
			severity: readSeverity(raw.severity, raw.severityShownBy),
			context: readContext(raw.context),
			footer: readFooter(raw.footerText, raw.footerUrl),
			blocks: readOwnBlocks(raw.blocks),
			table: readTable(raw.table),
			sender: readSender(raw.senderName, raw.senderIcon),
			unfurl: readFlag(raw.unfurl, { code: 'unfurl', field: 'Show Link Previews' }) || undefined,
		}),
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
	const { field } = rules[which];
	return lookAt(field, () => readText(raw, rules[which]), field);
}

/** A label without a URL is the form's default standing there, and no link. */
function readLink(rawUrl: unknown, rawLabel: unknown): EventLink | undefined {
	const url = readAddress(rawUrl, 'web', rules.linkUrl);
	if (url === undefined) return undefined;
	return { url, label: readText(rawLabel, rules.linkLabel) ?? 'Open' };
}

/** Most events have none of these, and the store keeps them all. */
function given<Parts extends object>(parts: Parts): Partial<Parts> {
	const entries = Object.entries(parts).filter(([, part]) => part !== undefined);
	return Object.fromEntries(entries) as Partial<Parts>;
}
