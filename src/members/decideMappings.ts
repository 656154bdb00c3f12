// Answers: which Slack user is each of these members, now that other members may have accounts as well?
import type { Instant } from '../clock';
import type { Store } from '../store/contract';
import type { Asked } from './askSlackAbout';
import { decideMapping } from './decideMapping';
import type { DirectoryIndex } from './directoryIndex';
import type { MatchingRules } from './matchingRules';
import type { Mapping } from './member';
import { neverMerge } from './neverMerge';

export interface DecideParts {
	store: Pick<Store, 'findMappingsTo' | 'findRefusedAliases'>;
	directory: DirectoryIndex;
	rules: MatchingRules;
	now: Instant;
}

export interface Decisions {
	/** One per member, in their order. */
	mappings: Mapping[];
	/** Other members, who had an account by an alias that turns out to be somebody else's. */
	displaced: Mapping[];
}

/** Writes nothing. */
export async function decideMappings(
	{ store, ...parts }: DecideParts,
	asked: readonly Asked[],
): Promise<Decisions> {
	const mappings = asked.map((each) => decideMapping({ ...each, ...parts }));
	const priors = new Map(asked.map(({ member, prior }) => [member.key, prior]));
	return keepApart(store, mappings, priors, parts.now);
}

/** Looks only at who has another account than before, and at who has one by an alias. */
export async function keepApart(
	store: DecideParts['store'],
	mappings: readonly Mapping[],
	priors: ReadonlyMap<string, Mapping | undefined>,
	now: Instant,
): Promise<Decisions> {
	const accounts = mappings
		.filter((mapping) => mapping.by === 'alias' || isNew(mapping, priors.get(mapping.member.key)))
		.flatMap(({ state, slackUserId }) => (state === 'connected' ? (slackUserId ?? []) : []));
	if (accounts.length === 0) return { mappings: [...mappings], displaced: [] };
	const ids = [...new Set(accounts)];
	const found = await store.findMappingsTo(ids);
	// Who was refused an account wants it still: or else the next of two would get what both may not have.
	const refused = await store.findRefusedAliases(ids);
	const holders = Map.groupBy([...found, ...refused], accountOf);
	const byAlias = found.filter(({ by, member }) => by === 'alias' && !priors.has(member.key));
	const all = [...mappings, ...byAlias.map((each) => ({ ...each, decidedAt: now }))];
	const apart = neverMerge(
		all,
		(id) => holders.get(id) ?? [],
		(key) => priors.get(key),
	);
	return {
		mappings: apart.slice(0, mappings.length),
		displaced: apart.slice(mappings.length).filter(({ state }) => state !== 'connected'),
	};
}

function accountOf({ slackUserId, candidateIds }: Mapping): string {
	return slackUserId ?? candidateIds?.[0] ?? '';
}

function isNew({ slackUserId }: Mapping, prior: Mapping | undefined): boolean {
	return prior?.state !== 'connected' || prior.slackUserId !== slackUserId;
}
