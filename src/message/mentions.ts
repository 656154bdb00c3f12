// Answers: who is mentioned in a text, as in @ana@acme.test?

/** E-mail, as `findMentioned` gives it → Slack user ID. */
export type Mentions = Readonly<Record<string, string>>;

export interface Mentioned {
	userId: string;
	/** As it was written, with the @ before it. */
	text: string;
}

/** Of domains the plain form only: what nobody can type into an e-mail program is no mention. */
const label = String.raw`[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?`;
const mention = new RegExp(
	// Not in the middle of a word, an address or a path.
	String.raw`(?<![\p{L}\p{N}@/\\.+%=&#-])@([\p{L}\p{N}_][\p{L}\p{N}._%+'-]{0,63}@(?:${label}\.){1,8}${label})` +
		String.raw`(?![\p{L}\p{N}@]|[.-][\p{L}\p{N}])`,
	'giu',
);
const userId = /^[UW][A-Z0-9]{2,}$/;

/** The e-mails that a text mentions, each once, in the form in which they are looked up. */
export function findMentioned(text: string): string[] {
	return [...new Set(Array.from(text.matchAll(mention), ([, email = '']) => fold(email)))];
}

/** How often somebody is mentioned, whoever it is. */
export function countMentions(text: string): number {
	return Array.from(text.matchAll(mention)).length;
}

/** A text in pieces: those who are mentioned, and what stands between. Who is nobody's Slack user stays text. */
export function splitMentions(
	text: string,
	mentions: Mentions | undefined,
): (string | Mentioned)[] {
	if (mentions === undefined) return [text];
	const pieces: (string | Mentioned)[] = [];
	let end = 0;
	for (const found of text.matchAll(mention)) {
		const id = idOf(found[1] ?? '', mentions);
		if (id === undefined) continue;
		pieces.push(text.slice(end, found.index), { userId: id, text: found[0] });
		end = found.index + found[0].length;
	}
	return [...pieces, text.slice(end)].filter((piece) => piece !== '');
}

function idOf(email: string, mentions: Mentions): string | undefined {
	const key = fold(email);
	const id = Object.hasOwn(mentions, key) ? mentions[key] : undefined;
	return id !== undefined && userId.test(id) ? id : undefined;
}

/** For what a mention can be written with, this is how members' e-mails are compared. */
function fold(email: string): string {
	return email.normalize('NFKC').toLowerCase();
}
