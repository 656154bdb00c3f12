// Answers: what goes where, when two keys turn out to be one person?
import { asStored } from '../asStored';
import { rowsPerStatement } from '../batches';
import type { Work } from '../tables';
import { adoptLists } from './adoptLists';
import { adoptMappings } from './adoptMappings';
import { adoptMessages } from './adoptMessages';
import { adoptRecords } from './adoptRecords';
import { adoptPreferences } from './adoptPreferences';

/** Old key → new key. No key is in two pairs, so that the pairs may go in any order. */
export type Adopted = ReadonlyMap<string, string>;

export async function adoptMembers(
	work: Work,
	workspaceId: string,
	pairs: readonly { from: string; to: string }[],
): Promise<void> {
	for (const adopted of inSteps(readPairs(pairs))) {
		await adoptMessages(work, workspaceId, adopted);
		await adoptRecords(work, workspaceId, adopted);
		await adoptPreferences(work, workspaceId, adopted);
		await adoptLists(work, workspaceId, adopted);
		await adoptMappings(work, workspaceId, adopted);
	}
}

type Pair = readonly [from: string, to: string];

function readPairs(pairs: readonly { from: string; to: string }[]): Pair[] {
	const read = pairs
		.map(({ from, to }): Pair => [asStored(from), asStored(to)])
		.filter(([from, to]) => from !== to);
	// Where their order means nothing, rows that stand together are written together.
	if (new Set(read.flat()).size === 2 * read.length) read.sort(([a], [b]) => (a < b ? -1 : 1));
	return read;
}

/** What one pair leaves is what the next one finds: a key that comes again begins a new step. */
function* inSteps(pairs: readonly Pair[]): Generator<Adopted> {
	let adopted = new Map<string, string>();
	let keys = new Set<string>();
	for (const [from, to] of pairs) {
		if (keys.has(from) || keys.has(to) || adopted.size === rowsPerStatement) {
			yield adopted;
			adopted = new Map();
			keys = new Set();
		}
		adopted.set(from, to);
		keys.add(from).add(to);
	}
	if (adopted.size > 0) yield adopted;
}
