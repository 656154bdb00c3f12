// Answers: what of a text from outside is text?
import { tameDirection } from './textDirection';

const loneSurrogate = /\p{Cs}/gu;
const control = /\p{Cc}/gu;
const controlButBreak = /(?![\n\t])\p{Cc}/gu;
const lineBreak = /\r\n?|[\v\f\u0085\u2028\u2029]/g;
// Eight thousand empty lines would push everything else off the screen.
const lineAfterLine = /\n\s*\n/g;
// A mark alone has no letter to stand on, and U+2800 is a cell of Braille without a dot.
const visible = /[^\s\p{M}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/u;

/** Text of several lines: well-formed, no control characters but line breaks and tabs, one empty line at most. */
export function cleanText(text: string): string {
	return tameDirection(dropControls(text).replace(lineAfterLine, withOneEmptyLine).trim());
}

/** A piece of a text: the spaces around it part it from its neighbours, so they stay. */
export function cleanPiece(text: string): string {
	return tameDirection(dropControls(text));
}

/** A text on one line. */
export function cleanLine(text: string): string {
	return cleanText(text).replace(/[\n\t ]+/g, ' ');
}

/** A key is compared and stored, never shown: only what a database refuses is taken out. */
export function cleanKey(text: string): string {
	return text.replace(loneSurrogate, '\uFFFD').replace(control, '').trim();
}

/** False where a reader would see nothing: spaces, zero-width characters, direction marks, marks without a letter. */
export function isVisible(text: string): boolean {
	return visible.test(text);
}

/** Of line breaks with nothing but spaces between them. */
function withOneEmptyLine(breaks: string): string {
	const second = breaks.indexOf('\n', 1);
	return second === breaks.length - 1 ? breaks : '\n\n';
}

function dropControls(text: string): string {
	return text
		.replace(loneSurrogate, '\uFFFD')
		.replace(lineBreak, '\n')
		.replace(controlButBreak, '');
}
