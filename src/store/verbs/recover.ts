// Answers: what did dead runs leave behind, and who takes it up?
import type { Updateable } from 'kysely';
import type { Instant } from '../../clock';
import type { OutboxStore, UnsureDelivery } from '../contract';
import type { NotificationTable, Work } from '../tables';

export async function recover(
	work: Work,
	workspaceId: string,
	now: Instant,
): Promise<{ requeued: number; unsure: number }> {
	const moveWhenOver = async (from: 'claimed' | 'sending', to: 'queued' | 'unsure') => {
		// Without its token the dead run can change nothing, should it wake up.
		const over: Updateable<NotificationTable> = {
			state: to,
			claim_token: null,
			lease_until: null,
			reason: 'lease_over',
		};
		const { numUpdatedRows } = await work
			.updateTable('notification')
			.set(over)
			.where('workspace_id', '=', workspaceId)
			.where('state', '=', from)
			.where('lease_until', '<=', now)
			.executeTakeFirst();
		return Number(numUpdatedRows);
	};
	await work
		.updateTable('delivery')
		.set({ state: 'unsure', token: null, lease_until: null, reason: 'lease_over' })
		.where('workspace_id', '=', workspaceId)
		.where('state', '=', 'sending')
		.where('lease_until', '<=', now)
		.execute();
	return {
		requeued: await moveWhenOver('claimed', 'queued'),
		unsure: await moveWhenOver('sending', 'unsure'),
	};
}

export async function claimUnsure(
	work: Work,
	workspaceId: string,
	{ token, now, leaseUntil, startedBefore }: Parameters<OutboxStore['claimUnsure']>[0],
): Promise<UnsureDelivery | undefined> {
	const delivery = await work
		.selectFrom('delivery')
		.select(['key', 'conversation', 'started_at'])
		.where('workspace_id', '=', workspaceId)
		.where('state', '=', 'unsure')
		.where('started_at', '<', startedBefore)
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
		startedAt: delivery.started_at,
		notificationIds: rows.map((row) => row.id).sort((a, b) => a - b),
	};
}
