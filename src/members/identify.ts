// Answers: which member is meant, where one person may be known by an ID and by a bare e-mail?
import type { Store } from '../store/contract';
import { emailKey } from './email';
import type { Mapping, Member } from './member';

export type IdentifyStore = Pick<Store, 'findMappings' | 'findMappingsByEmail' | 'adoptMembers'>;

/**
 * Members in their order, each under the key that counts. A bare e-mail means the one member with an ID whose e-mail it is,
 * and what was kept under it goes on under that ID. Where two IDs have one e-mail, all of them stay apart.
 */
export async function identify(
	store: IdentifyStore,
	members: readonly Member[],
): Promise<Member[]> {
	const emails = await emailsInQuestion(store, members);
	const known = (await store.findMappingsByEmail(emails)).map(({ member }) => member);
	const people = [...known, ...members].filter((member) => !isBare(member));
	const byOwn = keysByEmail(people, ownEmailOf);
	const byOther = keysByEmail(people, ({ otherEmails = [] }) => otherEmails);
	const bare = new Set(known.filter(isBare).map(({ key }) => key));

	const pairs = [...bare].flatMap((from) => {
		const to = onlyOne(byOwn.get(from));
		return to === undefined ? [] : { from, to };
	});
	if (pairs.length > 0) await store.adoptMembers(pairs);
	return members.map((member) => {
		if (!isBare(member)) return member;
		const own = onlyOne(byOwn.get(member.key));
		if (own !== undefined) return { ...member, key: own };
		// Another e-mail of somebody's is no proof against a member who is known by nothing else.
		const isUnclaimed = !byOwn.has(member.key) && !bare.has(member.key);
		const other = isUnclaimed ? onlyOne(byOther.get(member.key)) : undefined;
		return other === undefined ? member : { ...member, key: other };
	});
}

/** Those that came alone, and of the others those that are a member's key: of a big list with IDs hardly any. */
async function emailsInQuestion(
	store: Pick<Store, 'findMappings'>,
	members: readonly Member[],
): Promise<string[]> {
	const alone = members.filter(isBare).map(({ key }) => key);
	const owned = members.filter((member) => !isBare(member)).map(({ email }) => emailKey(email));
	const keys = await store.findMappings(owned.filter((email) => email !== undefined));
	return [...new Set([...alone, ...keys.map(({ member }) => member.key)])];
}

/**
 * Every key under which members are kept, by member key: the bare e-mail too, unless another member with an ID has it.
 */
export async function keysOf(
	store: Pick<Store, 'findMappingsByEmail'>,
	mappings: readonly Mapping[],
): Promise<Map<string, string[]>> {
	const members = mappings.map(({ member }) => member);
	const emails = new Set(members.flatMap(ownEmailOf).flatMap((email) => emailKey(email) ?? []));
	const sharing = (await store.findMappingsByEmail([...emails])).map(({ member }) => member);
	const byOwn = keysByEmail(
		[...sharing, ...members].filter((member) => !isBare(member)),
		ownEmailOf,
	);
	return new Map(
		members.map(({ key, email }) => {
			const own = emailKey(email);
			const isShared = own === undefined || (byOwn.get(own)?.size ?? 0) > 1;
			return [key, isShared || own === key ? [key] : [key, own]];
		}),
	);
}

/** Known by nothing but the e-mail. */
export function isBare({ key, email }: Pick<Member, 'key' | 'email'>): boolean {
	return emailKey(email) === key;
}

function ownEmailOf({ email }: Member): string[] {
	return [email];
}

function keysByEmail(
	members: readonly Member[],
	emailsOf: (member: Member) => readonly string[],
): Map<string, Set<string>> {
	const keys = new Map<string, Set<string>>();
	for (const member of members) {
		for (const each of emailsOf(member)) {
			const email = emailKey(each);
			if (email === undefined) continue;
			const found = keys.get(email);
			if (found) found.add(member.key);
			else keys.set(email, new Set([member.key]));
		}
	}
	return keys;
}

function onlyOne(keys: ReadonlySet<string> | undefined): string | undefined {
	if (keys?.size !== 1) return undefined;
	const [only] = keys;
	return only;
}
