// Answers: does the label of a link say another address than the one behind it?
import { isTopLevel } from './topLevels';

const invisible = /\p{Default_Ignorable_Code_Point}/gu;
/** Anywhere in a label. */
const address = /(?:https?:\/\/|\bwww\.)[^\s<>|]+/i;
const wholeAddress = /^(?:https?:\/\/|www\.)\S+$/i;
/** As in bank.example/login, without a scheme. */
const domain = /^(?:[\p{L}\p{N}_-]+\.)+([\p{L}\p{N}-]{2,})(?::\d+)?(?:[/?#]\S*)?$/u;
/** Quotation marks, stars, a lock: what makes no other word of a word. */
const trimmings = /^[^\p{L}\p{N}]+|(?<![^\p{L}\p{N}/])[^\p{L}\p{N}/]+$/gu;

/** Of a long host the end is what counts. */
const longestHost = 80;
/** The most that is said behind a label. */
export const longestSaying = longestHost + ' ()'.length;

/** For every link: where its label as a whole is another address, it also says where the link leads. */
export function honestLabel(url: string, label: string): string {
	return withHost(url, label, readHost(label));
}

/** For a text that gives label and address at once: an address anywhere in the label counts. */
export function strictLabel(url: string, label: string): string {
	const shown = address.exec(fold(label))?.[0];
	return withHost(url, label, shown ?? readHost(label));
}

/** For a text that stays as it is: what has to be said beside the link, if anything. */
export function hostBehind(url: string, label: string): string | undefined {
	const honest = strictLabel(url, label);
	return honest === label ? undefined : honest.slice(label.length + ' ('.length, -')'.length);
}

/** The address that a label is, as a whole. Words with a dot in them are none: they need the end of a domain. */
function readHost(label: string): string | undefined {
	const word = fold(label).replace(trimmings, '');
	if (wholeAddress.test(word)) return word;
	const end = domain.exec(word)?.[1];
	return end !== undefined && isTopLevel(end) ? word : undefined;
}

function fold(label: string): string {
	return label.replace(invisible, '').normalize('NFKC').replaceAll('。', '.');
}

function withHost(url: string, label: string, shown: string | undefined): string {
	if (shown === undefined || label === url || isSame(shown, url)) return label;
	const host = hostOf(url);
	const cut = host.length > longestHost ? `…${host.slice(1 - longestHost)}` : host;
	const says = ` (${cut || 'e-mail'})`;
	return label.endsWith(says) ? label : label + says;
}

/** The host itself, or one that it belongs to. What stands before an @ is not where an address leads. */
function isSame(shown: string, url: string): boolean {
	const given = parse(shown);
	if (given === null || given.username !== '') return false;
	const [host, leadsTo] = [hostOf(given.href), hostOf(url)];
	return host === leadsTo || leadsTo.endsWith(`.${host}`);
}

function hostOf(url: string): string {
	return parse(url)?.host.replace(/^www\./, '') ?? '';
}

function parse(given: string): URL | null {
	return URL.parse(/^(?:https?:\/\/|mailto:)/i.test(given) ? given : `https://${given}`);
}
