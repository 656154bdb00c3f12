// Answers: how is text put into blocks so that Slack reads nothing into it?
//
// Rich text and not mrkdwn: Slack parses no text element of it, so data can't ping a channel, forge a link or
// start a code block. Only link elements link, and only we make those.
import type {
	RichTextBlock,
	RichTextElement,
	RichTextLink,
	RichTextList,
	RichTextSection,
	RichTextText,
} from '@slack/types';
import { chunkText } from './cutText';
import { slackLimits } from './limits';
import { isolate } from './textDirection';

type Style = NonNullable<RichTextText['style']>;

/** Our own words, or a text with nothing behind it on its last line. */
export function say(text: string, style?: Style): RichTextText {
	return style ? { type: 'text', text, style } : { type: 'text', text };
}

/** A value from outside in the middle of a line. */
export function quote(value: string, style?: Style): RichTextText {
	return say(isolate(value), style);
}

/**
 * A link. Not a button with a URL: Slack reports every click on a button to the app, and shows a warning
 * triangle where the app has no interactivity to answer with.
 */
export function linkTo(url: string, label: string, style?: Style): RichTextLink {
	const link: RichTextLink = { type: 'link', url, text: isolate(label) };
	return style ? { ...link, style } : link;
}

/** One paragraph or list item. Neighbours of one style are joined, long texts are cut into elements. */
export function section(elements: readonly RichTextElement[]): RichTextSection {
	const joined: RichTextElement[] = [];
	for (const element of elements) {
		const last = joined.at(-1);
		if (element.type !== 'text' || last?.type !== 'text' || !haveOneStyle(last, element)) {
			joined.push(element);
		} else joined[joined.length - 1] = { ...last, text: last.text + element.text };
	}
	return { type: 'rich_text_section', elements: joined.flatMap(chunkElement) };
}

export function bulletList(items: RichTextSection[], indent: number): RichTextList {
	return { type: 'rich_text_list', style: 'bullet', indent, elements: items };
}

export function richText(elements: RichTextBlock['elements']): RichTextBlock {
	return { type: 'rich_text', elements };
}

function chunkElement(element: RichTextElement): RichTextElement[] {
	if (element.type !== 'text') return [element];
	const chunks = chunkText(element.text, slackLimits.textElement);
	// Slack refuses an element of no text.
	return chunks.filter((text) => text !== '').map((text) => ({ ...element, text }));
}

function haveOneStyle(one: RichTextText, other: RichTextText): boolean {
	return JSON.stringify(one.style) === JSON.stringify(other.style);
}
