// Answers: which message whose answer was lost is looked up next, and by whom?
import type { OutboxStore, UnsureDelivery } from '../contract';
import { readJson } from '../rows/json';
import { texts } from '../rows/shapes';
import type { Work } from '../tables';

export async function claimUnsure(
	work: Work,
	workspaceId: string,
	{ token, now, leaseUntil }: Parameters<OutboxStore['claimUnsure']>[0],
): Promise<UnsureDelivery | undefined> {
	const delivery = await work
		.selectFrom('delivery')
		.select(['key', 'conversation', 'kind', 'thread_ts', 'updates_ts', 'started_at'])
		.select(['goes_on', 'record_key', 'for_member', 'file_ids'])
		.where('workspace_id', '=', workspaceId)
		.where('state', '=', 'unsure')
		.where('not_before', '<=', now)
		.where((row) => row.or([row('lease_until', 'is', null), row('lease_until', '<=', now)]))
		.orderBy('not_before')
		.orderBy('started_at')
		.orderBy('key')
		.limit(1)
		.executeTakeFirst();
	if (!delivery) return undefined;

	await work
		.updateTable('delivery')
		.set({ token, lease_until: leaseUntil })
		.where('workspace_id', '=', workspaceId)
		.where('key', '=', delivery.key)
		.execute();
	const rows = await work
		.updateTable('notification')
		.set({ claim_token: token, lease_until: leaseUntil })
		.where('workspace_id', '=', workspaceId)
		.where('delivery_key', '=', delivery.key)
		.where('state', '=', 'unsure')
		.returning('id')
		.execute();
	return {
		token,
		key: delivery.key,
		conversation: delivery.conversation,
		kind: delivery.kind,
		threadTs: delivery.thread_ts ?? undefined,
		updatesTs: delivery.updates_ts ?? undefined,
		...(delivery.goes_on !== null && { goesOn: true }),
		recordKey: delivery.record_key ?? undefined,
		forMember: delivery.for_member || undefined,
		startedAt: delivery.started_at,
		notificationIds: rows.map((row) => row.id).sort((a, b) => a - b),
		...(delivery.file_ids !== null && {
			fileIds: readJson(delivery.file_ids, 'delivery', texts),
		}),
	};
}
