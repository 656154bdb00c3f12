// Answers: what do the paragraphs, lists, quotations and code of a text in Markdown look like?
import type { RichTextElement } from '@slack/types';
import type { Blockquote, Nodes, Parents, RootContent } from 'mdast';
import { flattenParts, type FlowPart } from './flattenParts';
import { composeInline, sourceText } from './markdownInline';
import { composeList } from './markdownList';
import { composeTable } from './markdownTable';
import type { MarkdownTree } from './readMarkdown';
import { joinElements, preformatted, quotation, say, section } from './richText';

/** In order; nothing of the text is left out but the addresses that its links go to. */
export function composeFlow(tree: MarkdownTree, from: Parents = tree.root): FlowPart[] {
	const parts: FlowPart[] = [];
	let paragraph: RichTextElement[] = [];
	const endParagraph = () => {
		const elements = joinElements(paragraph);
		if (elements.length > 0) parts.push(section(elements));
		paragraph = [];
	};
	let afterHeading = false;
	for (const node of from.children) {
		const words = composeWords(tree, node);
		if (words === undefined) {
			endParagraph();
			parts.push(...composePart(tree, node));
		} else if (words.length > 0) {
			if (paragraph.length > 0) paragraph.push(say(afterHeading ? '\n' : '\n\n'));
			paragraph.push(...words);
		}
		afterHeading = node.type === 'heading';
	}
	endParagraph();
	return parts;
}

/** What belongs into a paragraph; undefined for what does not. */
function composeWords(tree: MarkdownTree, node: Nodes): RichTextElement[] | undefined {
	switch (node.type) {
		case 'list':
		case 'blockquote':
		case 'code':
		case 'table':
		case 'thematicBreak':
			return undefined;
		case 'heading':
			return joinElements(composeInline(tree, node.children, { bold: true }));
		case 'definition':
			return isUsed(tree, node) ? [] : [say(sourceText(tree, tree.sourceOf(node)))];
		case 'footnoteDefinition':
			return [
				say(`[^${sourceText(tree, node.label ?? node.identifier)}]: `),
				...flatten(tree, node),
			];
		default:
			return joinElements(composeInline(tree, [node]));
	}
}

function composePart(tree: MarkdownTree, node: RootContent): FlowPart[] {
	switch (node.type) {
		case 'list':
			return composeList(tree, node, flatten);
		case 'blockquote':
			return composeQuotation(tree, node);
		case 'code': {
			const code = sourceText(tree, node.value);
			return code === '' ? [] : [preformatted([say(code)])];
		}
		case 'table':
			return [preformatted(composeTable(tree, node))];
		default:
			return ['divider'];
	}
}

/** Slack has no lists or code in a quotation: they become lines. */
function composeQuotation(tree: MarkdownTree, node: Blockquote): FlowPart[] {
	const elements = flatten(tree, node);
	return elements.length > 0 ? [quotation(elements)] : [];
}

function flatten(tree: MarkdownTree, from: Parents): RichTextElement[] {
	return flattenParts(composeFlow(tree, from));
}

/** A second one of the same name is not what links go to. */
function isUsed(tree: MarkdownTree, node: Extract<Nodes, { type: 'definition' }>): boolean {
	return tree.used.has(node.identifier) && tree.definitions.get(node.identifier) === node;
}
