// Answers: which members are known, how are they mapped, and who could the open ones be?
import type { Page } from '../slack/contract';
import type { Store } from '../store/contract';
import { indexDirectory } from './matching/directoryIndex';
import type { Mapped } from './mappedMember';
import type { MembersParts } from './parts';
import type { ListQuestion } from './requests';
import { showMapping } from './showMapping';
import { suggestFrom } from './suggestFrom';

export interface ListParts {
	store: Pick<Store, 'listMappings' | 'findUsersById' | 'allUsers' | 'findMappingsTo'>;
	matching: MembersParts['matching'];
}

export async function listMembers(
	{ store, matching: { rules } }: ListParts,
	{ states, missing, text, limit, cursor, suggest }: ListQuestion,
): Promise<Page<Mapped>> {
	const page = await store.listMappings({ states, missing, text, limit, after: cursor });
	const ids = page.items.flatMap(({ slackUserId, candidateIds = [] }) =>
		slackUserId === undefined ? candidateIds : [slackUserId, ...candidateIds],
	);
	const directory = indexDirectory(await store.findUsersById([...new Set(ids)]), rules);
	const items = page.items.map((mapping) => showMapping(mapping, directory));
	if (suggest) await suggestFrom({ store, rules, directory, mappings: page.items })(items);
	return { items, nextCursor: page.nextCursor };
}
