// Answers: is this the whole address of something on the web, and of a kind that may be sent?
import { BadInput } from '../errors';
import { readText, requireText, type TextRule } from './readText';

/** `web`: what people follow. `https`: what Slack fetches itself. */
export type AddressKind = 'web' | 'https';

export type JudgedAddress =
	/** The parsed form, in which spaces, quotes and brackets are percent-encoded. */
	{ url: string } | { fault: 'no_address' } | { fault: 'scheme'; scheme: string };

const schemes: Record<AddressKind, readonly string[]> = {
	web: ['https:', 'http:'],
	https: ['https:'],
};

const examples: Record<AddressKind, string> = {
	web: 'https://example.com/tasks/7',
	https: 'https://example.com/chart.png',
};

export function judgeAddress(given: string, kind: AddressKind): JudgedAddress {
	const url = URL.parse(given);
	if (url === null) return { fault: 'no_address' };
	if (schemes[kind].includes(url.protocol)) return { url: url.href };
	return { fault: 'scheme', scheme: url.protocol.slice(0, 40) };
}

/** For an address that is text already. Throws BadInput with the field and the code of the rule. */
export function requireAddress(given: string, kind: AddressKind, rule: TextRule): string {
	const { field, name = field, code } = rule;
	const judged = judgeAddress(given, kind);
	// Encoding made it longer.
	if ('url' in judged) return requireText(judged.url, rule);
	const hint = `Give the whole address, beginning with https:// as in ${examples[kind]}.`;
	if (judged.fault === 'no_address') {
		const says = `${name} is not a whole web address, so nobody could follow it.`;
		throw new BadInput(`${code}_not_url`, says, { field, hint });
	}
	const sent =
		kind === 'web' ? 'only http: and https: links are sent' : 'Slack fetches only from https:';
	const says = `${name} begins with ${judged.scheme} and ${sent}.`;
	throw new BadInput(kind === 'web' ? `${code}_not_http` : `${code}_not_https`, says, {
		field,
		hint,
	});
}

/** Undefined where nothing is given. Throws BadInput. */
export function readAddress(raw: unknown, kind: AddressKind, rule: TextRule): string | undefined {
	const given = readText(raw, rule);
	return given === undefined ? undefined : requireAddress(given, kind, rule);
}
