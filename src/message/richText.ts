// Answers: how is text put into blocks so that Slack reads nothing into it?
//
// Rich text and not mrkdwn: Slack parses no text element of it, so data can't ping a channel, forge a link or
// start a code block. Only link elements link, and only we make those.
import type {
	RichTextBlock,
	RichTextElement,
	RichTextLink,
	RichTextList,
	RichTextPreformatted,
	RichTextQuote,
	RichTextSection,
	RichTextText,
	RichTextUserMention,
} from '@slack/types';
import { chunkText } from './cutText';
import { honestLabel } from './honestLabel';
import { slackLimits } from './limits';
import { isolate } from './textDirection';

export type Style = NonNullable<RichTextText['style']>;

/** Our own words, or a text with nothing behind it on its last line. */
export function say(text: string, style?: Style): RichTextText {
	return style ? { type: 'text', text, style } : { type: 'text', text };
}

/** A value from outside in the middle of a line. */
export function quote(value: string, style?: Style): RichTextText {
	return say(isolate(value), style);
}

/**
 * A link, whose label may come from elsewhere than its address. Not a button with a URL: Slack reports every click on a button to the app, and shows a warning
 * triangle where the app has no interactivity to answer with.
 */
export function linkTo(url: string, label: string, style?: Style): RichTextLink {
	const link: RichTextLink = { type: 'link', url, text: isolate(honestLabel(url, label)) };
	return style ? { ...link, style } : link;
}

export function mention(userId: string): RichTextUserMention {
	return { type: 'user', user_id: userId };
}

/** One paragraph or list item. */
export function section(elements: readonly RichTextElement[]): RichTextSection {
	return { type: 'rich_text_section', elements: joinElements(elements) };
}

export function bulletList(items: RichTextSection[], indent: number): RichTextList {
	return { type: 'rich_text_list', style: 'bullet', indent, elements: items };
}

/** Slack's parameter `offset` is missing in its own types: a list goes on behind another one that interrupted it. */
export function orderedList(
	items: RichTextSection[],
	indent: number,
	offset: number,
): RichTextList {
	const list: RichTextList = { type: 'rich_text_list', style: 'ordered', indent, elements: items };
	return offset > 0 ? Object.assign(list, { offset }) : list;
}

export function quotation(elements: readonly RichTextElement[]): RichTextQuote {
	return { type: 'rich_text_quote', elements: joinElements(elements) };
}

export function preformatted(
	elements: readonly (RichTextText | RichTextLink)[],
): RichTextPreformatted {
	return { type: 'rich_text_preformatted', elements: joinElements(elements) };
}

/** Neighbours of one style are joined, long texts are cut into elements. */
export function joinElements<Element extends RichTextElement>(
	elements: readonly Element[],
): Element[] {
	const joined: Element[] = [];
	for (const element of elements) {
		const last = joined.at(-1);
		if (element.type !== 'text' || last?.type !== 'text' || !haveOneStyle(last, element)) {
			joined.push(element);
		} else joined[joined.length - 1] = { ...last, text: last.text + element.text };
	}
	return joined.flatMap(chunkElement);
}

export function richText(elements: RichTextBlock['elements']): RichTextBlock {
	return { type: 'rich_text', elements };
}

function chunkElement<Element extends RichTextElement>(element: Element): Element[] {
	if (element.type !== 'text') return [element];
	const chunks = chunkText(element.text, slackLimits.textElement);
	// Slack refuses an element of no text.
	return chunks.filter((text) => text !== '').map((text) => ({ ...element, text }));
}

function haveOneStyle(one: RichTextText, other: RichTextText): boolean {
	return JSON.stringify(one.style) === JSON.stringify(other.style);
}
