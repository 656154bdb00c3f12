// Answers: what is queued about each record for the same recipient, and what became of what was there before?
import { sql, type RawBuilder } from 'kysely';
import type { Notification, Recipient } from '../../outbox/notification';
import type { NotificationState } from '../../outbox/states';
import { asStored } from '../asStored';
import { inBatches } from '../batches';
import { readNotification } from '../rows/notification';
import type { Work } from '../tables';

export interface About {
	recipient: Recipient;
	standsInFor?: string;
	recordKey: string;
}

interface Known {
	/** Nobody is telling them, nor was told: also those that failed. In the order of their IDs. */
	queued: Notification[];
	/** Somebody is telling them, or may have. */
	held: number[];
	/** Told, or on its way. */
	isTold: boolean;
	/** Something else was to be told about it, and was not. */
	cameToNothing: boolean;
}

/** One text for a record as one recipient sees it; for whom a channel stands in, each on their own. */
export function recordOf({ recipient, standsInFor = '', recordKey }: About): string {
	const names = [recipient.kind, recipient.key, recordKey, standsInFor];
	return JSON.stringify(names.map((name) => asStored(name)));
}

/** Records about which there is anything. */
export async function findRecords(
	work: Work,
	workspaceId: string,
	asked: readonly About[],
): Promise<Map<string, Known>> {
	const records = new Map<string, Known>();
	const recordAt = (key: string): Known => {
		const known = records.get(key) ?? { queued: [], held: [], isTold: false, cameToNothing: false };
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
			.where(isAboutOne(keys));
		const open = await about.selectAll().where('state', 'in', notSettled).orderBy('id').execute();
		for (const row of open) {
			const record = recordAt(recordOf(asAbout(row)));
			if (isHeld(row.state)) record.held.push(row.id);
			// The message of one whose files are still to follow is there: nobody can take it back.
			else if (row.ts === null) record.queued.push(readNotification(row));
		}
		const others = await about
			.select(['recipient_kind', 'recipient_key', 'stands_in_for', 'record_key', 'state'])
			.select((row) => row('ts', 'is not', null).as('has_message'))
			.distinct()
			.where((row) => row.or([row('state', '<>', 'queued'), row('ts', 'is not', null)]))
			.execute();
		for (const { state, has_message, ...row } of others) {
			const cameToNothing = toldNobody.has(state) && !has_message;
			recordAt(recordOf(asAbout(row)))[cameToNothing ? 'cameToNothing' : 'isTold'] = true;
		}
		// Also of events that never came to a notification, or whose notification is deleted by now.
		const ended = await work
			.selectFrom('decision')
			.select(['recipient_kind', 'recipient_key', 'stands_in_for', 'record_key', 'outcome'])
			.distinct()
			.where('workspace_id', '=', workspaceId)
			.where('record_key', 'is not', null)
			.where(isAboutOne(keys))
			// Said in the statement itself: only then does it go by the index of what came to an end.
			.where('outcome', '<>', sql.lit('queued'))
			.where('reason', '<>', sql.lit('duplicate'))
			.execute();
		for (const { outcome, ...row } of ended)
			recordAt(recordOf(asAbout(row)))[outcome === 'sent' ? 'isTold' : 'cameToNothing'] = true;
	}
	return records;
}

/** One that failed may be known to whoever looks after the outbox, but not to its recipient. */
const toldNobody: ReadonlySet<NotificationState> = new Set([
	...(['withdrawn', 'expired', 'muted', 'failed'] as const),
]);

const heldStates = ['claimed', 'sending', 'unsure'] as const;
const notSettled = ['queued', 'failed', ...heldStates] as const;

function isHeld(state: NotificationState): boolean {
	return heldStates.some((held) => held === state);
}

function isAboutOne(keys: readonly RawBuilder<unknown>[]): RawBuilder<boolean> {
	return sql`(record_key, recipient_kind, recipient_key) in (values ${sql.join(keys)})`;
}

function asAbout(row: {
	recipient_kind: Recipient['kind'];
	recipient_key: string;
	stands_in_for: string;
	record_key: string | null;
}): About {
	return {
		recipient: { kind: row.recipient_kind, key: row.recipient_key },
		standsInFor: row.stands_in_for,
		recordKey: row.record_key ?? '',
	};
}
