// Answers: would Slack take this text, this address, this list? What every check of blocks is made of.

export type Json = Record<string, unknown>;

export function isJson(value: unknown): value is Json {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isWhole(value: unknown, least: number, most: number): boolean {
	return Number.isInteger(value) && Number(value) >= least && Number(value) <= most;
}

export function list(value: unknown, least: number, most: number, of = 'elements'): string[] {
	if (!Array.isArray(value)) return [`${of} is no list`];
	if (value.length >= least && value.length <= most) return [];
	return [`${value.length} ${of} (${least}–${most})`];
}

export function each(value: unknown, find: (item: unknown, index: number) => string[]): string[] {
	return Array.isArray(value) ? value.flatMap(find) : [];
}

/** For what may be left out. */
export function ifGiven(value: unknown, find: (value: unknown) => string[]): string[] {
	return value === undefined ? [] : find(value);
}

export const oneOf = (value: unknown, choices: readonly unknown[], name: string): string[] =>
	choices.includes(value) ? [] : [`${name} ${String(value)}`];

export function findStringFaults(text: unknown, limit: number): string[] {
	if (typeof text !== 'string') return ['text is no string'];
	const faults =
		text.length < 1 || text.length > limit ? [`${text.length} characters (1–${limit})`] : [];
	if (/\p{Cs}/u.test(text)) faults.push('half a surrogate pair');
	if (/(?![\n\t])\p{Cc}/u.test(text)) faults.push('control character');
	return faults;
}

export function findUrlFaults(url: unknown): string[] {
	const faults = findStringFaults(url, 3_000);
	return /^https?:\/\/[^\s<>"]+$/.test(String(url)) ? faults : [...faults, 'url'];
}

/** A text object: docs.slack.dev, Text object. */
export function findTextFaults(text: unknown, types: string[], limit: number): string[] {
	if (!isJson(text) || !types.includes(String(text.type))) return [`text is no ${types.join('/')}`];
	const mrkdwn = text.type === 'mrkdwn';
	const emoji = mrkdwn && text.emoji !== undefined ? ['emoji on mrkdwn'] : [];
	const verbatim = !mrkdwn && text.verbatim !== undefined ? ['verbatim on plain_text'] : [];
	const blank = String(text.text).trim() === '' ? ['text of nothing but spaces'] : [];
	return [...findStringFaults(text.text, limit), ...blank, ...emoji, ...verbatim];
}
