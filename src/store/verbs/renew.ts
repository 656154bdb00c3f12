// Answers: may what is on its way take longer, and what does Slack have of it by now?
import type { Instant } from '../../clock';
import type { OutboxStore } from '../contract';
import type { Work } from '../tables';

export async function renew(
	work: Work,
	workspaceId: string,
	token: string,
	deliveryKey: string,
	{ leaseUntil, fileIds }: Parameters<OutboxStore['renew']>[2],
): Promise<boolean> {
	const held = await work
		.updateTable('notification')
		.set({ lease_until: leaseUntil })
		.where('workspace_id', '=', workspaceId)
		.where('delivery_key', '=', deliveryKey)
		.where('claim_token', '=', token)
		.executeTakeFirst();
	if (held.numUpdatedRows === 0n) return false;

	await work
		.updateTable('delivery')
		.set({ lease_until: leaseUntil, ...(fileIds && { file_ids: JSON.stringify(fileIds) }) })
		.where('workspace_id', '=', workspaceId)
		.where('key', '=', deliveryKey)
		.where('token', '=', token)
		.execute();
	await renewRest(work, workspaceId, token, leaseUntil);
	return true;
}

/** What is left for a later part of the same digest lives as long as the part that is on its way. */
export async function renewRest(
	work: Work,
	workspaceId: string,
	token: string,
	leaseUntil: Instant,
): Promise<void> {
	await work
		.updateTable('notification')
		.set({ lease_until: leaseUntil })
		.where('workspace_id', '=', workspaceId)
		.where('claim_token', '=', token)
		.where('state', '=', 'claimed')
		.execute();
}
