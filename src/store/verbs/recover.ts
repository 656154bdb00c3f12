// Answers: what did dead runs leave behind?
import type { Updateable } from 'kysely';
import type { Instant } from '../../clock';
import { readNotification } from '../rows/notification';
import type { NotificationTable, Work } from '../tables';
import { writeSettled } from './settled';
import { takeBackFreed } from './takeBack';

export async function recover(
	work: Work,
	workspaceId: string,
	now: Instant,
): Promise<{ requeued: number; unsure: number }> {
	// Without its token the dead run can change nothing, should it wake up.
	const over = { claim_token: null, lease_until: null, reason: 'lease_over' };
	const whoseLeaseIsOver = (from: 'claimed' | 'sending', set: Updateable<NotificationTable>) =>
		work
			.updateTable('notification')
			.set({ ...over, ...set })
			.where('workspace_id', '=', workspaceId)
			.where('state', '=', from)
			.where('lease_until', '<=', now);
	// To be looked up at once: a lease is longer than Slack takes to show a message.
	await work
		.updateTable('delivery')
		.set({ state: 'unsure', token: null, lease_until: null, reason: 'lease_over', not_before: 0 })
		.where('workspace_id', '=', workspaceId)
		.where('state', '=', 'sending')
		.where('lease_until', '<=', now)
		.execute();
	const requeued = await whoseLeaseIsOver('claimed', { state: 'queued' }).executeTakeFirst();
	const unsure = await whoseLeaseIsOver('sending', { state: 'unsure' }).returningAll().execute();
	const lost = { state: 'unsure', reason: 'lease_over' } as const;
	await writeSettled(work, workspaceId, unsure.map(readNotification), lost, now);
	await takeBackFreed(work, workspaceId, now);
	return { requeued: Number(requeued.numUpdatedRows), unsure: unsure.length };
}
