// Answers: what of a text in Slack's mrkdwn does more than show itself, and may it?
import { unescapeMarkup } from './escape';
import { readWebAddress } from './webAddress';

export type MrkdwnPiece =
	/** As it is written; `harmless` where Slack would read pointed brackets in it as more than text. */
	| { kind: 'text'; text: string }
	| { kind: 'harmless'; text: string }
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
	if (label !== undefined && isDate(what)) return { kind: 'date', text, fallback: label };
	return { kind: 'harmless', text };
}

/** As in `!date^1392734382^{date} at {time}^https://example.com`, the address being optional. */
function isDate(what: string): boolean {
	const [name, at = '', format = '', url, ...rest] = what.split('^');
	if (name !== '!date' || !/^\d{1,11}$/.test(at) || format === '' || rest.length > 0) return false;
	return url === undefined || webAddress.test(url);
}
