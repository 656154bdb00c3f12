// Answers: which member does a person mean who names one by key, by ID or by an e-mail?
import { BadInput } from '../errors';
import type { Store } from '../store/contract';
import { emailKey } from './email';
import type { Mapping, Member } from './member';
import { readMember } from './readMember';
import type { MemberReference } from './requests';

type FindStore = Pick<Store, 'findMappings' | 'listMappings'>;

export interface Referenced {
	member: Member;
	/** Absent for a member that nobody has seen yet. */
	prior?: Mapping;
}

/** Throws BadInput where a key is not known, or where an e-mail belongs to several members. */
export async function findReferenced(
	store: FindStore,
	reference: MemberReference,
): Promise<Referenced> {
	if (reference.kind === 'key') {
		const key = readKey(reference.key);
		const [prior] = await store.findMappings([key]);
		if (prior) return { member: prior.member, prior };
		// An e-mail may stand where an ID is expected.
		if (emailKey(key) !== undefined) return findReferenced(store, { kind: 'given', email: key });
		throw new BadInput('member_unknown', `Nobody has seen a member with the ID ${key} yet`, {
			field: 'Member',
			hint: 'Sync the list of members first, or give the e-mail address.',
		});
	}
	const member = readMember(reference);
	const [same] = await store.findMappings([member.key]);
	if (same) return { member: { ...same.member, ...member }, prior: same };
	if (!isGivenById(reference)) {
		const found = await findByEmail(store, member.email);
		const [prior, ...others] = found;
		if (others.length > 0) throw severalHave(member.email, found);
		if (prior) return { member: prior.member, prior };
	}
	return { member };
}

/** Every key under which the person may be known; an e-mail alone stands for all members who have it. */
export async function findKeys(store: FindStore, reference: MemberReference): Promise<string[]> {
	if (reference.kind === 'key') {
		const key = readKey(reference.key);
		const others = emailKey(key) === undefined ? [] : await findByEmail(store, key);
		return [...new Set([key, ...others.map((each) => each.member.key)])];
	}
	const member = readMember(reference);
	if (isGivenById(reference)) return [member.key];
	const others = await findByEmail(store, member.email);
	return [...new Set([member.key, ...others.map((each) => each.member.key)])];
}

async function findByEmail(store: FindStore, email: string): Promise<Mapping[]> {
	const key = emailKey(email);
	const found: Mapping[] = [];
	let after: string | undefined;
	do {
		const page = await store.listMappings({ text: key, limit: 500, after });
		found.push(...page.items);
		after = page.nextCursor;
	} while (after !== undefined);
	return found.filter(({ member }) => emailKey(member.email) === key);
}

function isGivenById({ memberId }: { memberId?: unknown }): boolean {
	return memberId !== undefined && memberId !== null && memberId !== '';
}

function readKey(raw: unknown): string {
	const key = typeof raw === 'number' || typeof raw === 'bigint' ? String(raw) : raw;
	if (typeof key === 'string' && key.trim() !== '') return key.trim().toWellFormed();
	throw new BadInput('member_missing', 'No member is given', {
		field: 'Member',
		hint: 'Choose one from the list, or give an ID or an e-mail address.',
	});
}

function severalHave(email: string, found: readonly Mapping[]): BadInput {
	const ids = found.map(({ member }) => member.key).join(', ');
	return new BadInput('member_ambiguous', `Several members have the e-mail ${email}: ${ids}`, {
		field: 'Member',
		hint: 'Say which by choosing “By ID”.',
	});
}
