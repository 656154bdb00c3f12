// Answers: would Slack take this rich text?
import {
	each,
	findStringFaults,
	findUrlFaults,
	ifGiven,
	isJson,
	isWhole,
	list,
	oneOf,
	type Json,
} from './checkText';

/** A rich_text block, or a cell of a table. */
export function findRichTextFaults(block: Json): string[] {
	return list(block.elements, 1, Infinity).concat(each(block.elements, findPartFaults));
}

function findPartFaults(part: unknown): string[] {
	if (!isJson(part)) return ['rich text part is no object'];
	const { elements } = part;
	const border = ifGiven(part.border, (value) => oneOf(value, [0, 1], 'border'));
	switch (part.type) {
		case 'rich_text_section':
		case 'rich_text_quote':
		case 'rich_text_preformatted':
			return [...border, ...list(elements, 1, Infinity), ...each(elements, findElementFaults)];
		case 'rich_text_list': {
			const style = oneOf(part.style, ['bullet', 'ordered'], 'list style');
			const indent = ifGiven(part.indent, (value) => (isWhole(value, 0, 8) ? [] : ['indent']));
			const offset = ifGiven(part.offset, (value) =>
				isWhole(value, 0, Infinity) ? [] : ['offset'],
			);
			const items = each(elements, (item) =>
				isJson(item) && item.type === 'rich_text_section'
					? findPartFaults(item)
					: ['list item is no rich_text_section'],
			);
			return [...border, ...style, ...indent, ...offset, ...list(elements, 1, Infinity), ...items];
		}
		default:
			return [`unknown rich text part ${String(part.type)}`];
	}
}

function findElementFaults(element: unknown): string[] {
	if (!isJson(element)) return ['element is no object'];
	return [...findStyleFaults(element.style), ...findOwnFaults(element)];
}

function findStyleFaults(style: unknown): string[] {
	const styles = ['bold', 'italic', 'strike', 'code', 'underline'].concat(
		// Of people, channels and groups.
		['highlight', 'client_highlight', 'unlink'],
	);
	return Object.entries(style ?? {}).flatMap(([name, value]) =>
		styles.includes(name) && typeof value === 'boolean' ? [] : [`style ${name}`],
	);
}

function findOwnFaults(element: Json): string[] {
	const id = (value: unknown, first: string) =>
		new RegExp(`^[${first}][A-Z0-9]+$`).test(String(value)) ? [] : [`ID ${String(value)}`];
	switch (element.type) {
		case 'text':
			return findStringFaults(element.text, 3_000);
		case 'link':
			return [
				...ifGiven(element.text, (label) => findStringFaults(label, 3_000)),
				...findLinkFaults(element.url),
			];
		case 'date':
			return findDateFaults(element);
		case 'emoji':
			return findStringFaults(element.name, 100);
		case 'user':
			return id(element.user_id, 'UW');
		case 'usergroup':
			return id(element.usergroup_id, 'S');
		case 'channel':
			return id(element.channel_id, 'CGD');
		case 'team':
			return id(element.team_id, 'TE');
		case 'color':
			return findStringFaults(element.value, 255);
		case 'broadcast':
			return oneOf(element.range, ['here', 'channel', 'everyone'], 'range');
		default:
			return [`unknown rich text element ${String(element.type)}`];
	}
}

/** In rich text a link may be an e-mail address as well. */
const findLinkFaults = (url: unknown) =>
	/^mailto:[^\s<>"]+$/.test(String(url)) ? findStringFaults(url, 3_000) : findUrlFaults(url);

function findDateFaults(date: Json): string[] {
	const at = isWhole(date.timestamp, 0, 253_402_300_799) ? [] : ['timestamp in seconds'];
	const texts = [
		...findStringFaults(date.format, 3_000),
		// @slack/types, RichTextDate: it may be left out.
		...ifGiven(date.fallback, (text) => findStringFaults(text, 3_000)),
	];
	const token = /\{[a-z_]+\}/.test(String(date.format)) ? [] : ['format without a token'];
	return [...at, ...texts, ...token, ...ifGiven(date.url, findUrlFaults)];
}
