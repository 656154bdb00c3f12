// Answers: which further e-mails does a member have, as somebody wrote them down?
import { BadInput } from '../errors';
import { emailKey } from './email';

const field = 'Other Emails';
const mostOtherEmails = 20;

/** As they were given, each once and without the member's own; undefined where none is left. */
export function readOtherEmails(raw: unknown, ownKey: string): string[] | undefined {
	if (raw === undefined || raw === null || raw === '') return undefined;
	const texts: readonly unknown[] = Array.isArray(raw) ? raw : [raw];
	const byKey = new Map<string, string>();
	for (const written of texts.flatMap(splitText)) {
		const key = emailKey(written);
		if (key === undefined) throw malformed(written);
		if (key === ownKey || byKey.has(key)) continue;
		if (byKey.size === mostOtherEmails) throw tooMany();
		byKey.set(key, written);
	}
	return byKey.size === 0 ? undefined : [...byKey.values()];
}

function splitText(raw: unknown): string[] {
	if (raw === undefined || raw === null) return [];
	if (typeof raw !== 'string') {
		throw new BadInput('email_not_text', `${field} has ${kindOf(raw)} in it, which is not text`, {
			field,
			hint: 'Give e-mail addresses as a list of texts, or as one text with commas between them.',
		});
	}
	return raw.split(/[\s,;]+/).filter((part) => part !== '');
}

function malformed(written: string): BadInput {
	return new BadInput('email_malformed', `“${shorten(written)}” is not an e-mail address`, {
		field,
		hint: 'Give plain addresses such as ana@acme.com, without names or brackets around them.',
	});
}

function tooMany(): BadInput {
	return new BadInput(
		'too_many_emails',
		`${field} has more than ${mostOtherEmails} e-mail addresses of one member`,
		{ field, hint: 'Check that the field holds the addresses of this member only.' },
	);
}

/** What a value is, for somebody who gave it where text was meant. */
export function kindOf(raw: unknown): string {
	return Array.isArray(raw) ? 'a list' : typeof raw === 'object' ? 'an object' : `a ${typeof raw}`;
}

/** As much of a text as fits into a message. */
export function shorten(text: string): string {
	const shown = text.toWellFormed().replace(/\p{Cc}/gu, ' ');
	return shown.length > 80 ? `${shown.slice(0, 80)}…` : shown;
}
