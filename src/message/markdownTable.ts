// Answers: what does a table in Markdown look like where every character is as wide as the next?
import type { RichTextLink, RichTextText } from '@slack/types';
import type { Table } from 'mdast';
import { joinLines } from './flattenParts';
import { composeInline } from './markdownInline';
import type { MarkdownTree } from './readMarkdown';
import { joinElements, say } from './richText';

type Cell = (RichTextText | RichTextLink)[];

/** A wider cell pushes its neighbours on: one long one must not make a thousand short ones long. */
const widest = 30;
const gap = '  ';
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** One line for each row, with a line under the head. */
export function composeTable(tree: MarkdownTree, table: Table): Cell {
	const rows = table.children.map((row) =>
		row.children.map((cell) => readCell(tree, cell.children)),
	);
	const widths: number[] = [];
	for (const row of rows) {
		row.forEach((cell, column) => {
			widths[column] = Math.min(widest, Math.max(widths[column] ?? 0, widthOf(cell)));
		});
	}
	const isRight = (column: number) => table.align?.[column] === 'right';
	const lines = rows.map((row) => composeRow(row, widths, isRight));
	const head = widths.slice(0, rows[0]?.length).map((width) => '─'.repeat(Math.max(width, 1)));
	lines.splice(1, 0, [say(head.join(gap))]);
	return joinElements(joinLines(lines) as Cell);
}

function composeRow(row: Cell[], widths: number[], isRight: (column: number) => boolean): Cell {
	return row.flatMap((cell, column): Cell => {
		const space = say(' '.repeat(Math.max(0, (widths[column] ?? 0) - widthOf(cell))));
		const between = column === 0 ? [] : [say(gap)];
		if (isRight(column)) return [...between, space, ...cell];
		return [...between, ...cell, ...(column < row.length - 1 ? [space] : [])];
	});
}

/** On one line, and nobody in it: preformatted text holds words and links only. */
function readCell(tree: MarkdownTree, children: Parameters<typeof composeInline>[1]): Cell {
	const named = { ...tree, reveal: (text: string) => [tree.reveal(text).map(wordsOf).join('')] };
	return composeInline(named, children).flatMap((element): Cell => {
		if (element.type === 'link') return [element];
		return element.type === 'text' ? [say(element.text.replace(/\s+/g, ' '))] : [];
	});
}

function wordsOf(piece: string | { text: string }): string {
	return typeof piece === 'string' ? piece : piece.text;
}

function widthOf(cell: Cell): number {
	const text = cell.map((element) => element.text ?? '').join('');
	let width = 0;
	for (const _ of graphemes.segment(text)) width += 1;
	return width;
}
