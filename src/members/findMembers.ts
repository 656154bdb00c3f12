// Answers: which Slack user is each of these members, asking Slack only about those it is not known of?
import type { Instant } from '../clock';
import { askSlackAbout, usersAbout, type Asked } from './askSlackAbout';
import { decideMappings } from './decideMappings';
import { indexDirectory } from './directoryIndex';
import { emailKey } from './email';
import { connectedIsBelievedMs } from './howToLook';
import type { Mapping, Member } from './member';
import type { MembersParts } from './parts';

/**
 * How much of what the store holds is believed. `old`: also a connection that Slack was not asked about for long,
 * for when it can't be asked. `nothing`: everybody is looked at again.
 */
export type Belief = 'recent' | 'old' | 'nothing';

/**
 * One mapping per member key. Throws a SlackError where Slack has to be asked and can't be, waiting no longer than
 * `until`; what is known without Slack is known then too, through `findKnownMembers`.
 */
export async function findMembers(
	parts: MembersParts,
	members: readonly Member[],
	until: Instant,
	belief: Belief = 'recent',
): Promise<Map<string, Mapping>> {
	const { store, clock, matching } = parts;
	const asked = await withPriors(parts, members);
	const found = believed(parts, asked, belief);
	const unknown = asked.filter(({ member }) => !found.has(member.key));
	if (unknown.length === 0) return found;

	await askSlackAbout(parts, unknown, until);
	const { rules } = matching;
	const directory = indexDirectory(await usersAbout(parts, unknown), rules);
	const parted = { store, directory, rules, now: clock.now() };
	const { mappings, displaced } = await decideMappings(parted, unknown);
	const news = mappings.filter((mapping, index) => isNews(mapping, unknown[index]!));
	await store.saveMappings([...news, ...displaced]);
	for (const mapping of mappings) found.set(mapping.member.key, mapping);
	return found;
}

/** Only what the store holds and is still believed. */
export async function findKnownMembers(
	parts: Pick<MembersParts, 'store' | 'clock' | 'matching'>,
	members: readonly Member[],
	belief: Belief = 'recent',
): Promise<Map<string, Mapping>> {
	return believed(parts, await withPriors(parts, members), belief);
}

/** Writes down members that Slack could not be asked about, so that they can be looked up when it can. */
export async function rememberUnasked(
	parts: Pick<MembersParts, 'store' | 'clock'>,
	members: readonly Member[],
): Promise<void> {
	const asked = await withPriors(parts, members);
	await parts.store.saveMappings(
		asked
			.map(({ member, prior }): Mapping => ({
				...(prior ?? { by: 'email', since: parts.clock.now() }),
				state: 'not_connected',
				reason: 'not_asked_yet',
				member,
				decidedAt: 0,
			}))
			.filter((mapping, index) => isNews(mapping, asked[index]!)),
	);
}

/** Each member once, with what was known; an event says less about a member than its list did. */
async function withPriors(
	{ store }: Pick<MembersParts, 'store'>,
	members: readonly Member[],
): Promise<Asked[]> {
	const unique = [...new Map(members.map((member) => [member.key, member])).values()];
	const mappings = await store.findMappings(unique.map(({ key }) => key));
	const priors = new Map(mappings.map((mapping) => [mapping.member.key, mapping]));
	return unique.map((member) => {
		const prior = priors.get(member.key);
		const { name, otherEmails } = prior?.member ?? {};
		if (!prior) return { member };
		if (!isOneOf(member.email, prior.member)) return { member: { name, ...member }, prior };
		return { member: { otherEmails, name, ...member, email: prior.member.email }, prior };
	});
}

function believed(
	{ clock, matching }: Pick<MembersParts, 'clock' | 'matching'>,
	asked: readonly Asked[],
	belief: Belief,
): Map<string, Mapping> {
	const now = clock.now();
	const isBelieved = ({ member, prior }: Asked): boolean => {
		if (!prior) return false;
		if (prior.state === 'removed') return true;
		if (belief === 'nothing' || prior.reason === 'not_asked_yet') return false;
		// A hand-made mapping holds whatever the e-mail; an automatic one for the e-mail it was made for.
		if (prior.by !== 'manual' && !isOneOf(member.email, prior.member)) return false;
		const age = now - prior.decidedAt;
		if (prior.state !== 'connected') return age < matching.notFoundIsBelievedMs;
		return belief === 'old' || age < connectedIsBelievedMs;
	};
	return new Map(
		asked.flatMap((each) =>
			each.prior && isBelieved(each) ? [[each.member.key, each.prior] as const] : [],
		),
	);
}

/** An e-mail that finds nobody never takes the place of a connection by another one: it may be a slip of the pen. */
function isNews({ state, by }: Mapping, { member, prior }: Asked): boolean {
	if (state === 'connected' || prior?.state !== 'connected' || by === 'manual') return true;
	return isOneOf(member.email, prior.member);
}

function isOneOf(email: string, { email: main, otherEmails = [] }: Member): boolean {
	const key = emailKey(email);
	return [main, ...otherEmails].some((each) => emailKey(each) === key);
}
