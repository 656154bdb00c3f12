// Answers: how did it end? Only the holder of the claim may say.
import type { Updateable } from 'kysely';
import type { Instant } from '../../clock';
import type { OutboxStore, Settlement } from '../contract';
import { readNotification } from '../rows/notification';
import type { NotificationTable, Work } from '../tables';
import { writeSettled } from './settled';
import { takeBackFreed } from './takeBack';

export async function settle(
	work: Work,
	workspaceId: string,
	token: string,
	deliveryKey: string,
	settlement: Settlement,
	now: Instant,
): Promise<boolean> {
	const before = await work
		.selectFrom('delivery')
		.select('state')
		.where('workspace_id', '=', workspaceId)
		.where('key', '=', deliveryKey)
		.where('token', '=', token)
		.where('state', 'in', ['sending', 'unsure'])
		.executeTakeFirst();
	if (!before) return false;

	await work
		.updateTable('delivery')
		.set({
			state: settlement.state,
			token: null,
			lease_until: null,
			reason: settlement.state === 'sent' ? null : settlement.reason,
			...(settlement.state === 'sent' && {
				conversation: settlement.conversation,
				ts: settlement.ts,
			}),
			...(settlement.state === 'unsure'
				? { not_before: settlement.notBefore ?? 0 }
				: { settled_at: now }),
		})
		.where('workspace_id', '=', workspaceId)
		.where('key', '=', deliveryKey)
		.execute();
	const rows = await work
		.updateTable('notification')
		.set(settled(settlement, now))
		.where('workspace_id', '=', workspaceId)
		.where('delivery_key', '=', deliveryKey)
		.where('claim_token', '=', token)
		.where('state', 'in', ['sending', 'unsure'])
		.returningAll()
		.execute();
	// One that stays unsure is looked up for ever, and told about once.
	if (settlement.state !== before.state)
		await writeSettled(work, workspaceId, rows.map(readNotification), settlement, now);
	await takeBackFreed(work, workspaceId, now);
	return true;
}

export async function release(
	work: Work,
	workspaceId: string,
	token: string,
	settlement: Parameters<OutboxStore['release']>[1],
	now: Instant,
): Promise<number> {
	const rows = await work
		.updateTable('notification')
		.set(settled(settlement, now))
		.where('workspace_id', '=', workspaceId)
		.where('claim_token', '=', token)
		.where('state', '=', 'claimed')
		.returningAll()
		.execute();
	await writeSettled(work, workspaceId, rows.map(readNotification), settlement, now);
	await takeBackFreed(work, workspaceId, now);
	return rows.length;
}

/** What a settlement leaves in a notification's row. In every case the claim is over. */
function settled(settlement: Settlement, now: Instant): Updateable<NotificationTable> {
	const { state } = settlement;
	const over = { state, claim_token: null, lease_until: null };
	switch (settlement.state) {
		case 'sent':
			return {
				...over,
				reason: settlement.testMode ? 'test_mode' : null,
				settled_at: now,
				conversation: settlement.conversation,
				ts: settlement.ts,
			};
		case 'failed':
			return { ...over, reason: settlement.reason, settled_at: now, told_at: null };
		case 'queued':
			return {
				...over,
				reason: settlement.reason,
				not_before: settlement.notBefore,
				delivery_key: null,
			};
		case 'unsure':
			return { ...over, reason: settlement.reason };
	}
}
