// Answers: how do we present one mapping?
import type { DirectoryIndex } from './matching/directoryIndex';
import type { Mapped, MappingChange } from './mappedMember';
import { saysChange } from './matching/mappingChange';
import type { Mapping, Told } from './member';
import { saysMapping } from './saysMapping';
import { saysWayOut } from './wayOut';

export interface Change {
	change?: MappingChange;
	/** What the last sync told. */
	told?: Told;
}

/** Without suggestions. */
export function showMapping(
	mapping: Mapping,
	directory: Pick<DirectoryIndex, 'byId'>,
	{ change, told }: Change = {},
): Mapped {
	const { slackUserId, candidateIds = [] } = mapping;
	const slackUser = slackUserId === undefined ? undefined : directory.byId(slackUserId);
	const [candidate, ...others] = candidateIds;
	const named =
		slackUser ?? (candidate && others.length === 0 ? directory.byId(candidate) : undefined);
	const wayOut = saysWayOut(mapping);
	return {
		outcome: mapping.state === 'connected' ? 'connected' : 'needs_attention',
		mapping,
		says: saysMapping(mapping, named),
		suggestions: [],
		...(wayOut && { wayOut }),
		...(slackUser && { slackUser }),
		...(change && { change, changeSays: saysChange(change, mapping, told, slackUser) }),
	};
}
