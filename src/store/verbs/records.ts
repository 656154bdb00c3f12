// Answers: what is queued about each record for the same recipient, and was anything told about it?
import { sql } from 'kysely';
import type { Notification, Recipient } from '../../outbox/notification';
import { inBatches } from '../batches';
import { readNotification } from '../rows/notification';
import type { Work } from '../tables';

export interface About {
	recipient: Recipient;
	standsInFor?: string;
	recordKey: string;
}

interface Known {
	/** In the order of their IDs. */
	queued: Notification[];
	/** Told, or on its way. */
	isTold: boolean;
}

/** One text for a record as one recipient sees it; for whom a channel stands in, each on their own. */
export function recordOf({ recipient, standsInFor, recordKey }: About): string {
	const names = [recipient.kind, recipient.key, recordKey, standsInFor ?? ''];
	return JSON.stringify(names.map((name) => name.toWellFormed()));
}

/** Records about which there is anything. */
export async function findRecords(
	work: Work,
	workspaceId: string,
	asked: readonly About[],
): Promise<Map<string, Known>> {
	const records = new Map<string, Known>();
	const recordAt = (key: string): Known => {
		const known = records.get(key) ?? { queued: [], isTold: false };
		records.set(key, known);
		return known;
	};
	const wanted = new Map(asked.map((each) => [recordOf(each), each]));
	for (const batch of inBatches([...wanted.values()])) {
		const keys = batch.map(
			({ recipient, recordKey }) => sql`(${recordKey}, ${recipient.kind}, ${recipient.key})`,
		);
		const about = work
			.selectFrom('notification')
			.where('workspace_id', '=', workspaceId)
			// Says to the database that the index of those with a record has them all.
			.where('record_key', 'is not', null)
			.where(
				sql<boolean>`(record_key, recipient_kind, recipient_key) in (values ${sql.join(keys)})`,
			);
		const queued = await about.selectAll().where('state', '=', 'queued').orderBy('id').execute();
		for (const row of queued) recordAt(recordOf(asAbout(row))).queued.push(readNotification(row));
		const told = await about
			.select(['recipient_kind', 'recipient_key', 'stands_in_for', 'record_key'])
			.distinct()
			.where('state', 'in', ['claimed', 'sending', 'unsure', 'sent'])
			.execute();
		for (const row of told) recordAt(recordOf(asAbout(row))).isTold = true;
	}
	return records;
}

function asAbout(row: {
	recipient_kind: Recipient['kind'];
	recipient_key: string;
	stands_in_for: string | null;
	record_key: string | null;
}): About {
	return {
		recipient: { kind: row.recipient_kind, key: row.recipient_key },
		standsInFor: row.stands_in_for ?? undefined,
		recordKey: row.record_key ?? '',
	};
}
