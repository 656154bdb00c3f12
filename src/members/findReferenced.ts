// Answers: which member does a person mean who names one by key, by ID or by an e-mail?
import { BadInput } from '../errors';
import type { Store } from '../store/contract';
import { cleanKey } from './cleanKey';
import { emailKey } from './email';
import { identify, isBare, keysOf, type IdentifyStore } from './identify';
import type { Mapping, Member } from './member';
import { readMember } from './readMember';
import { shorten } from './readOtherEmails';
import type { MemberReference } from './requests';

export type FindStore = IdentifyStore & Pick<Store, 'findMappings'>;

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
		throw new BadInput(
			'member_unknown',
			`Nobody has seen a member with the ID “${shorten(key)}” yet`,
			{
				field: 'Member',
				hint: 'Sync the list of members first, or give the e-mail address.',
			},
		);
	}
	const given = readMember(reference);
	const [member = given] = await identify(store, [given]);
	if (isBare(member)) await requireOne(store, member);
	const [prior] = await store.findMappings([member.key]);
	if (!prior) return { member };
	// An e-mail alone says nothing new of somebody with an ID.
	return { member: isBare(given) ? prior.member : { ...prior.member, ...member }, prior };
}

/** Every key under which the person is kept; an e-mail alone stands for all members who have it. */
export async function findKeys(store: FindStore, reference: MemberReference): Promise<string[]> {
	const named = reference.kind === 'key' ? readKey(reference.key) : readMember(reference).key;
	const found = await store.findMappings([named]);
	const byEmail = emailKey(named) === undefined ? [] : await findOwners(store, named);
	const keys = await keysOf(store, [...found, ...byEmail]);
	return [...new Set([named, emailKey(named) ?? named, ...[...keys.values()].flat()])];
}

async function requireOne(store: FindStore, { email }: Member): Promise<void> {
	const owners = (await findOwners(store, email)).filter(({ member }) => !isBare(member));
	if (owners.length < 2) return;
	const ids = owners.map(({ member }) => member.key).join(', ');
	throw new BadInput('member_ambiguous', `Several members have the e-mail ${email}: ${ids}`, {
		field: 'Member',
		hint: 'Say which by choosing “By ID”.',
	});
}

/** Members whose own e-mail it is. */
async function findOwners(store: FindStore, email: string): Promise<Mapping[]> {
	const key = emailKey(email) ?? email;
	const found = await store.findMappingsByEmail([key]);
	return found.filter(({ member }) => emailKey(member.email) === key);
}

function readKey(raw: unknown): string {
	const key = typeof raw === 'number' || typeof raw === 'bigint' ? String(raw) : raw;
	const clean = typeof key === 'string' ? cleanKey(key) : '';
	if (clean !== '') return clean;
	throw new BadInput('member_missing', 'No member is given', {
		field: 'Member',
		hint: 'Choose one from the list, or give an ID or an e-mail address.',
	});
}
