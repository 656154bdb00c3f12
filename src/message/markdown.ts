// Answers: what does a text in Markdown look like in Slack?
//
// Parsed here and handed over as rich text, never as markup: Slack would read its own meanings into it.
import type { DividerBlock, RichTextBlock, RichTextElement } from '@slack/types';
import { flattenParts } from './flattenParts';
import { composeFlow } from './markdownFlow';
import { readMarkdown } from './readMarkdown';
import type { Mentions } from './mentions';
import { richText, section } from './richText';
import { sayWithMentions } from './sayWithMentions';

export const divider: DividerBlock = { type: 'divider' };

/** Of more than this, the rest are lines: a message has room for few blocks. */
const mostDividers = 8;

/** As blocks of a message. */
export function composeMarkdown(
	text: string,
	mentions?: Mentions,
): (RichTextBlock | DividerBlock)[] {
	const tree = readMarkdown(text, mentions);
	const flow = tree === undefined ? [] : composeFlow(tree);
	const blocks: (RichTextBlock | DividerBlock)[] = [];
	let dividers = 0;
	for (const part of flow) {
		const last = blocks.at(-1);
		if (part !== 'divider') {
			if (last?.type === 'rich_text') last.elements.push(part);
			else blocks.push(richText([part]));
		} else if (dividers < mostDividers) {
			dividers += 1;
			blocks.push(divider);
		} else if (last?.type === 'rich_text') last.elements.push(section(flattenParts([part])));
	}
	if (blocks.some(({ type }) => type === 'rich_text')) return blocks;
	return [richText([section(sayWithMentions(text, mentions))])];
}

/** On lines, for where there is no room for blocks. */
export function composeMarkdownLines(text: string, mentions?: Mentions): RichTextElement[] {
	const tree = readMarkdown(text, mentions);
	const lines = tree === undefined ? [] : flattenParts(composeFlow(tree));
	return lines.length > 0 ? lines : sayWithMentions(text, mentions);
}
