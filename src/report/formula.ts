// Answers: would a spreadsheet take this text for a formula, and how is it kept from that?

/** What a spreadsheet may pass over before it looks whether a formula begins. */
const passedOver = /^[\s\p{C}\p{Default_Ignorable_Code_Point}]+/u;
const opening = /^[=+\-@]/;
/** Line breaks and tabs open one in some programs, whatever follows. */
const openingBreak = /^[\t\r\n]/;
const negativeNumber = /^-\d+(?:\.\d+)?$/;

/** OWASP's advice: an apostrophe in front. A negative number is none, also where it comes as a text, as databases hand them out. */
export function neutralise(text: string): string {
	return isFormula(text) ? `'${text}` : text;
}

function isFormula(text: string): boolean {
	if (openingBreak.test(text)) return true;
	// NFKC makes full-width and other forms of the signs plain, as some programs do.
	const shown = text.replace(passedOver, '').slice(0, 2).normalize('NFKC');
	return opening.test(shown) && !negativeNumber.test(text);
}
