// Answers: what would a reader see of these blocks?
import type {
	ContextBlock,
	KnownBlock,
	RichTextBlock,
	RichTextElement,
	RichTextList,
	TableBlock,
} from '@slack/types';
import type { Message } from '../../src/slack/contract';

/**
 * The text of each block. Items of a list begin with a bullet or a number, and two spaces for each indent; lines of a
 * quotation with a bar; cells of a table are parted by bars.
 */
export function shownText(blocks: readonly KnownBlock[]): string[] {
	return blocks.map((block) => {
		switch (block.type) {
			case 'header':
				return block.text.text;
			case 'context':
				return block.elements.map(textOfContext).join(' ');
			case 'section':
				return [block.text, ...(block.fields ?? [])].map((text) => text?.text ?? '').join('\n');
			case 'image':
				return `(image: ${block.alt_text})`;
			case 'table':
				return rowsOf(block);
			case 'rich_text':
				return textOfRich(block);
			default:
				return `(${block.type})`;
		}
	});
}

/** The same of a whole message, what stands beside the bar last. */
export function shownMessage({ blocks, bar }: Pick<Message, 'blocks' | 'bar'>): string[] {
	return shownText([...blocks, ...(bar?.blocks ?? [])]);
}

/** Every rich text element, in order. */
export function elementsOf(blocks: readonly (KnownBlock | undefined)[]): RichTextElement[] {
	return blocks.flatMap((block) =>
		block?.type === 'rich_text'
			? block.elements.flatMap((part) =>
					part.type === 'rich_text_list'
						? part.elements.flatMap((item) => item.elements)
						: part.elements,
				)
			: [],
	);
}

function textOfContext(element: ContextBlock['elements'][number]): string {
	return 'text' in element ? element.text : `(${element.type})`;
}

function textOfRich({ elements }: RichTextBlock): string {
	const lines = elements.flatMap((part) => {
		switch (part.type) {
			case 'rich_text_list':
				return itemsOf(part);
			case 'rich_text_quote':
				return textOf(part.elements).replaceAll(/^/gm, '│ ');
			default:
				return textOf(part.elements);
		}
	});
	return lines.join('\n');
}

function itemsOf(list: RichTextList): string[] {
	const { offset = 0 } = list as { offset?: number };
	const indent = '  '.repeat(list.indent ?? 0);
	return list.elements.map(({ elements }, index) => {
		const point = list.style === 'ordered' ? `${offset + index + 1}.` : '•';
		return `${indent}${point} ${textOf(elements)}`;
	});
}

function rowsOf({ rows }: TableBlock): string {
	const textOfCell = (cell: TableBlock['rows'][number][number]) =>
		cell.type === 'rich_text' ? textOfRich(cell) : (cell.text ?? '');
	return rows.map((cells) => cells.map(textOfCell).join(' | ')).join('\n');
}

function textOf(elements: readonly RichTextElement[]): string {
	return elements
		.map((element) => {
			switch (element.type) {
				case 'text':
				case 'link':
					return element.text ?? '';
				case 'date':
					return element.fallback ?? '';
				case 'user':
					return `@${element.user_id}`;
				case 'channel':
					return `#${element.channel_id}`;
				default:
					return `(${element.type})`;
			}
		})
		.join('');
}
