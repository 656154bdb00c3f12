// Answers: into which words does a name fall, or what is before the @ of an e-mail?

/** Folded words, compared as they are. */
export type Words = readonly string[];

/** A name is at most this long, in UTF-16 units and in words; what comes after says little. */
const longestText = 120;
const mostWords = 6;

/** Mailboxes that stand for a task and not for a person. */
const taskMailboxes = new Set(
	(
		'accounting accounts admin administrator billing careers contact finance hello help helpdesk hi hr ' +
		'info invoices it jobs mail marketing me no noreply office postmaster press root sales security ' +
		'service support team test webmaster'
	).split(' '),
);

/** Letters that Unicode does not take apart, though people write them in two ways. */
const writtenAs: Record<string, string> = {
	ß: 'ss',
	æ: 'ae',
	œ: 'oe',
	ø: 'o',
	ł: 'l',
	đ: 'd',
	ð: 'd',
	þ: 'th',
	ı: 'i',
};

/** `López, Ana (she/her)` is `ana`, `lopez`. */
export function wordsOfName(name: string): Words {
	const text = name.slice(0, longestText);
	const outside = text.replace(/\([^()]*\)|\[[^[\]]*\]/g, ' ');
	const [last = '', first, ...more] = outside.split(',');
	const inOrder = first === undefined || more.length > 0 ? outside : `${first} ${last}`;
	const words = wordsOf(inOrder);
	return words.length > 0 ? words : wordsOf(text);
}

/** None for a mailbox that is no person's. */
export function wordsOfLocalPart(localPart: string): Words {
	const words = wordsOf(localPart);
	return taskMailboxes.has(words[0] ?? '') ? [] : words;
}

/** What is before the @, without a plus-tag; empty where there is no @. */
export function localPartOf(email: string | undefined): string {
	const end = email?.lastIndexOf('@') ?? -1;
	if (email === undefined || end < 1) return '';
	const local = email.slice(0, end).trim().slice(0, longestText).toLowerCase();
	const [untagged = ''] = local.split('+');
	return untagged || local;
}

function wordsOf(text: string): string[] {
	const whole = text.replace(/(?<=\p{L})['’ʼ`´](?=\p{L})/gu, '');
	const folded = /^[\x20-\x7e]*$/.test(whole) ? whole.toLowerCase() : fold(whole);
	return (folded.match(/[\p{L}\p{N}\p{M}]+/gu) ?? []).slice(0, mostWords);
}

/** Accents go. Vowel signs of Indic scripts and the voicing marks of Japanese stay: they make other words. */
function fold(text: string): string {
	return text
		.normalize('NFKD')
		.replace(/(?![\u3099\u309a])\p{Script=Inherited}/gu, '')
		.toLowerCase()
		.replace(/[ßæœøłđðþı]/g, (letter) => writtenAs[letter] ?? letter)
		.normalize('NFC');
}
