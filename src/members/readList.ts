// Answers: which members does a list hold, where one may stand in several rows and some rows can't be read?
import { BadInput, NotifyError } from '../errors';
import { cleanKey } from './cleanKey';
import { emailKey } from './email';
import type { Member } from './member';
import { readMember, type MemberInput } from './readMember';

export interface MemberList {
	/** One for each row: whose it is, or why nobody can tell. */
	rows: (Member | NotifyError)[];
	/** IDs and e-mails of rows that can't be read: these members are there as well. */
	unreadable: Set<string>;
	/** True where a row can't even be told whose it is. */
	hidesSomebody: boolean;
}

export function readList(inputs: readonly MemberInput[]): MemberList {
	const unreadable = new Set<string>();
	let hidesSomebody = false;
	const rows = inputs.map((input) => {
		try {
			return readMember(input);
		} catch (error) {
			if (!(error instanceof NotifyError)) throw error;
			const whose = whoseRow(input);
			if (whose === undefined) hidesSomebody = true;
			else unreadable.add(whose);
			return error;
		}
	});
	return { rows, unreadable, hidesSomebody };
}

/** So many e-mails may one member have in a list. */
const mostEmails = 20;

/**
 * Rows of one key are one member with several e-mails, the first of them the main one. Throws nothing: a row that is one
 * too many becomes an error in `rows`.
 */
export function groupRows(rows: (Member | NotifyError)[]): Map<string, Member> {
	const emails = new Map<string, Set<string>>();
	const members = new Map<string, Member>();
	for (const [index, row] of rows.entries()) {
		if (row instanceof NotifyError) continue;
		const { key, email, otherEmails = [], name } = row;
		const known = members.get(key);
		if (!known) {
			members.set(key, row);
			continue;
		}
		const all = emails.get(key) ?? new Set([known.email, ...(known.otherEmails ?? [])]);
		emails.set(key, all);
		if (all.size >= mostEmails) rows[index] = tooManyRows(key);
		else for (const each of [email, ...otherEmails]) all.add(each);
		if (known.name === undefined && name !== undefined) members.set(key, { ...known, name });
	}
	for (const [key, all] of emails) {
		const member = members.get(key)!;
		const own = emailKey(member.email);
		const others = [...all].filter((each) => emailKey(each) !== own);
		if (others.length > 0) members.set(key, { ...member, otherEmails: others });
	}
	return members;
}

function tooManyRows(key: string): BadInput {
	return new BadInput(
		'member_repeated',
		`More than ${mostEmails} e-mails come with the member ID ${key}`,
		{
			field: 'Member ID',
			hint: 'Give every person an ID of their own. Is the field one that all rows have in common?',
		},
	);
}

function whoseRow({ memberId, email }: MemberInput): string | undefined {
	if (typeof memberId === 'number' || typeof memberId === 'bigint') return String(memberId);
	const id = typeof memberId === 'string' ? cleanKey(memberId) : '';
	return id || (typeof email === 'string' ? emailKey(email) : undefined);
}

const longestName = 100;

/** Throws BadInput for what can't be a list's name. */
export function readListName(raw: unknown): string {
	if (raw === undefined || raw === null) return '';
	const name = typeof raw === 'string' ? cleanKey(raw) : undefined;
	if (name !== undefined && name.length <= longestName) return name;
	throw new BadInput('list_name_unusable', 'The name of the list is no short text', {
		field: 'List Name',
		hint: `Give a name of at most ${longestName} characters, or leave it empty.`,
	});
}
