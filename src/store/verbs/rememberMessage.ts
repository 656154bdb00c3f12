// Answers: does a message that was sent become its record's, and what does the record's message show now?
import type { Selectable } from 'kysely';
import type { Instant } from '../../clock';
import type { Settlement } from '../contract';
import type { Tables, Work } from '../tables';

/** As it began. */
type Sent = Pick<
	Selectable<Tables['delivery']>,
	'key' | 'conversation' | 'kind' | 'thread_ts' | 'updates_ts'
> & { record_key: string; notificationId: number };

export async function rememberMessage(
	work: Work,
	workspaceId: string,
	sent: Sent,
	{ conversation, ts, threadTs }: Extract<Settlement, { state: 'sent' }>,
	now: Instant,
): Promise<void> {
	const row = await work
		.selectFrom('record_message')
		.select(['ts', 'shows'])
		.where('workspace_id', '=', workspaceId)
		.where('record_key', '=', sent.record_key)
		.where('conversation', '=', sent.conversation)
		.executeTakeFirst();
	const message = {
		slack_conversation: conversation,
		shows: sent.notificationId,
		delivery_key: sent.key,
		used_at: now,
	};
	const isNew = sent.kind !== 'update' && threadTs === undefined && ts !== undefined;
	if (!row) {
		if (!isNew) return;
		await work
			.insertInto('record_message')
			.values({
				workspace_id: workspaceId,
				record_key: sent.record_key,
				conversation: sent.conversation,
				ts,
				...message,
			})
			.execute();
		return;
	}
	// It had asked for that message's thread, and Slack has no such message any more.
	const takesItsPlace = isNew && sent.thread_ts === row.ts;
	const showsNewer = sent.updates_ts === row.ts && sent.notificationId > row.shows;
	await work
		.updateTable('record_message')
		.set({
			used_at: now,
			...(showsNewer && { shows: sent.notificationId }),
			...(takesItsPlace && { ...message, ts }),
		})
		.where('workspace_id', '=', workspaceId)
		.where('record_key', '=', sent.record_key)
		.where('conversation', '=', sent.conversation)
		.execute();
}
