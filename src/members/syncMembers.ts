// Answers: which Slack user is each member of a list, and what is different from the last time?
import { NotifyError } from '../errors';
import type { Store } from '../store/contract';
import type { Asked } from './askSlackAbout';
import { decideMappings, type Decisions } from './matching/decideMappings';
import { indexDirectory } from './matching/directoryIndex';
import { identify } from './identify';
import type { Mapped, MappedMember } from './mappedMember';
import { mappingChange, saysChange, tell } from './matching/mappingChange';
import type { Member } from './member';
import { findMissing, settleMissing, type MissingParts } from './missing';
import type { MembersParts } from './parts';
import { groupRows, readList, readListName } from './readList';
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
	await store.eraseTraces();
	const { users, report } = await refreshDirectory(parts, wishes.timeLimitMs);

	const { rules } = matching;
	const directory = indexDirectory(users, rules);
	const rows = await identifyRows(store, list.rows);
	const members = groupRows(rows);
	const at = clock.now();
	const { unreadable, hidesSomebody } = list;
	const listed = { members, unreadable, hidesSomebody, name, at, wishes };
	const back = await store.seeInList(name, [...members.keys()], at);
	const missing = await findMissing(parts, listed);

	const present = await withPriors(store, [...members.values()]);
	const absent = missing.map(({ mapping }) => ({ member: mapping.member, prior: mapping }));
	const asked = [...present, ...absent];
	const decisions = await decideMappings({ store, directory, rules, now: at }, asked);
	const mappings = decisions.mappings.slice(0, present.length);
	// A run that ends as an error shows nobody what it found, and the next one has to tell it.
	const isShown = !wishes.stopsOnError || !rows.some((row) => row instanceof NotifyError);
	const mapped = new Map<string, Mapped>();
	for (const [index, mapping] of mappings.entries()) {
		const told = present[index]?.prior?.told;
		const change = mappingChange(told, mapping);
		mapped.set(mapping.member.key, showMapping(mapping, directory, { change, told }));
		mapping.told = isShown ? tell(mapping) : undefined;
	}
	await save(store, asked, decisions);
	// A list holds members that are known; those that are new are so now.
	const added = present.flatMap(({ member, prior }) => (prior ? [] : member.key));
	await store.seeInList(name, added, at);
	for (const key of back) tellThatItIsBack(mapped.get(key));
	await suggestFrom({ store, rules, users, directory, mappings })([...mapped.values()]);

	const absentees = missing.map(({ missingSince }, index) => ({
		mapping: decisions.mappings[present.length + index]!,
		missingSince,
	}));
	return {
		members: rows.map((row) => answer(row, mapped)),
		...(await settleMissing(parts, listed, absentees, directory)),
		directory: report,
	};
}

async function save(
	store: Pick<Store, 'saveMappings'>,
	asked: readonly Asked[],
	{ mappings, displaced }: Decisions,
): Promise<void> {
	const known = new Set(asked.flatMap(({ member, prior }) => (prior ? member.key : [])));
	for (const { member } of displaced) known.add(member.key);
	await store.saveMappings([...mappings, ...displaced], known);
}

async function identifyRows(
	store: SyncParts['store'],
	rows: readonly (Member | NotifyError)[],
): Promise<(Member | NotifyError)[]> {
	const readable = rows.filter((row): row is Member => !(row instanceof NotifyError));
	const identified = (await identify(store, readable)).values();
	return rows.map((row) => (row instanceof NotifyError ? row : identified.next().value!));
}

async function withPriors(
	store: Pick<Store, 'findMappings'>,
	members: readonly Member[],
): Promise<Asked[]> {
	const found = await store.findMappings(members.map(({ key }) => key));
	const priors = new Map(found.map((mapping) => [mapping.member.key, mapping]));
	return members.map((member) => ({ member, prior: priors.get(member.key) }));
}

function tellThatItIsBack(mapped: Mapped | undefined): void {
	if (!mapped || mapped.change) return;
	mapped.change = 'back_again';
	mapped.changeSays = saysChange('back_again', mapped.mapping, undefined, mapped.slackUser);
}

function answer(row: Member | NotifyError, mapped: ReadonlyMap<string, Mapped>): MappedMember {
	return row instanceof NotifyError ? { outcome: 'error', error: row } : mapped.get(row.key)!;
}
