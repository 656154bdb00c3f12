// Answers: what of a text in Slack's mrkdwn does more than show itself, and may it?
import { unescapeMarkup } from './escape';
import { strictLabel } from './honestLabel';
import { readWebAddress } from './webAddress';

export type MrkdwnPiece =
	/** As it is written, in `code` with its backticks; `harmless` where Slack would read pointed brackets as more than text. */
	| { kind: 'text' | 'code' | 'harmless'; text: string }
	/** `url` is its parsed form, `written` the one that Slack is given. */
	| { kind: 'link'; text: string; url: string; written: string; label: string | undefined }
	| { kind: 'user'; text: string; userId: string }
	| { kind: 'channel'; text: string; channelId: string }
	| { kind: 'date'; text: string; fallback: string };

/** Longer ones, with the host that a label may be given, could not be kept whole in a section. */
const longest = 2_700;
const bracketed = /<([^<>]*)>/g;
const webAddress = /^(?:https?:\/\/|mailto:)[^\s"|]+$/i;

/** Mass mentions, links of other schemes than http, https and mailto, and what nobody knows are `harmless`: text. */
export function readMrkdwn(text: string): MrkdwnPiece[] {
	return splitCode(text).flatMap((part, place) => {
		const pieces = readBrackets(part);
		return place % 2 === 0 ? pieces : pieces.map(asCode);
	});
}

const codeOrBracket = /```[^]*?```|`[^`\n]+`|<[^<>]*>/g;

/** In turns what is no code and what is. The backticks in the label of a link make no code with those outside of it. */
function splitCode(text: string): string[] {
	const parts: string[] = [];
	let end = 0;
	const finder = new RegExp(codeOrBracket);
	for (let found = finder.exec(text); found; found = finder.exec(text)) {
		const [match] = found;
		if (!match.startsWith('<')) {
			parts.push(text.slice(end, found.index), match);
			end = found.index + match.length;
		} else if (readBracketed(match, match.slice(1, -1)).kind === 'harmless') {
			// To Slack this will be no bracket, so that code may begin in it.
			finder.lastIndex = found.index + 1;
		}
	}
	return [...parts, text.slice(end)];
}

/** A mention in code is code. */
function asCode(piece: MrkdwnPiece): MrkdwnPiece {
	if (piece.kind === 'user') return { kind: 'harmless', text: piece.text };
	return piece.kind === 'text' ? { kind: 'code', text: piece.text } : piece;
}

function readBrackets(text: string): MrkdwnPiece[] {
	const pieces: MrkdwnPiece[] = [];
	let end = 0;
	for (const found of text.matchAll(bracketed)) {
		pieces.push({ kind: 'text', text: text.slice(end, found.index) });
		pieces.push(readBracketed(found[0], found[1] ?? ''));
		end = found.index + found[0].length;
	}
	pieces.push({ kind: 'text', text: text.slice(end) });
	return pieces.filter((piece) => piece.text !== '');
}

function readBracketed(text: string, inside: string): MrkdwnPiece {
	const bar = inside.indexOf('|');
	const what = bar < 0 ? inside : inside.slice(0, bar);
	const label = bar < 0 ? undefined : inside.slice(bar + 1);
	if (text.length > longest) return { kind: 'harmless', text };
	const url = webAddress.test(what) ? readWebAddress(unescapeMarkup(what)) : undefined;
	if (url !== undefined) return { kind: 'link', text, url, written: what, label };
	const user = /^@([UW][A-Z0-9]{2,})$/.exec(what)?.[1];
	if (user !== undefined) return { kind: 'user', text, userId: user };
	const channel = /^#([CG][A-Z0-9]{2,})$/.exec(what)?.[1];
	if (channel !== undefined) return { kind: 'channel', text, channelId: channel };
	return readDate(what, label) ?? { kind: 'harmless', text };
}

/** As in `!date^1392734382^{date} at {time}^https://example.com`, the address being optional. */
function readDate(what: string, fallback: string | undefined): MrkdwnPiece | undefined {
	const [name, at = '', format = '', written, ...rest] = what.split('^');
	if (name !== '!date' || fallback === undefined || rest.length > 0) return undefined;
	// Without a part of the date in it, the format is a label like any other, and no date.
	if (!/^\d{1,11}$/.test(at) || !/\{[a-z_]+\}/.test(format)) return undefined;
	if (written === undefined) return { kind: 'date', text: `<${what}|${fallback}>`, fallback };
	const url = webAddress.test(written) ? readWebAddress(unescapeMarkup(written)) : undefined;
	if (url === undefined) return undefined;
	const shown = strictLabel(url, format);
	const text = `<!date^${at}^${shown}^${written}|${strictLabel(url, fallback)}>`;
	return { kind: 'date', text, fallback };
}
