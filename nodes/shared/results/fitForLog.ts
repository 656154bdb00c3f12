// Answers: what of the words of an error may stand in n8n's log, where every error that stops a node is written?

/** One word, as a name of a field is, or a slip of the pen in one: neither what a message says nor an e-mail, a token, a number. */
const isName = /^[^\s\d@]{1,40}$/;
/** Whoever something is about may be named by an e-mail. */
const word = /[^\s“”()<>,;:"']+/g;
const email = /[^@]@[^@]/;

/** Without what somebody wrote: neither a text that was not understood, which is quoted, nor an e-mail. Any text is gone through once. */
export function fitForLog(message: string): string {
	const upToEachQuotesEnd = message.split('”');
	const last = upToEachQuotesEnd.pop()!;
	return [...upToEachQuotesEnd.map(fitQuote), last]
		.join('”')
		.replace(word, (text) => (email.test(text) ? '…@…' : text));
}

function fitQuote(text: string): string {
	const start = text.indexOf('“');
	const quoted = text.slice(start + 1);
	return start < 0 || isName.test(quoted) ? text : `${text.slice(0, start)}“…`;
}
