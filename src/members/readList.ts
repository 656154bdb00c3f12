// Answers: which members does a list hold, where one may stand in several rows and some rows can't be read?
import { BadInput, NotifyError } from '../errors';
import type { Member } from './member';
import { readMember, type MemberInput } from './readMember';

/** The key of the input's member, or why there is none. */
export type ListInput = { key: string } | NotifyError;

export interface MemberList {
	inputs: ListInput[];
	/** By member key. */
	members: Map<string, Member>;
	/** Keys that stand in rows that can't be read: these members are there as well. */
	unreadableKeys: Set<string>;
	/** True where a row can't even be told whose it is. */
	hidesSomebody: boolean;
}

/** Rows of one member ID are one member with several e-mails, the first of them the main one. */
export function readList(inputs: readonly MemberInput[]): MemberList {
	const members = new Map<string, Member>();
	const unreadableKeys = new Set<string>();
	let hidesSomebody = false;
	const read = inputs.map((input): ListInput => {
		try {
			const member = readMember(input);
			const known = members.get(member.key);
			members.set(member.key, known ? addEmails(known, member) : member);
			return { key: member.key };
		} catch (error) {
			if (!(error instanceof NotifyError)) throw error;
			const id = idOf(input);
			if (id === undefined) hidesSomebody = true;
			else unreadableKeys.add(id);
			return error;
		}
	});
	return { inputs: read, members, unreadableKeys, hidesSomebody };
}

function addEmails(known: Member, { email, otherEmails = [], name }: Member): Member {
	const others = new Set([...(known.otherEmails ?? []), email, ...otherEmails]);
	others.delete(known.email);
	return {
		...known,
		...(known.name === undefined && name !== undefined && { name }),
		...(others.size > 0 && { otherEmails: [...others] }),
	};
}

function idOf({ memberId }: MemberInput): string | undefined {
	if (typeof memberId === 'number' || typeof memberId === 'bigint') return String(memberId);
	return (typeof memberId === 'string' && memberId.trim().toWellFormed()) || undefined;
}

const longestName = 100;

/** Throws BadInput for what can't be a list's name. */
export function readListName(raw: unknown): string {
	if (raw === undefined || raw === null) return '';
	const name = typeof raw === 'string' ? raw.trim().toWellFormed() : undefined;
	if (name !== undefined && name.length <= longestName) return name;
	throw new BadInput('list_name_unusable', 'The name of the list is no short text', {
		field: 'List Name',
		hint: `Give a name of at most ${longestName} characters, or leave it empty.`,
	});
}
