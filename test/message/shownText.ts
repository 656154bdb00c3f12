// Answers: what would a reader see of these blocks?
import type { ContextBlock, KnownBlock, RichTextElement, RichTextSection } from '@slack/types';

/** The text of each block; list items begin with a bullet, and two spaces for each indent. */
export function shownText(blocks: readonly KnownBlock[]): string[] {
	return blocks.map((block) => {
		if (block.type === 'header') return block.text.text;
		if (block.type === 'context') return block.elements.map(textOfContext).join(' ');
		if (block.type !== 'rich_text') return `(${block.type})`;
		const lines = block.elements.flatMap((part) =>
			part.type === 'rich_text_list'
				? part.elements.map((item) => `${'  '.repeat(part.indent ?? 0)}• ${textOf(item)}`)
				: [textOf(part as RichTextSection)],
		);
		return lines.join('\n');
	});
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

function textOf(part: RichTextSection): string {
	return part.elements
		.map((element) => {
			if (element.type === 'text' || element.type === 'link') return element.text ?? '';
			return element.type === 'date' ? (element.fallback ?? '') : `(${element.type})`;
		})
		.join('');
}
