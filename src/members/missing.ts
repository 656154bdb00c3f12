// Answers: who was in the list before and is not any more, and what becomes of them?
import type { Clock, Instant } from '../clock';
import type { Store } from '../store/contract';
import type { DirectoryIndex } from './directoryIndex';
import type { Mapped } from './mappedMember';
import type { Mapping } from './member';
import type { MemberList } from './readList';
import type { ForgottenMember, SyncReport, SyncWishes } from './requests';
import { showForgotten } from './forgetMembers';
import { showMapping } from './showMapping';

export interface MissingParts {
	store: Pick<Store, 'findUnseen' | 'markMissing' | 'forgetMembers'>;
	clock: Clock;
}

interface Sync {
	list: MemberList;
	name: string;
	/** When the members of the list were seen. */
	at: Instant;
	wishes: SyncWishes;
	directory: DirectoryIndex;
}

type Absent = Pick<SyncReport, 'missing' | 'forgotten' | 'forgottenNobodyBecause'>;

/** So many may be forgotten at once whatever the size of the list. */
const alwaysForgotten = 5;

export async function findMissing(
	{ store, clock }: MissingParts,
	{ list, name, at, wishes, directory }: Sync,
): Promise<Absent> {
	if (wishes.missing === 'leave') return { missing: [], forgotten: [] };
	const isHere = ({ member: { key } }: Mapping) =>
		list.members.has(key) || list.unreadableKeys.has(key);
	const missing = (await store.findUnseen(name, at)).filter((mapping) => !isHere(mapping));
	const keys = missing.map(({ member }) => member.key);
	if (keys.length === 0) return { missing: [], forgotten: [] };

	const because = wishes.missing === 'forget' ? whyNobody(list, keys.length, wishes) : undefined;
	if (wishes.missing === 'forget' && because === undefined) {
		return { missing: [], forgotten: showForgotten(keys, await store.forgetMembers(keys)) };
	}
	const now = clock.now();
	await store.markMissing(keys, now);
	return {
		missing: missing.map((mapping) => showMissing(mapping, directory, now)),
		forgotten: [] satisfies ForgottenMember[],
		...(because !== undefined && { forgottenNobodyBecause: because }),
	};
}

/** Forgetting can't be undone, so what looks like a list that arrived by half is not believed. */
function whyNobody(
	{ members, hidesSomebody }: MemberList,
	count: number,
	{ forgetAtMostPercent }: SyncWishes,
): string | undefined {
	if (hidesSomebody) {
		return 'Some rows of the list have neither a usable e-mail nor a member ID, so nobody knows who is missing';
	}
	const before = members.size + count;
	const most = Math.max(alwaysForgotten, Math.floor((before * forgetAtMostPercent) / 100));
	if (count <= most) return undefined;
	return `${count} of ${before} members are missing, more than the ${most} that may be forgotten at once: the list may not have come whole`;
}

function showMissing(mapping: Mapping, directory: DirectoryIndex, now: Instant): Mapped {
	const change = mapping.missingSince === undefined ? 'missing' : undefined;
	const marked = { ...mapping, missingSince: mapping.missingSince ?? now };
	const shown = showMapping(marked, directory, { change, prior: mapping });
	return { ...shown, outcome: 'needs_attention', says: `Not in the list any more. ${shown.says}` };
}
