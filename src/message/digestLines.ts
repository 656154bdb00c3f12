// Answers: what is the line of one update in a digest?
import type { RichTextElement, RichTextSection } from '@slack/types';
import type { NotificationEvent } from '../event';
import { composeFields } from './composeFields';
import { composeTextLines } from './composeText';
import type { DigestRecord, DigestSection, DigestUpdate } from './groupEntries';
import { sayIntendedFor } from './intendedFor';
import { linkTo, quote, say, section } from './richText';
import { sayEmoji } from './severity';
import type { TellTime } from './tellTime';

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
	const fields = composeFields(event, tellTime, { between: ' · ' });
	return section([
		...composeLine(event, tellTime, count, { bold: true }),
		...onNewLine(composeTextLines(event)),
		...onNewLine(fields),
		...composeRest(event),
	]);
}

function composeOlder(update: DigestUpdate, tellTime: TellTime): RichTextSection {
	const { event } = update.newest;
	return section([
		...composeLine(event, tellTime, update.entryIds.length),
		...onNewLine(composeTextLines(event)),
		...composeRest(event),
	]);
}

// Every line has its own title, link and time, so that it can be read alone at the top of a next message.
function composeLine(
	event: NotificationEvent,
	tellTime: TellTime,
	count: number,
	style?: { bold: true },
): RichTextElement[] {
	const { title, link, occurredAt } = event;
	return [
		say(sayEmoji(event)),
		link ? linkTo(link.url, title, style) : quote(title, style),
		...sayIntendedFor(event, ' · for '),
		say(' · '),
		tellTime(occurredAt),
		say(count > 1 ? ` · ${count.toLocaleString('en')} updates` : ''),
	];
}

/** Without the footer: who sent it would be said again on every line. */
function composeRest({ image, context = [] }: NotificationEvent): RichTextElement[] {
	return [
		...onNewLine(image ? [linkTo(image.url, image.alt)] : []),
		...context.flatMap((line) => onNewLine([say(line)])),
	];
}

function onNewLine(elements: RichTextElement[]): RichTextElement[] {
	return elements.length > 0 ? [say('\n'), ...elements] : [];
}
