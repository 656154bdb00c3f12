// Answers: would a spreadsheet take this text for a formula, and how is it kept from that?
import type { Separator } from './report';

/** The first that is none of what a spreadsheet may pass over before it looks whether a formula begins. */
const seen = /[^\s\p{C}\p{Default_Ignorable_Code_Point}]/u;
const opening = /^[=+\-@]/;
/** Line breaks and tabs open one in some programs, whatever follows. */
const openingBreak = /^[\t\r\n]/;
const negativeNumber = /^-\d+(?:\.\d+)?$/;
/** Quotation marks are passed over as well, where whoever splits the text does not heed them. */
const seenWithin = /[^\s"\p{C}\p{Default_Ignorable_Code_Point}]/u;
/** A call, another program, another sheet: without these, a formula that begins with a sign does nothing but reckon. */
const reaches = /[(|!]/;

/** Where else a cell begins for a program that takes another separator. */
const otherBegins: Record<Separator, RegExp> = {
	',': /([;\t\r\n])/,
	';': /([,\t\r\n])/,
	'\t': /([,;\r\n])/,
};

/**
 * OWASP's advice: an apostrophe in front. A negative number is none, also where it comes as a text, as databases hand them
 * out. Within a text, `=` gets one where such a cell would begin, and other signs where what follows could do harm: more
 * would spoil prices and telephone numbers.
 */
export function neutralise(text: string, separator: Separator): string {
	const [first = '', ...others] = text.split(otherBegins[separator]);
	const guarded = others.map((piece) => (isFormulaWithin(piece) ? `'${piece}` : piece));
	const opens = isFormula(text) || isFormulaWithin(first);
	return [opens ? `'${first}` : first, ...guarded].join('');
}

function isFormula(text: string): boolean {
	if (openingBreak.test(text)) return true;
	return opening.test(beginningOf(text, seen)) && !negativeNumber.test(text);
}

function isFormulaWithin(piece: string): boolean {
	const begins = beginningOf(piece, seenWithin);
	return begins.startsWith('=') || (opening.test(begins) && reaches.test(piece.normalize('NFKC')));
}

/** NFKC makes full-width and other forms of the signs plain, as some programs do. */
function beginningOf(text: string, first: RegExp): string {
	const at = text.search(first);
	return at < 0 ? '' : text.slice(at, at + 2).normalize('NFKC');
}
