// Answers: may the holder of this claim call Slack now? Written down before the call.
import type { Instant } from '../../clock';
import { inBatches } from '../batches';
import type { NewDelivery, OutboxStore } from '../contract';
import type { Work } from '../tables';
import { isOvertaken } from './isOvertaken';
import { renewRest } from './renew';

export async function begin(
	work: Work,
	workspaceId: string,
	token: string,
	delivery: NewDelivery,
	leaseUntil: Instant,
): ReturnType<OutboxStore['begin']> {
	const ids = [...new Set(delivery.notificationIds)];
	const held = await work
		.selectFrom('notification')
		.select(['id', 'accepted_at'])
		.where('workspace_id', '=', workspaceId)
		.where('claim_token', '=', token)
		.where('state', '=', 'claimed')
		.execute();
	const heldById = new Map(held.map((row) => [row.id, row]));
	const first = heldById.get(ids[0] ?? 0);
	if (!first || !ids.every((id) => heldById.has(id))) return 'lost';
	if (await isOvertaken(work, workspaceId, delivery, first)) return 'overtaken';

	await work
		.insertInto('delivery')
		.values({
			workspace_id: workspaceId,
			key: delivery.key,
			conversation: delivery.conversation,
			kind: delivery.kind,
			thread_ts: delivery.threadTs ?? null,
			updates_ts: delivery.updatesTs ?? null,
			goes_on: delivery.goesOn ? first.id : null,
			record_key: delivery.recordKey ?? null,
			for_member: delivery.forMember ?? '',
			state: 'sending',
			started_at: delivery.startedAt,
			token,
			lease_until: leaseUntil,
		})
		.execute();
	await renewRest(work, workspaceId, token, leaseUntil);
	for (const batch of inBatches(ids))
		await work
			.updateTable('notification')
			.set((row) => ({
				state: 'sending',
				delivery_key: delivery.key,
				attempts: row('attempts', '+', 1),
				not_before: null,
				reason: null,
				told_at: null,
			}))
			.where('workspace_id', '=', workspaceId)
			.where('claim_token', '=', token)
			.where('state', '=', 'claimed')
			.where('id', 'in', batch)
			.execute();
	return 'begun';
}
