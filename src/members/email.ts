// Answers: when are two e-mail addresses the same, before any rule makes them so?

/** RFC 5321: 64 for the local part, 255 for the domain, and the @ between them. */
const longestEmail = 320;

/** Most e-mails: nothing of them has to be folded but the case, which saves a big sync half of its time. */
const plainEmail = /^[!#-'*+\-.\/0-9=?A-Z^-~]+@[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*$/;
const plainDomain = /^[a-z0-9_-]+(?:\.[a-z0-9_-]+)*$/;

/** What nobody sees: zero-width characters, soft hyphens, marks of order and of direction. */
const invisible = /[\p{Default_Ignorable_Code_Point}\uFFF9-\uFFFB]/gu;
const notInLocalPart = /[\s@\p{Cc}\p{Cs}"(),:;<>[\]\\]/u;
/** Of ASCII, a label has letters, digits, - and _ only: nothing that a URL would read as something else. */
const anyDomain =
	/^(?:[a-z0-9_-]|[^\p{ASCII}\s\p{Cc}\p{Cs}])+(?:\.(?:[a-z0-9_-]|[^\p{ASCII}\s\p{Cc}\p{Cs}])+)*$/u;

/**
 * The form in which e-mails are compared: without invisible characters, trimmed, Unicode NFKC, lower case whatever the
 * locale, the domain in ASCII. The same again for what it gave. Undefined where the text can't be an e-mail address.
 */
export function emailKey(email: string): string | undefined {
	if (email.length > 2 * longestEmail) return undefined;
	const text = email.trim();
	const key = plainEmail.test(text) ? text.toLowerCase() : foldEmail(fold(text));
	return key === undefined || key.length > longestEmail ? undefined : key;
}

/** The form in which domains are compared; undefined where the text can't be one. */
export function domainKey(domain: string): string | undefined {
	return domain.length > 2 * longestEmail ? undefined : foldDomain(fold(domain));
}

function foldEmail(folded: string): string | undefined {
	const at = folded.indexOf('@');
	// A sigma at the end of a word is written differently, but in capitals it is the same.
	const localPart = folded.slice(0, Math.max(at, 0)).replaceAll('ς', 'σ');
	if (localPart === '' || notInLocalPart.test(localPart)) return undefined;
	const domain = foldDomain(folded.slice(at + 1));
	return domain === undefined ? undefined : `${localPart}@${domain}`;
}

/** Compatible forms first: some of them turn into what is invisible. Lower case can undo the composed form. */
function fold(text: string): string {
	const seen = text.normalize('NFKC').replace(invisible, '');
	// Alone, a capital sigma becomes one letter; at the end of a word toLowerCase makes it another.
	return seen.replaceAll('Σ', 'σ').toLowerCase().normalize('NFKC').trim();
}

function foldDomain(folded: string): string | undefined {
	const domain = folded.replaceAll('。', '.').replace(/\.$/, '');
	if (plainDomain.test(domain)) return domain;
	return anyDomain.test(domain) ? toAscii(domain) : undefined;
}

/** As DNS knows it. What is no domain by the rules of IDNA is compared as it is. */
function toAscii(domain: string): string {
	const url = `http://${domain}`;
	const ascii = URL.canParse(url) ? new URL(url).hostname : domain;
	return plainDomain.test(ascii) ? ascii : domain;
}
