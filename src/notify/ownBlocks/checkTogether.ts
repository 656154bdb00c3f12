// Answers: what is wrong with these blocks together, where each of them alone is right?
import type { KnownBlock, RichTextBlock, TableBlock } from '@slack/types';
import { eventLimits, tableLimits } from '../../message/limits';
import { blockLimits as limits } from './blockLimits';
import { figure } from './sayFault';

/** Each names its place, in their order. */
export function checkTogether(blocks: readonly KnownBlock[]): string[] {
	return [
		...checkCount(blocks),
		...checkIds(blocks),
		...checkMarkdown(blocks),
		...checkTables(blocks),
	];
}

function checkCount({ length }: readonly KnownBlock[]): string[] {
	if (length <= eventLimits.ownBlocks) return [];
	return [`blocks has ${figure(length)} entries, and ${eventLimits.ownBlocks} are allowed`];
}

function checkIds(blocks: readonly KnownBlock[]): string[] {
	const first = new Map<string, number>();
	return blocks.flatMap(({ block_id: id }, index) => {
		if (id === undefined) return [];
		const before = first.get(id);
		if (before === undefined) first.set(id, index);
		return before === undefined
			? []
			: [`blocks[${index}].block_id is the same as blocks[${before}].block_id`];
	});
}

function checkMarkdown(blocks: readonly KnownBlock[]): string[] {
	const texts = blocks.flatMap((block) => (block.type === 'markdown' ? block.text.length : []));
	const length = texts.reduce((sum, each) => sum + each, 0);
	if (length <= limits.markdown || texts.length < 2) return [];
	return [
		`the markdown blocks are ${figure(length)} characters long together, and ${figure(limits.markdown)} are allowed`,
	];
}

function checkTables(blocks: readonly KnownBlock[]): string[] {
	const first = blocks.findIndex(({ type }) => type === 'table');
	return blocks.flatMap((block, index) => {
		if (block.type !== 'table') return [];
		if (index > first) {
			return [`blocks[${index}] is a second table, and a message can hold one`];
		}
		const length = block.rows.flat().reduce((sum, cell) => sum + lengthOf(cell), 0);
		if (length <= tableLimits.characters) return [];
		return [
			`the cells of blocks[${index}] are ${figure(length)} characters long together, and ${figure(tableLimits.characters)} are allowed`,
		];
	});
}

function lengthOf(cell: TableBlock['rows'][number][number]): number {
	if (cell.type === 'raw_text') return cell.text.length;
	if (cell.type === 'raw_number') return (cell.text ?? String(cell.value)).length;
	return shownIn(cell);
}

function shownIn({ elements }: RichTextBlock): number {
	const texts = elements
		.flatMap((part) => (part.type === 'rich_text_list' ? part.elements : part))
		.flatMap((part) => part.elements)
		.map((element) => ('text' in element ? (element.text ?? '') : ''));
	return texts.reduce((sum, each) => sum + each.length, 0);
}
