// Answers: how is one event laid out where it has a message for itself?
import type { KnownBlock, RichTextElement } from '@slack/types';
import type { EventField, NotificationEvent } from '../event';
import { sayIntendedFor } from './intendedFor';
import { slackLimits } from './limits';
import { linkTo, quote, richText, say, section } from './richText';
import { tellTimeTo, type Reader } from './tellTime';

/** From here on the time that Slack puts beside a message misleads about when it happened. */
const lateAfterMs = 10 * 60_000;

// A header's plain text may still be read for entities and <…>, rich text never is.
const looksLikeMarkup = /[<>]|&[#\w]+;/;

/** Blocks for every event that readEvent accepts. */
export function composeEvent(event: NotificationEvent, reader: Reader): KnownBlock[] {
	const blocks: KnownBlock[] = [composeTitle(event.title)];
	const intended = sayIntendedFor(event, 'Meant for ');
	if (intended.length > 0) blocks.push(richText([section(intended)]));
	if (event.text) blocks.push(richText([section([say(event.text)])]));
	if (event.fields.length > 0) blocks.push(composeFields(event.fields));
	if (event.link) blocks.push(richText([section([linkTo(event.link.url, event.link.label)])]));
	if (reader.now - event.occurredAt >= lateAfterMs) {
		const date = tellTimeTo(reader)(event.occurredAt);
		const italic = { italic: true };
		blocks.push(richText([section([say('Happened: ', italic), { ...date, style: italic }])]));
	}
	return blocks;
}

function composeTitle(title: string): KnownBlock {
	if (title.length > slackLimits.header || looksLikeMarkup.test(title)) {
		return richText([section([say(title, { bold: true })])]);
	}
	// Without emoji, so that ":smile:" in a title stays what its writer wrote.
	return { type: 'header', text: { type: 'plain_text', text: title, emoji: false } };
}

function composeFields(fields: readonly EventField[]): KnownBlock {
	const lines = fields.flatMap((field, index): RichTextElement[] => [
		quote(`${field.label}:`, { bold: true }),
		say(' '),
		quote(field.value),
		say(index < fields.length - 1 ? '\n' : ''),
	]);
	return richText([section(lines)]);
}
