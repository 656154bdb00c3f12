// Answers: which Slack user is each of these members, asking Slack only about those it is not known of?
import type { Instant } from '../clock';
import { askSlackAbout, usersAbout, type Asked } from './askSlackAbout';
import { decideMappings } from './matching/decideMappings';
import { indexDirectory } from './matching/directoryIndex';
import { emailKey } from './email';
import { connectedIsBelievedMs, isWithin } from './howToLook';
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
	const asked = await withPriors(parts.store, members);
	const found = believed(parts, asked, belief);
	const unknown = asked.filter(({ member }) => !found.has(member.key));
	if (unknown.length === 0) return found;
	const { answered, error } = await askSlackAbout(parts, unknown, until);
	for (const mapping of await decideAnswered(parts, answered)) {
		found.set(mapping.member.key, mapping);
	}
	if (error) throw error;
	return found;
}

async function decideAnswered(
	{ store, clock, matching }: MembersParts,
	answered: readonly Asked[],
): Promise<Mapping[]> {
	const { rules } = matching;
	const directory = indexDirectory(await usersAbout({ store, matching }, answered), rules);
	const decisions = await decideMappings({ store, directory, rules, now: clock.now() }, answered);
	const { mappings, displaced } = decisions;
	const news = mappings.filter((mapping, index) => isNews(mapping, answered[index]!));
	await store.saveMappings([...news, ...displaced], knownKeys(answered, displaced));
	return mappings;
}

/** Only what the store holds and is still believed. */
export async function findKnownMembers(
	parts: Pick<MembersParts, 'store' | 'clock' | 'matching'>,
	members: readonly Member[],
	belief: Belief = 'recent',
): Promise<Map<string, Mapping>> {
	return believed(parts, await withPriors(parts.store, members), belief);
}

/** Writes down that Slack is to be asked about these members when it can be; what is known of them stays. */
export async function rememberUnasked(
	{ store, clock }: Pick<MembersParts, 'store' | 'clock'>,
	members: readonly Member[],
): Promise<void> {
	const asked = await withPriors(store, members);
	const unasked = asked.map(({ member, prior }): Mapping => {
		if (prior) return { ...prior, told: undefined, decidedAt: 0 };
		const reason = 'not_asked_yet';
		return {
			member,
			state: 'not_connected',
			reason,
			by: 'email',
			decidedAt: 0,
			since: clock.now(),
		};
	});
	const news = unasked.filter(({ state }) => state !== 'connected');
	await store.saveMappings(news, knownKeys(asked));
}

/** Each member once, with what was known; an event says less about a member than its list did. */
async function withPriors(
	store: Pick<MembersParts['store'], 'findMappings'>,
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

/** Of whom there is a mapping: it is renewed, and not made again where the member was forgotten meanwhile. */
function knownKeys(asked: readonly Asked[], displaced: readonly Mapping[] = []): Set<string> {
	const known = asked.flatMap(({ member, prior }) => (prior ? member.key : []));
	return new Set([...known, ...displaced.map(({ member }) => member.key)]);
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
		if (prior.state !== 'connected') {
			return isWithin(matching.notFoundIsBelievedMs, prior.decidedAt, now);
		}
		return belief === 'old' || isWithin(connectedIsBelievedMs, prior.decidedAt, now);
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
