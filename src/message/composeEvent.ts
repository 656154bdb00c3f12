// Answers: how is one event laid out where it has a message for itself?
import type { KnownBlock, RichTextBlock } from '@slack/types';
import type { NotificationEvent } from '../event';
import { composeFields } from './composeFields';
import { composeTableBlock } from './composeTableBlock';
import { composeText } from './composeText';
import { sayIntendedFor } from './intendedFor';
import { slackLimits } from './limits';
import { linkTo, richText, say, section } from './richText';
import { sayEmoji } from './severity';
import { composeContext, composeFooter } from './smallPrint';
import { tellTimeTo, type Reader } from './tellTime';

/** From here on the time that Slack puts beside a message misleads about when it happened. */
const lateAfterMs = 10 * 60_000;

// A header's plain text may still be read for entities and <…>, rich text never is.
const looksLikeMarkup = /[<>]|&[#\w]+;/;

/** What stands above everything else: the title, with the emoji of its severity where it is shown by one. */
export function composeTitle(event: NotificationEvent): KnownBlock {
	const title = event.severity?.shownBy === 'emoji' ? sayEmoji(event) + event.title : event.title;
	if (title.length > slackLimits.header || looksLikeMarkup.test(title)) {
		return richText([section([say(title, { bold: true })])]);
	}
	// Without emoji, so that ":smile:" in a title stays what its writer wrote.
	return { type: 'header', text: { type: 'plain_text', text: title, emoji: false } };
}

/** Whom it was meant for, where somebody else reads it. */
export function composeIntendedFor(event: NotificationEvent): RichTextBlock[] {
	const intended = sayIntendedFor(event, 'Meant for ');
	return intended.length > 0 ? [richText([section(intended)])] : [];
}

/** What it says, under its title. */
export function composeBody(event: NotificationEvent, reader: Reader): KnownBlock[] {
	const { fields, link, image } = event;
	const blocks = composeText(event);
	if (fields.length > 0) {
		const lines = composeFields(event, tellTimeTo(reader), { between: '\n', bold: true });
		blocks.push(richText([section(lines)]));
	}
	if (link) blocks.push(richText([section([linkTo(link.url, link.label)])]));
	if (image) blocks.push({ type: 'image', image_url: image.url, alt_text: image.alt });
	return blocks;
}

/** What stands under everything else, also under somebody's own blocks. */
export function composeRest(event: NotificationEvent, reader: Reader): KnownBlock[] {
	const { table, context = [], footer, occurredAt } = event;
	const blocks = table ? composeTableBlock(table) : [];
	if (reader.now - occurredAt >= lateAfterMs) {
		const date = tellTimeTo(reader)(occurredAt);
		const italic = { italic: true };
		blocks.push(richText([section([say('Happened: ', italic), { ...date, style: italic }])]));
	}
	blocks.push(...composeContext(context));
	if (footer) blocks.push(composeFooter(footer));
	return blocks;
}
