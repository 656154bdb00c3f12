// Answers: how is laid out rich text said on plain lines?
import type { RichTextBlockElement, RichTextElement, RichTextList } from '@slack/types';
import { joinElements, say, type Style } from './richText';

/** Rich text, and the places where a line is drawn across. */
export type FlowPart = RichTextBlockElement | 'divider';

/** Where a line is drawn across, in text. */
const rule = '———';

/** All of it as elements of one paragraph, with line breaks between the parts. */
export function flattenParts(parts: readonly FlowPart[]): RichTextElement[] {
	const lines = parts.map(flattenPart);
	return joinElements(joinLines(lines));
}

export function joinLines(lines: readonly RichTextElement[][]): RichTextElement[] {
	return lines.flatMap((line, index) => (index === 0 ? line : [say('\n'), ...line]));
}

function flattenPart(part: FlowPart): RichTextElement[] {
	if (part === 'divider') return [say(rule)];
	switch (part.type) {
		case 'rich_text_section':
			return part.elements;
		case 'rich_text_list':
			return flattenList(part);
		case 'rich_text_quote':
			return [say('> '), ...part.elements.map(quoteLines)];
		case 'rich_text_preformatted':
			return part.elements.map((element) => withStyle(element, { code: true }));
	}
}

function quoteLines(element: RichTextElement): RichTextElement {
	return element.type === 'text'
		? { ...element, text: element.text.replaceAll('\n', '\n> ') }
		: element;
}

function flattenList(list: RichTextList): RichTextElement[] {
	const { offset = 0 } = list as { offset?: number };
	const before = '  '.repeat(list.indent ?? 0);
	return joinLines(
		list.elements.map(({ elements }, index) => [
			say(before + (list.style === 'ordered' ? `${offset + index + 1}. ` : '• ')),
			...elements,
		]),
	);
}

/** With another style besides its own. Slack shows people and dates in none. */
export function withStyle<Element extends RichTextElement>(
	element: Element,
	style: Style,
): Element {
	if (element.type !== 'text' && element.type !== 'link') return element;
	return { ...element, style: { ...element.style, ...style } };
}
