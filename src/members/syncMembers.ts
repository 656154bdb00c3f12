// Answers: which Slack user is each member of a list, and what is different from the last time?
import { NotifyError } from '../errors';
import type { Store } from '../store/contract';
import type { Asked } from './askSlackAbout';
import { decideMappings } from './decideMappings';
import { indexDirectory } from './directoryIndex';
import type { Mapped } from './mappedMember';
import { mappingChange } from './mappingChange';
import type { Mapping, Member } from './member';
import { findMissing, type MissingParts } from './missing';
import type { MembersParts } from './parts';
import { readList, readListName, type ListInput } from './readList';
import type { MemberInput } from './readMember';
import { refreshDirectory, type RefreshParts } from './refreshDirectory';
import type { SyncReport, SyncWishes } from './requests';
import { showMapping } from './showMapping';
import { suggestFrom } from './suggestFrom';

export interface SyncParts extends MembersParts, RefreshParts, MissingParts {
	store: Store;
	slack: MembersParts['slack'] & RefreshParts['slack'];
}

/** Answers come in the order of the inputs. Throws where the directory can't be read: nothing changed then. */
export async function syncMembers(
	parts: SyncParts,
	inputs: readonly MemberInput[],
	wishes: SyncWishes,
): Promise<SyncReport> {
	const { store, clock, matching } = parts;
	const name = readListName(wishes.list);
	const list = readList(inputs);
	const { users, report } = await refreshDirectory(parts, wishes.timeLimitMs);

	const { rules } = matching;
	const directory = indexDirectory(users, rules);
	const asked = await withPriors(store, [...list.members.values()]);
	const at = clock.now();
	const decided = await decideMappings({ store, directory, rules, now: at }, asked);
	const mappings = decided.mappings.map(({ missingSince: _, ...mapping }): Mapping => ({
		...mapping,
		seen: { list: name, at },
	}));
	await store.saveMappings([...mappings, ...decided.displaced]);

	const suggest = suggestFrom({ store, rules, users, directory, mappings });
	const mapped = new Map<string, Mapped>();
	for (const [index, mapping] of mappings.entries()) {
		const prior = asked[index]?.prior;
		const change = mappingChange(prior, mapping);
		mapped.set(mapping.member.key, showMapping(mapping, directory, { change, prior }));
	}
	await suggest([...mapped.values()]);
	const members = list.inputs.map((input) => answer(input, mapped));
	const absent = await findMissing(parts, { list, name, at, wishes, directory });
	return { members, ...absent, directory: report };
}

async function withPriors(
	store: Pick<Store, 'findMappings'>,
	members: readonly Member[],
): Promise<Asked[]> {
	const found = await store.findMappings(members.map(({ key }) => key));
	const priors = new Map(found.map((mapping) => [mapping.member.key, mapping]));
	return members.map((member) => ({ member, prior: priors.get(member.key) }));
}

function answer(input: ListInput, mapped: ReadonlyMap<string, Mapped>): SyncReport['members'][0] {
	if (input instanceof NotifyError) return { outcome: 'error', error: input };
	return mapped.get(input.key)!;
}
