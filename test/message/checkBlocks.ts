// Answers: would Slack take this message? Written from Slack's documentation, not from our own limits.
import { findRichTextFaults } from './checkRichText';
import { findTableFaults, textsOf } from './checkTable';
import {
	each,
	findStringFaults,
	findTextFaults,
	findUrlFaults,
	ifGiven,
	isJson,
	list,
	oneOf,
	type Json,
} from './checkText';

export interface CheckedMessage {
	blocks: unknown;
	attachments?: unknown;
}

/** Every way in which Slack would refuse or spoil a message of these blocks; empty when it would take them. */
export function findBlockFaults(blocks: unknown): string[] {
	return findMessageFaults({ blocks });
}

/** The same with what stands in attachments: bars with blocks beside them. */
export function findMessageFaults({ blocks, attachments = [] }: CheckedMessage): string[] {
	if (!Array.isArray(blocks)) return ['blocks is no list'];
	if (!Array.isArray(attachments)) return ['attachments is no list'];
	const all = [...(blocks as unknown[]), ...attachments.flatMap(blocksOf)];
	return [
		...findEachFaults(blocks),
		...list(attachments, 0, 100, 'attachments'),
		...attachments.flatMap((attachment: unknown, index) =>
			findAttachmentFaults(attachment).map((fault) => `attachment ${index}: ${fault}`),
		),
		...findFaultsOfAll(all),
	];
}

function findFaultsOfAll(all: unknown[]): string[] {
	const faults: string[] = [];
	if (all.length === 0 || all.length > 50) faults.push(`${all.length} blocks (1–50)`);
	const ids = all.flatMap((block) => (isJson(block) ? (block.block_id ?? []) : []));
	if (new Set(ids).size < ids.length) faults.push('two blocks with one block_id');
	const kinds = all.map((block) => isJson(block) && block.type);
	if (kinds.filter((kind) => kind === 'table').length > 1) faults.push('only_one_table_allowed');
	const markdown = textsOf(all.filter((_, index) => kinds[index] === 'markdown')).length;
	if (markdown > 12_000) faults.push(`${markdown} characters in all markdown blocks`);
	// Of a table only what is in its cells: whole ones are bigger than everything else may be.
	const weighed = all.map((block, index) => (kinds[index] === 'table' ? textsOf(block) : block));
	const written = JSON.stringify(weighed).length;
	if (written > 13_200) faults.push(`msg_blocks_too_long: ${written} characters as JSON`);
	const shown = textsOf(all).length;
	if (shown > 11_300) faults.push(`msg_blocks_too_long: ${shown} characters of text`);
	return faults;
}

const blocksOf = (attachment: unknown): unknown[] =>
	isJson(attachment) && Array.isArray(attachment.blocks) ? attachment.blocks : [];

function findAttachmentFaults(attachment: unknown): string[] {
	if (!isJson(attachment)) return ['no object'];
	const known = ['color', 'blocks', 'fallback'];
	const colour = /^(good|warning|danger|#[0-9a-fA-F]{6})$/;
	return [
		// The others are of the time before there were blocks.
		...Object.keys(attachment).flatMap((name) => (known.includes(name) ? [] : [`has ${name}`])),
		...ifGiven(attachment.color, (value) => (colour.test(String(value)) ? [] : ['color'])),
		...ifGiven(attachment.fallback, (text) => findStringFaults(text, 3_000)),
		...list(attachment.blocks, 1, 50, 'blocks'),
		...findEachFaults(attachment.blocks),
	];
}

const findEachFaults = (blocks: unknown) =>
	each(blocks, (block, index) => findFaults(block).map((fault) => `block ${index}: ${fault}`));

function findFaults(block: unknown): string[] {
	if (!isJson(block)) return ['no object'];
	return [
		...ifGiven(block.block_id, (id) => findStringFaults(id, 255)),
		...findFaultsOfKind(block),
	];
}

const texts = ['plain_text', 'mrkdwn'];

function findFaultsOfKind(block: Json): string[] {
	switch (block.type) {
		case 'header':
			return findTextFaults(block.text, ['plain_text'], 150);
		case 'section':
			return findSectionFaults(block);
		case 'context':
			return list(block.elements, 1, 10).concat(each(block.elements, findContextFaults));
		case 'actions':
			return [
				...list(block.elements, 1, 25),
				...each(block.elements, findButtonFaults),
				...findIdFaults(block.elements),
			];
		case 'image':
			return [
				...findImageFaults(block),
				...ifGiven(block.title, (title) => findTextFaults(title, ['plain_text'], 2_000)),
			];
		case 'divider':
			return [];
		case 'markdown':
			return findStringFaults(block.text, 12_000);
		case 'table':
			return findTableFaults(block);
		case 'rich_text':
			return findRichTextFaults(block);
		default:
			return [`unknown block type ${String(block.type)}`];
	}
}

function findSectionFaults(block: Json): string[] {
	if (block.text === undefined && block.fields === undefined) return ['neither text nor fields'];
	return [
		...ifGiven(block.text, (text) => findTextFaults(text, texts, 3_000)),
		...ifGiven(block.fields, (fields) => [
			...list(fields, 1, 10),
			...each(fields, (field) => findTextFaults(field, texts, 2_000)),
		]),
		...ifGiven(block.accessory, (accessory) =>
			isImage(accessory) ? findImageFaults(accessory) : findButtonFaults(accessory),
		),
		...ifGiven(block.expand, (expand) => oneOf(expand, [true, false], 'expand')),
	];
}

const findContextFaults = (element: unknown) =>
	isImage(element) ? findImageFaults(element) : findTextFaults(element, texts, 3_000);

const isImage = (element: unknown): element is Json => isJson(element) && element.type === 'image';

/** The block and the element: an address, or a file of Slack's own, and always the words for who can't see it. */
function findImageFaults({ image_url, slack_file, alt_text }: Json): string[] {
	const alt = findStringFaults(alt_text, 2_000).map((fault) => `alt_text: ${fault}`);
	if (slack_file === undefined) return [...findUrlFaults(image_url), ...alt];
	const both = image_url === undefined ? [] : ['image_url and slack_file'];
	const named = isJson(slack_file) && (slack_file.id ?? slack_file.url) !== undefined;
	return [...both, ...(named ? [] : ['slack_file']), ...alt];
}

/** "Should be unique among all other action_ids in the containing block": docs.slack.dev, Button element. */
function findIdFaults(buttons: unknown): string[] {
	const ids = each(buttons, (button) =>
		isJson(button) && button.action_id !== undefined ? [String(button.action_id)] : [],
	);
	return new Set(ids).size < ids.length ? ['two buttons with one action_id'] : [];
}

function findButtonFaults(button: unknown): string[] {
	if (!isJson(button) || button.type !== 'button') return ['no button'];
	return [
		...findTextFaults(button.text, ['plain_text'], 75),
		...ifGiven(button.url, findUrlFaults),
		...ifGiven(button.action_id, (id) => findStringFaults(id, 255)),
		...ifGiven(button.value, (value) => findStringFaults(value, 2_000)),
		...ifGiven(button.style, (style) => oneOf(style, ['primary', 'danger'], 'style')),
	];
}
