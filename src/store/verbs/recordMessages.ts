// Answers: by which message was a conversation first told of a record?
import type { OutboxStore, RecordMessage } from '../contract';
import type { Work } from '../tables';

export async function findRecordMessage(
	work: Work,
	workspaceId: string,
	{
		conversation,
		recordKey,
		standsInFor = '',
		now,
		lostIsAwaitedMs,
	}: Parameters<OutboxStore['findRecordMessage']>[0],
): Promise<RecordMessage | 'on_its_way' | undefined> {
	const first = await work
		.selectFrom('record_message')
		.select(['slack_conversation', 'ts', 'shows', 'shows_accepted_at'])
		.where('workspace_id', '=', workspaceId)
		.where('record_key', '=', recordKey)
		.where('conversation', '=', conversation)
		.where('stands_in_for', '=', standsInFor)
		.executeTakeFirst();
	if (first) {
		const { slack_conversation, ts, shows, shows_accepted_at: acceptedAt } = first;
		return { conversation: slack_conversation, ts, shows, acceptedAt };
	}
	const onItsWay = await work
		.selectFrom('delivery')
		.select('key')
		.where('workspace_id', '=', workspaceId)
		.where('record_key', '=', recordKey)
		.where('conversation', '=', conversation)
		.where('stands_in_for', '=', standsInFor)
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
	{
		conversation,
		recordKey,
		standsInFor = '',
		ts,
	}: Parameters<OutboxStore['dropRecordMessage']>[0],
): Promise<void> {
	await work
		.deleteFrom('record_message')
		.where('workspace_id', '=', workspaceId)
		.where('record_key', '=', recordKey)
		.where('conversation', '=', conversation)
		.where('stands_in_for', '=', standsInFor)
		.where('ts', '=', ts)
		.execute();
}
