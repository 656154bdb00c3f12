// Answers: what was decided before about these events, and what of it would only be said again?
import type { Decision } from '../../outbox/notification';
import { inBatches, inOrder } from '../batches';
import type { Work } from '../tables';
import type { Decided } from './decisions';
import { identify, identifyRow, type Keyed } from './dedupe';

type Said = Pick<Decision, 'outcome' | 'reason' | 'detail' | 'rule'>;

export interface Past {
	last: Said;
	/** Whether it was ever found to be a duplicate. */
	isDuplicate: boolean;
}

/** By what `identify` names; of events that were handed in before. */
export async function findPast(
	work: Work,
	workspaceId: string,
	asked: readonly Keyed[],
): Promise<Map<string, Past>> {
	const wanted = new Set(asked.map(identify));
	const past = new Map<string, Past>();
	for (const batch of inBatches(inOrder(asked.map(({ dedupeKey }) => dedupeKey)))) {
		const rows = await work
			.selectFrom('decision')
			.select(['recipient_kind', 'recipient_key', 'stands_in_for', 'dedupe_key'])
			.select(['outcome', 'reason', 'detail', 'rule'])
			.where('workspace_id', '=', workspaceId)
			.where('dedupe_key', 'in', batch)
			.orderBy('id')
			.execute();
		for (const { outcome, reason, detail, rule, ...row } of rows) {
			const name = identifyRow(row);
			if (!wanted.has(name)) continue;
			const last = { outcome, reason, detail: detail ?? undefined, rule: rule ?? undefined };
			past.set(name, follow(past.get(name), last));
		}
	}
	return past;
}

/** A workflow that polls hands in the same events every few minutes: what it hears again is not written down again. */
export function leaveOutRepeated(
	decided: readonly Decided[],
	before: ReadonlyMap<string, Past>,
): Decided[] {
	const past = new Map(before);
	return decided.filter(({ decision }) => {
		const name = identify(decision);
		const theirs = past.get(name);
		if (theirs && repeats(decision, theirs)) return false;
		past.set(name, follow(theirs, decision));
		return true;
	});
}

function follow(past: Past | undefined, last: Said): Past {
	return { last, isDuplicate: (past?.isDuplicate ?? false) || last.reason === 'duplicate' };
}

function repeats(said: Said, { last, isDuplicate }: Past): boolean {
	if (said.outcome !== 'skipped') return false;
	if (said.reason === 'duplicate') return isDuplicate;
	return (
		last.outcome === said.outcome &&
		last.reason === said.reason &&
		last.rule === said.rule &&
		last.detail === said.detail
	);
}
