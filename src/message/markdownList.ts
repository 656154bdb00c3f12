// Answers: what do the lists of a text in Markdown look like, one in the other?
import type { RichTextElement, RichTextList } from '@slack/types';
import type { List, ListItem, Parents } from 'mdast';
import { joinLines } from './flattenParts';
import { slackLimits } from './limits';
import type { MarkdownTree } from './readMarkdown';
import { bulletList, joinElements, orderedList, say, section } from './richText';

/** How what is neither a word nor a list is said on the lines of an item. */
type Flatten = (tree: MarkdownTree, from: Parents) => RichTextElement[];

interface Item {
	indent: number;
	/** The number that it has; absent for a bullet. */
	number?: number;
	lines: RichTextElement[][];
}

/** Slack refuses an item of nothing. */
const empty = '\u00A0';

/** Slack puts lists one after the other, each with its indent. */
export function composeList(tree: MarkdownTree, list: List, flatten: Flatten): RichTextList[] {
	const runs: Item[][] = [];
	for (const item of listItems(tree, list, flatten, 0)) {
		const run = runs.at(-1);
		if (run && continues(run.at(-1)!, item)) run.push(item);
		else runs.push([item]);
	}
	return runs.map(composeRun);
}

function listItems(tree: MarkdownTree, list: List, flatten: Flatten, indent: number): Item[] {
	return list.children.flatMap((child, index): Item[] => {
		const number = list.ordered ? (list.start ?? 1) + index : undefined;
		const own: Item = { indent: Math.min(indent, slackLimits.indent), number, lines: [] };
		const items = [own];
		const box = boxOf(child);
		for (const part of child.children) {
			if (part.type === 'list') items.push(...listItems(tree, part, flatten, indent + 1));
			// Behind a list inside of the item there is nothing of its own any more, and the order is kept.
			else items.at(-1)!.lines.push(flatten(tree, { type: 'root', children: [part] }));
		}
		if (box !== '') own.lines[0] = [say(box), ...(own.lines[0] ?? [])];
		return items;
	});
}

function boxOf({ checked }: ListItem): string {
	if (checked === true) return '☑ ';
	return checked === false ? '☐ ' : '';
}

function continues(before: Item, item: Item): boolean {
	if (before.indent !== item.indent) return false;
	if (before.number === undefined || item.number === undefined) {
		return before.number === item.number;
	}
	return item.number === before.number + 1;
}

function composeRun(run: Item[]): RichTextList {
	const [{ indent, number }] = run as [Item, ...Item[]];
	const sections = run.map(({ lines }) => {
		const elements = joinElements(joinLines(lines.filter((line) => line.length > 0)));
		return section(elements.length > 0 ? elements : [say(empty)]);
	});
	return number === undefined
		? bulletList(sections, indent)
		: orderedList(sections, indent, number - 1);
}
