// Answers: by which message was a conversation first told of a record?
import type { OutboxStore, RecordMessage } from '../contract';
import type { Work } from '../tables';

/** The columns by which the message is found, and whatever is on its way to become it. */
export interface RecordPlace {
	workspace_id: string;
	record_key: string;
	conversation: string;
	for_member: string;
}

export function placeOfRecord(
	workspaceId: string,
	about: { conversation: string; recordKey: string; forMember?: string },
): RecordPlace {
	return {
		workspace_id: workspaceId,
		record_key: about.recordKey,
		conversation: about.conversation,
		for_member: about.forMember ?? '',
	};
}

export async function findRecordMessage(
	work: Work,
	workspaceId: string,
	{ now, lostIsAwaitedMs, ...about }: Parameters<OutboxStore['findRecordMessage']>[0],
): Promise<RecordMessage | 'on_its_way' | undefined> {
	const place = placeOfRecord(workspaceId, about);
	const first = await work
		.selectFrom('record_message')
		.select(['slack_conversation', 'ts', 'shows', 'shows_accepted_at'])
		.where((row) => row.and(place))
		.executeTakeFirst();
	if (first) {
		const { slack_conversation, ts, shows, shows_accepted_at: acceptedAt } = first;
		return { conversation: slack_conversation, ts, shows, acceptedAt };
	}
	const onItsWay = await work
		.selectFrom('delivery')
		.select('key')
		.where((row) => row.and(place))
		.where('thread_ts', 'is', null)
		.where('kind', '!=', 'update')
		.where((row) =>
			row.or([
				row('state', '=', 'sending'),
				row.and([row('state', '=', 'unsure'), row('started_at', '>', now - lostIsAwaitedMs)]),
			]),
		)
		.limit(1)
		.executeTakeFirst();
	return onItsWay && 'on_its_way';
}

export async function dropRecordMessage(
	work: Work,
	workspaceId: string,
	{ ts, ...about }: Parameters<OutboxStore['dropRecordMessage']>[0],
): Promise<void> {
	const place = placeOfRecord(workspaceId, about);
	await work
		.deleteFrom('record_message')
		.where((row) => row.and(place))
		.where('ts', '=', ts)
		.execute();
}
