// Answers: which Slack user is each of these members, now that other members may have accounts as well?
import type { Instant } from '../../clock';
import type { Store } from '../../store/contract';
import type { Asked } from '../askSlackAbout';
import { decideMapping } from './decideMapping';
import type { DirectoryIndex } from './directoryIndex';
import { looseEmail } from './emailAliases';
import { emailKeysOf } from './matchMember';
import type { MatchingRules } from './matchingRules';
import type { Mapping } from '../member';
import { neverMerge } from './neverMerge';

export interface DecideParts {
	store: Pick<Store, 'findMappingsTo' | 'findRefusedAliases'>;
	/** Holds at least the accounts that the members are decided to have. */
	directory: DirectoryIndex;
	rules: MatchingRules;
	now: Instant;
}

export interface Decisions {
	/** One per member, in their order. */
	mappings: Mapping[];
	/** Other members, who had an account that turns out to be somebody else's. */
	displaced: Mapping[];
}

/** Writes nothing. */
export async function decideMappings(
	parts: DecideParts,
	asked: readonly Asked[],
): Promise<Decisions> {
	const { directory, rules, now } = parts;
	const mappings = asked.map((each) => decideMapping({ ...each, directory, rules, now }));
	const priors = new Map(asked.map(({ member, prior }) => [member.key, prior]));
	return keepApart(parts, mappings, priors);
}

/** Looks only at who has another account than before, and at who has one by an alias. */
export async function keepApart(
	{ store, directory, rules, now }: DecideParts,
	mappings: readonly Mapping[],
	priors: ReadonlyMap<string, Mapping | undefined>,
): Promise<Decisions> {
	const accounts = mappings
		.filter((mapping) => mapping.by === 'alias' || isNew(mapping, priors.get(mapping.member.key)))
		.flatMap(({ state, slackUserId }) => (state === 'connected' ? (slackUserId ?? []) : []));
	if (accounts.length === 0) return { mappings: [...mappings], displaced: [] };
	const ids = [...new Set(accounts)];
	const found = await store.findMappingsTo(ids);
	const others = found.filter(({ by, member }) => by !== 'manual' && !priors.has(member.key));
	const claims = Map.groupBy(others, (mapping) => howClaimed(mapping, directory, rules));
	const lost = claims.get('lost') ?? [];
	const byAlias = (claims.get('alias') ?? []).map((mapping): Mapping => {
		const reason = mapping.by === 'alias' ? mapping.reason : 'alias_matches';
		return { ...mapping, by: 'alias', reason, told: undefined, decidedAt: now };
	});

	// Who was refused an account wants it still: or else the next of two would get what both may not have.
	const refused = await store.findRefusedAliases(ids);
	const standing = found.filter((mapping) => !lost.includes(mapping));
	const holders = Map.groupBy([...standing, ...refused], accountOf);
	const apart = neverMerge(
		[...mappings, ...byAlias],
		(id) => holders.get(id) ?? [],
		(key) => priors.get(key),
	);
	const aliasesLost = apart.slice(mappings.length).filter(({ state }) => state !== 'connected');
	return {
		mappings: apart.slice(0, mappings.length),
		displaced: [...aliasesLost, ...lost.map((mapping) => takeAway(mapping, now))],
	};
}

/** Its e-mail in Slack went to somebody else, who has the account now. Who has another one is found by the next look. */
function takeAway(mapping: Mapping, now: Instant): Mapping {
	const lost = { state: 'not_connected', reason: 'user_email_changed' } as const;
	return { ...mapping, ...lost, told: undefined, since: now, decidedAt: 0 };
}

/** By which right a member has an account, now that the account may have another e-mail than when it was decided. */
function howClaimed(
	{ member, slackUserId = '', by }: Mapping,
	directory: DirectoryIndex,
	rules: MatchingRules,
): 'email' | 'alias' | 'lost' {
	const email = directory.byId(slackUserId)?.email;
	const own = emailKeysOf(member);
	if (email === undefined || (by === 'email' && own.includes(email))) return 'email';
	const loose = looseEmail(email, rules);
	return own.some((each) => looseEmail(each, rules) === loose) ? 'alias' : 'lost';
}

function accountOf({ slackUserId, candidateIds }: Mapping): string {
	return slackUserId ?? candidateIds?.[0] ?? '';
}

function isNew({ slackUserId }: Mapping, prior: Mapping | undefined): boolean {
	return prior?.state !== 'connected' || prior.slackUserId !== slackUserId;
}
