// Answers: what of the words of an error may stand in n8n's log, where every error that stops a node is written?

const quote = /“([^“”]*)”/g;
/** One word, as a name of a field or a short ID is: neither what a message says nor an e-mail, a token, a telephone's number. */
const isName = /^(?:[^\s\d@]{1,40}|[^\s@]{1,12})$/;
/** Whoever something is about may be named by an e-mail. */
const word = /[^\s“”()<>,;:"]+/g;
const email = /[^@]@[^@]/;

/** Without what somebody wrote: neither a text that was not understood, which is quoted, nor an e-mail. Any text is gone through once. */
export function fitForLog(message: string): string {
	return withoutQuotes(message).replace(word, (text) => (email.test(text) ? '…@…' : text));
}

function withoutQuotes(message: string): string {
	const isPlain = !/[“”]/.test(message.replace(quote, ''));
	if (isPlain) {
		return message.replace(quote, (whole, quoted: string) => (isName.test(quoted) ? whole : '“…”'));
	}
	// Who writes quotes himself does not say where ours end.
	const end = message.lastIndexOf('”') + 1;
	return `${message.slice(0, message.search(/[“”]/))}“…”${end === 0 ? '' : message.slice(end)}`;
}
