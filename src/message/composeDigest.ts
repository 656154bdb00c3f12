// Answers: what do the messages of one digest look like?
import type { KnownBlock, RichTextList, RichTextSection } from '@slack/types';
import type { Message } from '../slack/contract';
import { composeFrame, sayTestMode, type Around, type Frame } from './around';
import { composeAmid } from './composeNotification';
import { digestLines, type DigestLine } from './digestLines';
import { fallbackText } from './fallbackText';
import { groupEntries, type DigestEntry, type DigestSection } from './groupEntries';
import { slackLimits } from './limits';
import { measureBlocks } from './measure';
import { mentionInTest } from './mentionNobody';
import { bulletList, quote, richText, say, section } from './richText';
import { splitParts } from './splitParts';
import { tellTimeTo, type Reader } from './tellTime';

export interface DigestPart {
	message: Message;
	/** The entries that this part tells of, ascending. */
	entryIds: number[];
}

/**
 * The messages of a digest, one after the other. The same entries give the same parts in whatever order
 * they come, and every entry is in exactly one part.
 */
export function composeDigest(
	given: readonly DigestEntry[],
	reader: Reader,
	around: Around = {},
): DigestPart[] {
	const entries = given.map((entry) => ({ ...entry, event: mentionInTest(entry.event, around) }));
	const [only] = entries;
	if (only && entries.length === 1) return [composeOnly(only, reader, around)];
	const tellTime = tellTimeTo(reader);
	const lines = groupEntries(entries).flatMap((part) => digestLines(part, tellTime));
	const parts = splitParts(lines, whetherFits(around));
	const begun = new Set<DigestSection>();
	return parts.map((part, index) => {
		const title = composeTitle(entries.length, index + 1, parts.length);
		const place = { first: index === 0, last: index === parts.length - 1 };
		const blocks = composeBlocks(title, part, begun, composeFrame(around, place));
		for (const line of part) begun.add(line.section);
		const titles = new Set(part.map((line) => line.title));
		const text = fallbackText([sayTestMode(around), title, ...titles]);
		const entryIds = part.flatMap((line) => line.entryIds).toSorted((a, b) => a - b);
		return { message: { text, blocks }, entryIds };
	});
}

/** What was put off alone needs no list around it: it looks as it would have looked at once. */
function composeOnly({ id, event }: DigestEntry, reader: Reader, around: Around): DigestPart {
	const { top, underTitle, bottom } = composeFrame(around, { first: true, last: true });
	const surroundings = { above: top, below: [...underTitle, ...bottom] };
	return { message: composeAmid(event, reader, around, surroundings), entryIds: [id] };
}

function composeTitle(count: number, part: number, parts: number): string {
	const updates = `${count.toLocaleString('en')} updates`;
	return parts === 1 ? updates : `${updates} · ${part} of ${parts}`;
}

function composeBlocks(
	title: string,
	part: readonly DigestLine[],
	begun: ReadonlySet<DigestSection>,
	frame: Frame,
): KnownBlock[] {
	const blocks: KnownBlock[] = [
		...frame.top,
		{ type: 'header', text: { type: 'plain_text', text: title, emoji: false } },
		...frame.underTitle,
	];
	let group: string | undefined;
	for (const [current, lines] of Map.groupBy(part, (line) => line.section)) {
		if (group !== undefined && group !== current.group) blocks.push({ type: 'divider' });
		group = current.group;
		const heading = composeHeading(current, begun.has(current));
		blocks.push(richText([heading, ...composeLists(lines)]));
	}
	return [...blocks, ...frame.bottom];
}

function composeHeading(current: DigestSection, continued: boolean): RichTextSection {
	const { groupLabel: group, typeLabel: type } = current;
	const bold = { bold: true };
	const labels = group && group !== type ? [quote(group, bold), say(' › ', bold)] : [];
	const rest = continued ? [say(' (continued)')] : [];
	return section([...labels, quote(type, bold), ...rest]);
}

function composeLists(lines: readonly DigestLine[]): RichTextList[] {
	const shown = new Set<unknown>();
	const lists: { indent: number; items: RichTextSection[] }[] = [];
	for (const line of lines) {
		if (line.newest) shown.add(line.record);
		// Older updates stand under the newest one, unless that is in the message before.
		const indent = !line.newest && shown.has(line.record) ? 1 : 0;
		const last = lists.at(-1);
		if (last?.indent === indent) last.items.push(line.item);
		else lists.push({ indent, items: [line.item] });
	}
	return lists.map((list) => bulletList(list.items, list.indent));
}

// As if it were the first and the last of very many parts and began nothing new: the most that stands around any.
const longestTitle = composeTitle(1e9, 1e6, 1e6);

function whetherFits(around: Around): (part: readonly DigestLine[]) => boolean {
	const frame = composeFrame(around, { first: true, last: true });
	return (part) => {
		const begun = new Set(part.map((line) => line.section));
		const blocks = composeBlocks(longestTitle, part, begun, frame);
		return blocks.length <= slackLimits.blocks && measureBlocks(blocks) <= slackLimits.message;
	};
}
