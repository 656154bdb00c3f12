// Answers: can this input be a member?
import { BadInput, lookAt } from '../errors';
import { emailKey } from './email';
import type { Member } from './member';
import { cleanKey } from './cleanKey';
import { kindOf, readOtherEmails, shorten } from './readOtherEmails';

/** One member as a node hands it in; nothing of it is trusted yet. */
export interface MemberInput {
	email: unknown;
	memberId?: unknown;
	name?: unknown;
	/** A list of texts, or one text with commas, semicolons, spaces or lines between the e-mails. */
	otherEmails?: unknown;
}

const longestText = 200;

/** Throws BadInput, naming the field, where there is no usable e-mail, a malformed one, or an ID that is no text. */
export function readMember(input: MemberInput): Member {
	return lookAt('The member', () => readParts(input));
}

function readParts(input: MemberInput): Member {
	const email = readEmail(input.email);
	const id = readText(input.memberId, 'Member ID');
	const name = readText(input.name, 'Member Name');
	const member: Member = { key: id ?? email.key, email: email.given };
	const otherEmails = readOtherEmails(input.otherEmails, email.key);
	if (otherEmails !== undefined) member.otherEmails = otherEmails;
	if (name !== undefined) member.name = name;
	return member;
}

function readEmail(raw: unknown): { given: string; key: string } {
	if (raw === undefined || raw === null || raw === '') {
		throw new BadInput(
			'email_missing',
			'There is no e-mail address, so nobody can be found in Slack',
			{
				field: 'Member Email',
				hint: 'Check that the field of your data that holds the e-mail is spelt as it arrives in this node.',
			},
		);
	}
	if (typeof raw !== 'string') {
		throw new BadInput('email_not_text', `The e-mail address is ${kindOf(raw)}, not text`, {
			field: 'Member Email',
			hint: 'Pick the property that holds the e-mail itself, as in {{ $json.owner.email }}.',
		});
	}
	const key = emailKey(raw);
	if (key === undefined) {
		throw new BadInput('email_malformed', `“${shorten(raw)}” is not an e-mail address`, {
			field: 'Member Email',
			hint: 'Give one plain address such as ana@acme.com, without a name, brackets or mailto: around it.',
		});
	}
	return { given: raw.trim(), key };
}

function readText(raw: unknown, field: string): string | undefined {
	if (raw === undefined || raw === null || raw === '') return undefined;
	if (typeof raw === 'number' || typeof raw === 'bigint') return String(raw);
	if (typeof raw !== 'string') {
		throw new BadInput('member_field_not_text', `${field} is ${kindOf(raw)}, not text`, {
			field,
			hint: 'Give text or a number, or leave it empty.',
		});
	}
	const text = cleanKey(raw);
	if (text === '') return undefined;
	if (text.length > longestText) {
		throw new BadInput(
			'member_field_too_long',
			`${field} has ${text.length} characters; at most ${longestText} are kept`,
			{ field, hint: 'Give the short ID or name that your system uses for the person.' },
		);
	}
	return text;
}
