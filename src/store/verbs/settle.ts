// Answers: how did it end? Only the holder of the claim may say.
import type { Instant } from '../../clock';
import type { OutboxStore, Settlement } from '../contract';
import { readNotification } from '../rows/notification';
import type { Work } from '../tables';
import { endedDelivery, endedNotification, goneOn } from './ended';
import { eraseFilesOf, hasFiles } from './ownFiles';
import { rememberMessage } from './rememberMessage';
import { writeGoneOn, writeSettled } from './settled';
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
		.select(['key', 'conversation', 'kind', 'thread_ts', 'updates_ts'])
		.select(['goes_on', 'record_key', 'for_member', 'state'])
		.where('workspace_id', '=', workspaceId)
		.where('key', '=', deliveryKey)
		.where('token', '=', token)
		.where('state', 'in', ['sending', 'unsure'])
		.executeTakeFirst();
	if (!before) return false;

	await work
		.updateTable('delivery')
		.set(endedDelivery(settlement, now))
		.where('workspace_id', '=', workspaceId)
		.where('key', '=', deliveryKey)
		.execute();
	const sent = settlement.state === 'sent' ? settlement : undefined;
	// Without a place for its files to follow to, it would be sent again and again.
	const goesOn = before.goes_on !== null && sent?.ts !== undefined;
	const rows = await work
		.updateTable('notification')
		.set(goesOn ? goneOn(sent, now) : endedNotification(settlement, now))
		.where('workspace_id', '=', workspaceId)
		.where('delivery_key', '=', deliveryKey)
		.where('claim_token', '=', token)
		.where('state', 'in', ['sending', 'unsure'])
		.returningAll()
		.execute();
	const notifications = rows.map(readNotification);
	const { record_key } = before;
	if (sent && record_key !== null)
		for (const about of rows.slice(0, 1))
			await rememberMessage(work, workspaceId, { ...before, record_key, about }, sent, now);
	if (sent && !goesOn) {
		const owners = notifications.filter(hasFiles).map(({ id }) => id);
		await eraseFilesOf(work, workspaceId, owners);
	}
	if (goesOn) await writeGoneOn(work, workspaceId, notifications, now);
	// One that stays unsure is looked up for ever, and told about once.
	else if (settlement.state !== before.state)
		await writeSettled(work, workspaceId, notifications, settlement, now);
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
		.set(endedNotification(settlement, now))
		.where('workspace_id', '=', workspaceId)
		.where('claim_token', '=', token)
		.where('state', '=', 'claimed')
		.returningAll()
		.execute();
	await writeSettled(work, workspaceId, rows.map(readNotification), settlement, now);
	await takeBackFreed(work, workspaceId, now);
	return rows.length;
}
