// Answers: would Slack take these blocks? Written from Slack's documentation, not from our own limits.

type Json = Record<string, unknown>;

/** Every way in which Slack would refuse or spoil a message of these blocks; empty when it would take them. */
export function findBlockFaults(blocks: unknown): string[] {
	if (!Array.isArray(blocks)) return ['blocks is no list'];
	const faults = blocks.flatMap((block: unknown, index) =>
		findFaults(block).map((fault) => `block ${index}: ${fault}`),
	);
	if (blocks.length === 0 || blocks.length > 50) faults.push(`${blocks.length} blocks (1–50)`);
	const written = JSON.stringify(blocks).length;
	if (written > 13_200) faults.push(`msg_blocks_too_long: ${written} characters as JSON`);
	const shown = sumOfTexts(blocks);
	if (shown > 11_300) faults.push(`msg_blocks_too_long: ${shown} characters of text`);
	return faults;
}

function findFaults(block: unknown): string[] {
	if (!isJson(block)) return ['no object'];
	switch (block.type) {
		case 'header':
			return findTextFaults(block.text, ['plain_text'], 150);
		case 'section':
			return findSectionFaults(block);
		case 'context':
			return list(block.elements, 1, 10).concat(
				each(block.elements, (text) => findTextFaults(text, ['plain_text', 'mrkdwn'], 3_000)),
			);
		case 'actions':
			return list(block.elements, 1, 25).concat(each(block.elements, findButtonFaults));
		case 'divider':
			return [];
		case 'rich_text':
			return list(block.elements, 1, Infinity).concat(each(block.elements, findRichTextFaults));
		default:
			return [`unknown block type ${String(block.type)}`];
	}
}

function findSectionFaults(block: Json): string[] {
	if (block.text === undefined && block.fields === undefined) return ['neither text nor fields'];
	const types = ['plain_text', 'mrkdwn'];
	const text = block.text === undefined ? [] : findTextFaults(block.text, types, 3_000);
	if (block.fields === undefined) return text;
	const fields = each(block.fields, (field) => findTextFaults(field, types, 2_000));
	return [...text, ...list(block.fields, 1, 10), ...fields];
}

function findButtonFaults(button: unknown): string[] {
	if (!isJson(button) || button.type !== 'button') return ['no button'];
	const url = button.url === undefined ? [] : findUrlFaults(button.url);
	return [...findTextFaults(button.text, ['plain_text'], 75), ...url];
}

function findTextFaults(text: unknown, types: string[], limit: number): string[] {
	if (!isJson(text) || !types.includes(String(text.type))) return [`text is no ${types.join('/')}`];
	const emoji = text.type === 'mrkdwn' && text.emoji !== undefined ? ['emoji on mrkdwn'] : [];
	return [...findStringFaults(text.text, limit), ...emoji];
}

function findRichTextFaults(part: unknown): string[] {
	if (!isJson(part)) return ['rich text part is no object'];
	const elements = part.elements;
	switch (part.type) {
		case 'rich_text_section':
		case 'rich_text_quote':
		case 'rich_text_preformatted':
			return list(elements, 1, Infinity).concat(each(elements, findElementFaults));
		case 'rich_text_list': {
			const style = ['bullet', 'ordered'].includes(String(part.style)) ? [] : ['list style'];
			const indent = part.indent === undefined || isWhole(part.indent, 0, 8) ? [] : ['indent'];
			const items = each(elements, (item) =>
				isJson(item) && item.type === 'rich_text_section'
					? findRichTextFaults(item)
					: ['list item is no rich_text_section'],
			);
			return [...style, ...indent, ...list(elements, 1, Infinity), ...items];
		}
		default:
			return [`unknown rich text part ${String(part.type)}`];
	}
}

function findElementFaults(element: unknown): string[] {
	if (!isJson(element)) return ['element is no object'];
	const styles = ['bold', 'italic', 'strike', 'code', 'underline'];
	const style = Object.entries(element.style ?? {}).flatMap(([name, value]) =>
		styles.includes(name) && typeof value === 'boolean' ? [] : [`style ${name}`],
	);
	switch (element.type) {
		case 'text':
			return [...style, ...findStringFaults(element.text, 3_000)];
		case 'link': {
			const label = element.text === undefined ? [] : findStringFaults(element.text, 3_000);
			return [...style, ...label, ...findUrlFaults(element.url)];
		}
		case 'date': {
			const at = isWhole(element.timestamp, 0, 253_402_300_799) ? [] : ['timestamp in seconds'];
			const texts = [element.format, element.fallback].flatMap((text) =>
				findStringFaults(text, 3_000),
			);
			const token = /\{[a-z_]+\}/.test(String(element.format)) ? [] : ['format without a token'];
			return [...style, ...at, ...texts, ...token];
		}
		case 'emoji':
		case 'user':
		case 'usergroup':
		case 'channel':
		case 'broadcast':
			return style;
		default:
			return [`unknown rich text element ${String(element.type)}`];
	}
}

function findStringFaults(text: unknown, limit: number): string[] {
	if (typeof text !== 'string') return ['text is no string'];
	const faults =
		text.length < 1 || text.length > limit ? [`${text.length} characters (1–${limit})`] : [];
	if (/\p{Cs}/u.test(text)) faults.push('half a surrogate pair');
	if (/(?![\n\t])\p{Cc}/u.test(text)) faults.push('control character');
	return faults;
}

function findUrlFaults(url: unknown): string[] {
	const faults = findStringFaults(url, 3_000);
	return /^https?:\/\/[^\s<>"]+$/.test(String(url)) ? faults : [...faults, 'url'];
}

function sumOfTexts(value: unknown): number {
	if (Array.isArray(value)) return value.reduce((sum: number, item) => sum + sumOfTexts(item), 0);
	if (!isJson(value)) return 0;
	const own = typeof value.text === 'string' ? value.text.length : 0;
	return own + sumOfTexts(Object.values(value).filter((item) => typeof item === 'object'));
}

function list(value: unknown, least: number, most: number): string[] {
	if (!Array.isArray(value)) return ['elements is no list'];
	if (value.length >= least && value.length <= most) return [];
	return [`${value.length} elements (${least}–${most})`];
}

function each(value: unknown, find: (item: unknown) => string[]): string[] {
	return Array.isArray(value) ? value.flatMap(find) : [];
}

function isWhole(value: unknown, least: number, most: number): boolean {
	return Number.isInteger(value) && Number(value) >= least && Number(value) <= most;
}

function isJson(value: unknown): value is Json {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
