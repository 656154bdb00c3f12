// Answers: who was in the list before and is not any more, and what becomes of them?
import type { Clock, Instant } from '../clock';
import type { Store, Unseen } from '../store/contract';
import type { DirectoryIndex } from './matching/directoryIndex';
import { emailKey } from './email';
import { showForgotten } from './forgetMembers';
import { keysOf } from './identify';
import type { Mapped } from './mappedMember';
import type { Mapping, Member } from './member';
import type { SyncReport, SyncWishes } from './requests';
import { showMapping } from './showMapping';

export interface MissingParts {
	store: Pick<Store, 'findUnseen' | 'markMissing' | 'forgetMembers' | 'findMappingsByEmail'>;
	clock: Clock;
}

export interface ListedNow {
	members: ReadonlyMap<string, Member>;
	/** IDs and e-mails of rows that could not be read. */
	unreadable: ReadonlySet<string>;
	hidesSomebody: boolean;
	name: string;
	/** When the members of the list were seen. */
	at: Instant;
	wishes: SyncWishes;
}

/** As it is now: the accounts of who is missing may have changed as well. */
export interface Missing {
	mapping: Mapping;
	/** Absent for who is missing for the first time. */
	missingSince?: Instant;
}

type Absent = Pick<SyncReport, 'missing' | 'forgotten' | 'forgottenNobodyBecause' | 'tracesLeft'>;

/** Nobody, where those missing are to be left as they are. */
export async function findMissing(
	{ store, clock }: MissingParts,
	listed: ListedNow,
): Promise<Unseen[]> {
	const { name, at, wishes } = listed;
	if (wishes.missing === 'leave') return [];
	const unseen = (await store.findUnseen(name, at)).filter(
		({ mapping }) => !isHere(mapping, listed),
	);
	// Not missing yet, but the other list has to know that it is the last one.
	const elsewhere = unseen.filter((each) => each.isInAnotherList);
	await store.markMissing(name, keysIn(elsewhere), clock.now());
	return unseen.filter((each) => !each.isInAnotherList);
}

/** Marks or forgets them, as is wished. */
export async function settleMissing(
	parts: MissingParts,
	listed: ListedNow,
	missing: readonly Missing[],
	directory: DirectoryIndex,
): Promise<Absent> {
	const { store } = parts;
	const mark = (some: readonly Missing[]) => markMissing(parts, listed, some, directory);
	if (listed.wishes.missing !== 'forget') return { missing: await mark(missing), forgotten: [] };

	// What a person took away stays away, whoever comes back.
	const isKept = ({ mapping }: Missing) => mapping.state === 'removed';
	const leaving = missing.filter((each) => !isKept(each));
	const because = whyNobody(listed, leaving.length);
	if (because !== undefined) {
		return { missing: await mark(missing), forgotten: [], forgottenNobodyBecause: because };
	}
	const marked = await mark(missing.filter(isKept));
	const mappings = leaving.map(({ mapping }) => mapping);
	const keys = [...(await keysOf(store, mappings)).values()];
	if (keys.length === 0) return { missing: marked, forgotten: [] };
	const forgotten = await store.forgetMembers(keys.flat());
	return {
		missing: marked,
		forgotten: keys.map((some) => showForgotten(some, forgotten)),
		tracesLeft: forgotten.tracesLeft,
	};
}

function keysIn(unseen: readonly Missing[]): string[] {
	return unseen.map(({ mapping }) => mapping.member.key);
}

function isHere({ member: { key, email } }: Mapping, { members, unreadable }: ListedNow): boolean {
	return members.has(key) || unreadable.has(key) || unreadable.has(emailKey(email) ?? key);
}

/** So many may be forgotten at once where the list has twice as many, and where anybody may be. */
const alwaysForgotten = 5;

/** Forgetting can't be undone, so what looks like a list that arrived by half is not believed. */
function whyNobody(
	{ members, hidesSomebody, wishes: { forgetAtMostPercent } }: ListedNow,
	count: number,
): string | undefined {
	if (count === 0) return undefined;
	if (hidesSomebody) {
		return 'Some rows of the list have neither a usable e-mail nor a member ID, so nobody knows who is missing';
	}
	const before = members.size + count;
	const few = forgetAtMostPercent > 0 ? Math.min(alwaysForgotten, Math.floor(before / 2)) : 0;
	const most = Math.max(few, Math.floor((before * forgetAtMostPercent) / 100));
	if (count <= most) return undefined;
	return `${count} of ${before} members are missing, more than the ${most} that may be forgotten at once: the list may not have come whole`;
}

async function markMissing(
	{ store, clock }: MissingParts,
	{ name }: ListedNow,
	missing: readonly Missing[],
	directory: DirectoryIndex,
): Promise<Mapped[]> {
	const now = clock.now();
	await store.markMissing(name, keysIn(missing), now);
	return missing.map(({ mapping, missingSince }) => {
		const change = missingSince === undefined ? 'missing' : undefined;
		const shown = showMapping(mapping, directory, { change });
		return {
			...shown,
			outcome: 'needs_attention',
			missingSince: missingSince ?? now,
			says: `Not in the list any more. ${shown.says}`,
		};
	});
}
