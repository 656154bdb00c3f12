// Answers: what of the words of an error may stand in n8n's log, where every error that stops a node is written?

/** What was wrong is quoted; and whoever something is about may be named by an e-mail. */
const quoted = /“[^”]*”/g;
const email = /[^\s“”()<>,;:"']+@[^\s“”()<>,;:"']+/g;

/** Without what somebody wrote: neither a text that was not understood nor an e-mail. */
export function fitForLog(message: string): string {
	return message.replace(quoted, '“…”').replace(email, '…@…');
}
