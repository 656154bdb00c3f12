// Answers: which Slack user is each of these members, asking Slack only about those it is not known of?
import type { Instant } from '../clock';
import { askSlackAbout } from './askSlackAbout';
import { emailKey } from './email';
import { connectedIsBelievedMs, notFoundIsBelievedMs } from './howToLook';
import { decideMappings, type MembersParts } from './mapMembers';
import type { Mapping, Member } from './member';

/**
 * How much of what the store holds is believed. `old`: also a connection that Slack was not asked about for long,
 * for when it can't be asked. `nothing`: everybody is looked at again.
 */
export type Belief = 'recent' | 'old' | 'nothing';

/**
 * One mapping per member key. Throws a SlackError where Slack has to be asked and can't be;
 * what is known without Slack is known then too, through `findKnownMembers`.
 */
export async function findMembers(
	parts: MembersParts,
	members: readonly Member[],
	belief: Belief = 'recent',
): Promise<Map<string, Mapping>> {
	const known = await findKnownMembers(parts, members, belief);
	const unknown = [
		...new Map(
			members.filter(({ key }) => !known.has(key)).map((each) => [each.key, each]),
		).values(),
	];
	if (unknown.length === 0) return known;
	await askSlackAbout(parts, unknown);
	const connected = await connectedByAnotherEmail(parts, unknown);
	for (const each of await decideMappings(parts, unknown, connected)) {
		if ('mapping' in each) known.set(each.mapping.member.key, each.mapping);
	}
	return known;
}

/** Only what the store holds and is still believed. */
export async function findKnownMembers(
	{ store, clock }: Pick<MembersParts, 'store' | 'clock'>,
	members: readonly Member[],
	belief: Belief = 'recent',
): Promise<Map<string, Mapping>> {
	const emails = new Map(members.map((member) => [member.key, emailKey(member.email)]));
	const now = clock.now();
	const mappings = await store.findMappings([...emails.keys()]);
	return new Map(
		mappings
			.filter((mapping) => isBelieved(mapping, emails.get(mapping.member.key), belief, now))
			.map((mapping) => [mapping.member.key, mapping]),
	);
}

/** Writes down members that Slack could not be asked about, so that they can be looked up when it can. */
export async function rememberUnasked(
	parts: Pick<MembersParts, 'store'>,
	members: readonly Member[],
): Promise<void> {
	const unasked = { state: 'not_connected', reason: 'not_asked_yet', by: 'email' } as const;
	const connected = await connectedByAnotherEmail(parts, members);
	await parts.store.saveMappings(
		members
			.filter(({ key }) => !connected.has(key))
			.map((member) => ({ ...unasked, member, decidedAt: 0 })),
	);
}

/** A hand-made mapping holds whatever the e-mail; an automatic one holds for the e-mail it was made for. */
function isBelieved(
	{ member, by, state, reason, decidedAt }: Mapping,
	email: string | undefined,
	belief: Belief,
	now: Instant,
): boolean {
	if (by === 'manual' || state === 'removed') return true;
	if (belief === 'nothing' || emailKey(member.email) !== email || reason === 'not_asked_yet') {
		return false;
	}
	if (state !== 'connected') return now - decidedAt < notFoundIsBelievedMs;
	return belief === 'old' || now - decidedAt < connectedIsBelievedMs;
}

/** Keys of members who are connected by another e-mail than this one, which may be a slip of the pen. */
async function connectedByAnotherEmail(
	{ store }: Pick<MembersParts, 'store'>,
	members: readonly Member[],
): Promise<Set<string>> {
	const emails = new Map(members.map((member) => [member.key, emailKey(member.email)]));
	const mappings = await store.findMappings([...emails.keys()]);
	return new Set(
		mappings
			.filter(({ state }) => state === 'connected')
			.map(({ member }) => member)
			.filter(({ key, email }) => emailKey(email) !== emails.get(key))
			.map(({ key }) => key),
	);
}
