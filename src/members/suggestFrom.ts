// Answers: who could each of these open members be, now that we know who is taken?
import type { Store } from '../store/contract';
import type { DirectoryIndex } from './matching/directoryIndex';
import type { Mapped } from './mappedMember';
import type { MatchingRules } from './matching/matchingRules';
import { findObstacle } from './matching/judgeAccount';
import type { Mapping, SlackUser } from './member';
import { indexNames } from './suggest/indexNames';
import { suggestUsers } from './suggest/suggestUsers';

interface SuggestParts {
	store: Pick<Store, 'findMappingsTo' | 'allUsers'>;
	rules: MatchingRules;
	/** Of the whole workspace; read from the store where they are not at hand. */
	users?: readonly SlackUser[];
	directory: Pick<DirectoryIndex, 'byId'>;
	/** What was decided just now: these accounts are taken. */
	mappings: readonly Mapping[];
}

/** Adds suggestions to those that are open, and reads nothing where none is. */
export function suggestFrom({ store, rules, users, directory, mappings }: SuggestParts) {
	return async (mapped: readonly Mapped[]): Promise<void> => {
		const open = mapped.filter(isOpen);
		if (open.length === 0) return;
		const taken = new Set(
			mappings.flatMap(({ state, slackUserId = '' }) => (state === 'connected' ? slackUserId : [])),
		);
		const names = indexNames(
			users ?? (await store.allUsers()),
			(user) => !findObstacle(user, rules) && !taken.has(user.id),
		);
		for (const each of open) {
			const { member, slackUserId, candidateIds = [] } = each.mapping;
			each.suggestions = suggestUsers(member, names, {
				had: slackUserId === undefined ? undefined : directory.byId(slackUserId),
				candidates: candidateIds.flatMap((id) => directory.byId(id) ?? []),
				isTaken: (id) => taken.has(id),
			});
		}
		await dropTaken(store, open);
	};
}

/** Members of whom nothing was decided just now have accounts as well. */
async function dropTaken(store: SuggestParts['store'], open: readonly Mapped[]): Promise<void> {
	const ids = new Set(
		open.flatMap(({ suggestions }) => suggestions.map(({ slackUser }) => slackUser.id)),
	);
	const holders = await store.findMappingsTo([...ids]);
	const taken = new Set(holders.map(({ slackUserId }) => slackUserId));
	for (const each of open) {
		each.suggestions = each.suggestions.filter(
			({ slackUser, why }) => why === 'has_the_email' || !taken.has(slackUser.id),
		);
	}
}

function isOpen({ mapping: { state } }: Mapped): boolean {
	return state !== 'connected' && state !== 'removed';
}
