// Answers: what do the words of a paragraph in Markdown look like?
import type { Nodes } from 'mdast';
import type { RichTextElement } from '@slack/types';
import { cleanPiece } from './cleanText';
import { chunkText } from './cutText';
import { longestSaying, strictLabel } from './honestLabel';
import { slackLimits } from './limits';
import { textOf, walk, type MarkdownTree } from './readMarkdown';
import { linkTo, mention, say, type Style } from './richText';
import { readWebAddress } from './webAddress';

/** Whatever is below, and however deep: what is no part of a paragraph is left to others. */
export function composeInline(
	tree: MarkdownTree,
	nodes: readonly Nodes[],
	outer?: Style,
): RichTextElement[] {
	const elements: RichTextElement[] = [];
	const waiting = nodes.toReversed().map((node) => ({ node, style: outer }));
	for (let next = waiting.pop(); next; next = waiting.pop()) {
		const { node, style } = next;
		const goInto = (children: readonly Nodes[], more?: Style) => {
			const inner = more ? { ...style, ...more } : style;
			waiting.push(...children.toReversed().map((child) => ({ node: child, style: inner })));
		};
		switch (node.type) {
			case 'text':
				elements.push(...sayPieces(tree, node.value, style));
				break;
			case 'html':
				elements.push(say(sourceText(tree, node.value), style));
				break;
			case 'inlineCode':
				elements.push(say(sourceText(tree, node.value), { ...style, code: true }));
				break;
			case 'break':
				elements.push(say('\n', style));
				break;
			case 'strong':
				goInto(node.children, { bold: true });
				break;
			case 'emphasis':
				goInto(node.children, { italic: true });
				break;
			case 'delete':
				goInto(node.children, { strike: true });
				break;
			case 'link':
			case 'linkReference':
			case 'image':
			case 'imageReference':
				elements.push(...composeLink(tree, node, style));
				break;
			case 'footnoteReference':
				elements.push(say(sourceText(tree, tree.sourceOf(node)), style));
				break;
			default:
				if ('children' in node) goInto(node.children);
		}
	}
	return elements;
}

/** A text without people in it. */
export function sourceText(tree: MarkdownTree, value: string): string {
	return cleanPiece(textOf(tree.reveal(value)));
}

function sayPieces(tree: MarkdownTree, value: string, style?: Style): RichTextElement[] {
	return tree
		.reveal(value)
		.map((piece) =>
			typeof piece === 'string' ? say(cleanPiece(piece), style) : mention(piece.userId),
		);
}

/** What a label from right to left is fenced in with. */
const isolates = 2;

type LinkNode = Extract<Nodes, { type: 'link' | 'linkReference' | 'image' | 'imageReference' }>;

function composeLink(tree: MarkdownTree, node: LinkNode, style?: Style): RichTextElement[] {
	const address = linkUrlOf(tree, node);
	const label = (
		'children' in node ? labelOf(tree, node) : sourceText(tree, node.alt ?? '')
	).trim();
	const url = readWebAddress(address);
	if (url === undefined) {
		return [
			say(
				label && address && label !== address ? `${label} (${address})` : label || address,
				style,
			),
		];
	}
	const longest = slackLimits.textElement - longestSaying - isolates;
	return chunkText(strictLabel(url, label || address), longest).map((text) =>
		linkTo(url, text, style),
	);
}

export function linkUrlOf(tree: MarkdownTree, node: LinkNode): string {
	const given = 'url' in node ? node.url : tree.definitions.get(node.identifier)?.url;
	return sourceText(tree, given ?? '').trim();
}

export function labelOf(tree: MarkdownTree, link: Nodes): string {
	let label = '';
	for (const node of walk(link)) {
		if (node.type === 'break') label += ' ';
		else if ('value' in node) label += sourceText(tree, node.value);
		else if ('alt' in node) label += sourceText(tree, node.alt ?? '');
	}
	return label;
}
