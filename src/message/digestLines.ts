// Answers: what is the line of one update in a digest?
import type { RichTextElement, RichTextSection } from '@slack/types';
import type { NotificationEvent } from '../event';
import type { DigestRecord, DigestSection, DigestUpdate } from './groupEntries';
import { sayIntendedFor } from './intendedFor';
import { linkTo, quote, say, section } from './richText';
import type { tellTimeTo } from './tellTime';

type TellTime = ReturnType<typeof tellTimeTo>;

/** The smallest thing that a digest is split into: what it says stays together. */
export interface DigestLine {
	section: DigestSection;
	record: DigestRecord;
	/** True for the line with the record's newest facts; older updates follow it. */
	newest: boolean;
	title: string;
	item: RichTextSection;
	entryIds: number[];
}

/** All lines of a section in the order in which they are read. Every entry is in exactly one of them. */
export function digestLines(part: DigestSection, tellTime: TellTime): DigestLine[] {
	return part.records.flatMap((record) =>
		record.updates.map((update, index) => {
			const newest = index === 0;
			const item = newest
				? composeNewest(update, tellTime, record.entryCount)
				: composeOlder(update, tellTime);
			const { title } = update.newest.event;
			return { section: part, record, newest, title, item, entryIds: update.entryIds };
		}),
	);
}

function composeNewest(update: DigestUpdate, tellTime: TellTime, count: number): RichTextSection {
	const { event } = update.newest;
	return section([...composeLine(event, tellTime, count, { bold: true }), ...composeFields(event)]);
}

function composeOlder(update: DigestUpdate, tellTime: TellTime): RichTextSection {
	return section(composeLine(update.newest.event, tellTime, update.entryIds.length));
}

// Every line has its own title, link and time, so that it can be read alone at the top of a next message.
function composeLine(
	event: NotificationEvent,
	tellTime: TellTime,
	count: number,
	style?: { bold: true },
): RichTextElement[] {
	const { title, text, link, occurredAt } = event;
	return [
		link ? linkTo(link.url, title, style) : quote(title, style),
		...sayIntendedFor(event, ' · for '),
		say(' · '),
		tellTime(occurredAt),
		say(count > 1 ? ` · ${count.toLocaleString('en')} updates` : ''),
		say(text ? `\n${text}` : ''),
	];
}

function composeFields({ fields }: NotificationEvent): RichTextElement[] {
	return fields.flatMap(({ label, value }, index) => [
		say(index === 0 ? '\n' : ' · '),
		quote(`${label}:`),
		say(' '),
		quote(value),
	]);
}
