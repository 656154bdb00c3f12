// Answers: which Slack user is each of these members, asking Slack only about those nobody knows yet?
import type { Instant } from '../clock';
import { emailKey } from './email';
import { howToLook, notFoundIsBelievedMs } from './howToLook';
import { decideMappings, type MembersParts } from './mapMembers';
import type { Mapping, Member } from './member';
import { walkDirectory } from './walkDirectory';

/**
 * One mapping per member key. Throws a SlackError where Slack has to be asked and can't be;
 * what is known without Slack is known then too, through `findKnownMembers`.
 */
export async function findMembers(
	parts: MembersParts,
	members: readonly Member[],
): Promise<Map<string, Mapping>> {
	const known = await findKnownMembers(parts, members);
	const unknown = [
		...new Map(
			members.filter(({ key }) => !known.has(key)).map((each) => [each.key, each]),
		).values(),
	];
	if (unknown.length === 0) return known;
	await askSlackAbout(parts, unknown);
	for (const each of await decideMappings(parts, unknown)) {
		if ('mapping' in each) known.set(each.mapping.member.key, each.mapping);
	}
	return known;
}

/** Only what the store holds and is still believed. */
export async function findKnownMembers(
	{ store, clock }: Pick<MembersParts, 'store' | 'clock'>,
	members: readonly Member[],
): Promise<Map<string, Mapping>> {
	const emails = new Map(members.map((member) => [member.key, emailKey(member.email)]));
	const now = clock.now();
	const mappings = await store.findMappings([...emails.keys()]);
	return new Map(
		mappings
			.filter((mapping) => isBelieved(mapping, emails.get(mapping.member.key), now))
			.map((mapping) => [mapping.member.key, mapping]),
	);
}

/** A hand-made mapping holds whatever the e-mail; an automatic one holds for the e-mail it was made for. */
function isBelieved(mapping: Mapping, email: string | undefined, now: Instant): boolean {
	if (mapping.by === 'manual' || mapping.state === 'removed') return true;
	if (emailKey(mapping.member.email) !== email) return false;
	if (mapping.reason === 'not_asked_yet') return false;
	return mapping.state === 'connected' || now - mapping.decidedAt < notFoundIsBelievedMs;
}

async function askSlackAbout(
	{ store, slack, clock }: MembersParts,
	members: readonly Member[],
): Promise<void> {
	const emails = [...new Set(members.map(({ email }) => emailKey(email) ?? email))];
	const listed = new Set((await store.findUsersByEmail(emails)).map((user) => user.email));
	const unlisted = emails.filter((email) => !listed.has(email));
	if (howToLook(unlisted.length) === 'by_walk') {
		await store.replaceDirectory(
			await walkDirectory((cursor) => slack.usersPage(cursor)),
			clock.now(),
		);
		return;
	}
	for (const email of unlisted) {
		const user = await slack.findUserByEmail(email);
		if (user) await store.rememberUsers([user]);
	}
}

/** Writes down members that Slack could not be asked about, so that they can be looked up when it can. */
export async function rememberUnasked(
	{ store }: Pick<MembersParts, 'store'>,
	members: readonly Member[],
): Promise<void> {
	const unasked = { state: 'not_connected', reason: 'not_asked_yet', by: 'email' } as const;
	await store.saveMappings(members.map((member) => ({ ...unasked, member, decidedAt: 0 })));
}
