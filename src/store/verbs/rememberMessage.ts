// Answers: does a message that was sent become its record's, and what does the record's message show now?
import type { Selectable } from 'kysely';
import type { Instant } from '../../clock';
import type { Settlement } from '../contract';
import type { Tables, Work } from '../tables';
import { placeOfRecord } from './recordMessages';

/** What an event says at first may be handed in again with newer words, and keeps its ID. */
export interface Accepted {
	id: number;
	accepted_at: Instant;
}

export function isNewer(one: Accepted, other: Accepted): boolean {
	return one.accepted_at === other.accepted_at
		? one.id > other.id
		: one.accepted_at > other.accepted_at;
}

/** As it began. */
type Sent = Pick<
	Selectable<Tables['delivery']>,
	'key' | 'conversation' | 'for_member' | 'kind' | 'thread_ts' | 'updates_ts'
> & { record_key: string; about: Accepted };

export async function rememberMessage(
	work: Work,
	workspaceId: string,
	sent: Sent,
	{ conversation, ts, threadTs }: Extract<Settlement, { state: 'sent' }>,
	now: Instant,
): Promise<void> {
	const { record_key: recordKey, conversation: begunIn, for_member: forMember, about } = sent;
	const place = placeOfRecord(workspaceId, { conversation: begunIn, recordKey, forMember });
	const row = await work
		.selectFrom('record_message')
		.select(['ts', 'shows as id', 'shows_accepted_at as accepted_at'])
		.where((row) => row.and(place))
		.executeTakeFirst();
	const used = { used_at: now, delivery_key: sent.key };
	const shown = { shows: about.id, shows_accepted_at: about.accepted_at };
	const isNew = sent.kind !== 'update' && threadTs === undefined && ts !== undefined;
	if (!row) {
		if (!isNew) return;
		await work
			.insertInto('record_message')
			.values({ ...place, slack_conversation: conversation, ts, ...shown, ...used })
			.execute();
		return;
	}
	// It had asked for that message's thread, and Slack has no such message any more.
	const takesItsPlace = isNew && sent.thread_ts === row.ts;
	const showsNewer = sent.updates_ts === row.ts && isNewer(about, row);
	await work
		.updateTable('record_message')
		.set({
			...used,
			...((showsNewer || takesItsPlace) && shown),
			...(takesItsPlace && { slack_conversation: conversation, ts }),
		})
		.where((row) => row.and(place))
		.execute();
}
