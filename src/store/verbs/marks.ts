// Answers: was an event withdrawn before it arrived?
import type { Instant } from '../../clock';
import type { Recipient } from '../../outbox/notification';
import { asStored } from '../asStored';
import { inBatches, inOrder } from '../batches';
import type { Work } from '../tables';
import { identify, type Keyed } from './dedupe';

/** The answer tells the instant; undefined where nobody withdrew it. */
export async function findMarks(
	work: Work,
	workspaceId: string,
	asked: readonly Keyed[],
): Promise<(one: Keyed) => Instant | undefined> {
	const marks = new Map<string, Instant>();
	for (const batch of inBatches(inOrder(asked.map(({ dedupeKey }) => dedupeKey)))) {
		const rows = await work
			.selectFrom('withdrawn_event')
			.selectAll()
			.where('workspace_id', '=', workspaceId)
			.where('dedupe_key', 'in', batch)
			.execute();
		for (const row of rows)
			marks.set(markKey(row.recipient_kind, row.recipient_key, row.dedupe_key), row.withdrawn_at);
	}
	if (marks.size === 0) return () => undefined;
	return ({ recipient, standsInFor, dedupeKey }) =>
		marks.get(markKey('', '', dedupeKey)) ??
		marks.get(markKey(recipient.kind, recipient.key, dedupeKey)) ??
		(standsInFor === undefined ? undefined : marks.get(markKey('member', standsInFor, dedupeKey)));
}

/** Both empty where it is withdrawn for every recipient. */
function markKey(kind: Recipient['kind'] | '', key: string, dedupeKey: string): string {
	return kind === ''
		? JSON.stringify([asStored(dedupeKey)])
		: identify({ recipient: { kind, key }, dedupeKey });
}
