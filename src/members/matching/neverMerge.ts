// Answers: does an alias lead to an account that another member has?
import { sinceWhen } from './decideMapping';
import { emailKey } from '../email';
import type { Mapping } from '../member';

/**
 * What an alias connected to another member's account is ambiguous, however that other one got it; two aliases to one
 * account both are. One e-mail under two keys is one person. `holders` tells what the store holds about an account; a mapping
 * in the batch takes the place of the store's with its key. With `priorOf`, `since` is kept where nothing changed.
 */
export function neverMerge(
	mappings: readonly Mapping[],
	holders: (slackUserId: string) => readonly Mapping[],
	priorOf?: (memberKey: string) => Mapping | undefined,
): Mapping[] {
	const aliased = new Set(mappings.filter(isByAlias).map(({ slackUserId }) => slackUserId));
	if (aliased.size === 0) return [...mappings];

	const inBatch = new Set(mappings.map(({ member }) => member.key));
	const claims = Map.groupBy(
		mappings.filter(({ state, slackUserId }) => state === 'connected' && aliased.has(slackUserId)),
		({ slackUserId }) => slackUserId,
	);
	const claimants = new Map<string | undefined, Claimants>();
	for (const slackUserId of aliased) {
		if (slackUserId === undefined) continue;
		const stored = holders(slackUserId).filter(
			(each) => wants(each, slackUserId) && !inBatch.has(each.member.key),
		);
		claimants.set(slackUserId, count([...(claims.get(slackUserId) ?? []), ...stored]));
	}
	return mappings.map((mapping) =>
		isByAlias(mapping) && isClaimedByAnother(mapping, claimants.get(mapping.slackUserId))
			? takeAway(mapping, priorOf)
			: mapping,
	);
}

/** Also who was refused it before: of two who may not have it, neither gets it for being the next to be looked at. */
function wants(mapping: Mapping, account: string): boolean {
	if (mapping.state === 'connected') return mapping.slackUserId === account;
	return mapping.reason === 'alias_is_taken' && mapping.candidateIds?.includes(account) === true;
}

function isByAlias({ state, by, slackUserId }: Mapping): boolean {
	return state === 'connected' && by === 'alias' && slackUserId !== undefined;
}

/** How many claim an account, in all and by what makes two of them one person: so the work stays linear. */
interface Claimants {
	all: number;
	byKey: Map<string, number>;
	byEmail: Map<string, number>;
	byBoth: Map<string, number>;
}

function count(mappings: readonly Mapping[]): Claimants {
	const counted: Claimants = {
		all: mappings.length,
		byKey: new Map(),
		byEmail: new Map(),
		byBoth: new Map(),
	};
	for (const mapping of mappings) {
		const { key, email, both } = identify(mapping);
		addOne(counted.byKey, key);
		addOne(counted.byEmail, email);
		addOne(counted.byBoth, both);
	}
	return counted;
}

function isClaimedByAnother(mapping: Mapping, claimants: Claimants | undefined): boolean {
	if (!claimants) return false;
	const { key, email, both } = identify(mapping);
	const sameKey = claimants.byKey.get(key) ?? 0;
	const sameEmail = claimants.byEmail.get(email) ?? 0;
	const same = sameKey + sameEmail - (claimants.byBoth.get(both) ?? 0);
	return claimants.all > same;
}

function identify({ member }: Mapping): { key: string; email: string; both: string } {
	const email = emailKey(member.email) ?? member.email;
	return { key: member.key, email, both: JSON.stringify([member.key, email]) };
}

function addOne(counts: Map<string, number>, of: string): void {
	counts.set(of, (counts.get(of) ?? 0) + 1);
}

function takeAway(
	{ slackUserId, ...mapping }: Mapping,
	priorOf?: (memberKey: string) => Mapping | undefined,
): Mapping {
	const taken = { state: 'ambiguous', reason: 'alias_is_taken' } as const;
	return {
		...mapping,
		...taken,
		...(slackUserId !== undefined && { candidateIds: [slackUserId] }),
		since: sinceWhen(taken, priorOf?.(mapping.member.key), mapping.decidedAt),
	};
}
