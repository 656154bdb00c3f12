// Answers: what of the words of an error may stand in n8n's log, where every error that stops a node is written?

/** Whoever something is about may be named by an e-mail. */
const word = /[^\s“”()<>,;:"']+/g;
const email = /[^@]@[^@]/;

/** Without what somebody wrote: neither a text that was not understood, which is quoted, nor an e-mail. Any text is gone through once. */
export function fitForLog(message: string): string {
	const upToEachQuotesEnd = message.split('”');
	const last = upToEachQuotesEnd.pop()!;
	return [...upToEachQuotesEnd.map((text) => text.replace(/“.*$/s, '“…')), last]
		.join('”')
		.replace(word, (text) => (email.test(text) ? '…@…' : text));
}
