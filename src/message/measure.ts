// Answers: how much of a message does this take up?
import type { KnownBlock } from '@slack/types';
import type { EventTable, NotificationEvent } from '../event';
import type { Message } from '../slack/contract';
import { composeText, composeTextLines } from './composeText';
import { honestLabel } from './honestLabel';
import { slackLimits } from './limits';
import { countMentions } from './mentions';
import { composeContext, composeFooter } from './smallPrint';

/** What stands around it, in the wordier of the two layouts. */
const around = { field: 110, mention: 70, image: 100 } as const;
/** An instant or a day, with words for it in whatever language. */
const date = 250;

/** Length as JSON: a quotation mark or a line break takes two characters, as it does on the wire. */
export function measure(value: unknown): number {
	return JSON.stringify(value).length;
}

/** Size of a message's blocks with the block IDs that Slack adds; to be held against `slackLimits.message`. */
export function measureBlocks(blocks: readonly unknown[]): number {
	return measure(blocks) + blocks.length * slackLimits.blockId;
}

/** The same for all of a message. Tables have a limit of their own. */
export function measureMessage({ blocks, bar }: Pick<Message, 'blocks' | 'bar'>): number {
	const counted = [...blocks, ...(bar?.blocks ?? [])].filter(isNoTable);
	return measureBlocks(counted) + (bar ? measure(bar.colour) : 0);
}

/** Characters of all cells; to be held against `tableLimits.characters`. An empty cell is sent as one. */
export function measureTable({ columns, rows }: EventTable): number {
	const cells = [...columns.map(({ label }) => label), ...rows.flat()];
	return cells.reduce((sum, cell) => sum + Math.max(cell.length, 1), 0);
}

type Measured = Omit<NotificationEvent, 'type' | 'occurredAt'>;

/** Size of what an event says, but for own blocks and a table; to be held against `eventLimits.whole`. */
export function measureEvent(event: Measured): number {
	const { title, link, image, context = [], footer, fields } = event;
	const smallPrint = [...composeContext(context), ...(footer ? [composeFooter(footer)] : [])];
	const sizes = [
		// In a digest the title is what the link is labelled with.
		measure(link ? honestLabel(link.url, title) : title),
		...(link ? [measure(link.url), measure(honestLabel(link.url, link.label))] : []),
		measureText(event),
		...fields.map(measureField),
		...(image
			? [measure(image.url), measure(honestLabel(image.url, image.alt)), around.image]
			: []),
		measureBlocks(smallPrint),
	];
	return sizes.reduce((sum, size) => sum + size, 0);
}

/** Whoever is mentioned: that is not known yet when an event is measured. */
function measureText(event: Measured): number {
	const { text = '', textFormat = 'plain' } = event;
	const mentions = countMentions(text) * around.mention;
	if (textFormat === 'plain') return measure(text) + mentions;
	const written = { text, textFormat };
	const blocks = measureBlocks(composeText(written));
	return Math.max(blocks, measure(composeTextLines(written))) + mentions;
}

function measureField({ label, value, at, day }: Measured['fields'][number]): number {
	if ((day ?? at) !== undefined) return measure(label) + date + around.field;
	return measure(label + value) + countMentions(value) * around.mention + around.field;
}

function isNoTable({ type }: KnownBlock): boolean {
	return type !== 'table';
}
