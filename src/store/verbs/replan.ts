// Answers: what waits now for something else than before, or for nothing any more?
import type { Updateable } from 'kysely';
import type { Instant } from '../../clock';
import type { Notification } from '../../outbox/notification';
import { inBatches } from '../batches';
import type { Replan } from '../contract';
import { readNotification } from '../rows/notification';
import type { NotificationTable, Work } from '../tables';
import { decisionAbout, writeDecisions, type Decided } from './decisions';
import { eraseFilesOf, hasFiles } from './ownFiles';
import { takeBackFreed } from './takeBack';

export async function replan(
	work: Work,
	workspaceId: string,
	changes: readonly Replan[],
	now: Instant,
	token?: string,
): Promise<number[]> {
	const wanted = new Map(changes.map((change) => [change.id, change]));
	// Most changes of one call are alike, and those are written with one statement.
	const alike = Map.groupBy(wanted.values(), ({ id: _, ...change }) => JSON.stringify(change));
	const changed: Notification[] = [];
	for (const group of alike.values())
		for (const batch of inBatches(group)) {
			const ids = batch.map(({ id }) => id);
			const rows = await work
				.updateTable('notification')
				.set(changedBy(group[0]!, now))
				.where('workspace_id', '=', workspaceId)
				.where('state', '=', token === undefined ? 'queued' : 'claimed')
				.$if(token !== undefined, (rows) => rows.where('claim_token', '=', token!))
				.where('id', 'in', ids)
				.returningAll()
				.execute();
			changed.push(...rows.map(readNotification));
		}
	changed.sort((a, b) => a.id - b.id);
	const decided = changed.map((each) => decidedAbout(each, wanted.get(each.id)!));
	await writeDecisions(work, workspaceId, decided, now);
	const owners = changed.filter(hasFiles).map(({ id }) => id);
	await eraseFilesOf(work, workspaceId, owners);
	if (token !== undefined) await takeBackFreed(work, workspaceId, now);
	return changed.map(({ id }) => id);
}

/** In every case a claim is over. */
function changedBy(change: Replan, now: Instant): Updateable<NotificationTable> {
	const over = { claim_token: null, lease_until: null };
	switch (change.to) {
		case 'queued':
			return {
				...over,
				state: 'queued',
				frequency: change.frequency,
				rule: change.rule,
				due_at: change.dueAt,
				window_ends_at: change.windowEndsAt ?? null,
				put_off: change.putOff ?? null,
			};
		case 'muted':
			return {
				...over,
				state: 'muted',
				rule: change.rule,
				reason: change.inDefaultChannel ? 'default_channel' : null,
				settled_at: now,
			};
		case 'expired':
			return { ...over, state: 'expired', reason: null, settled_at: now };
		case 'superseded':
			return { ...over, state: 'withdrawn', reason: 'superseded', settled_at: now };
	}
}

function decidedAbout(notification: Notification, change: Replan): Decided {
	const notificationId = notification.id;
	switch (change.to) {
		case 'queued': {
			const { because: reason, dueAt } = change;
			const said = { outcome: 'queued', reason, dueAt } as const;
			return { decision: decisionAbout(notification, said), notificationId };
		}
		case 'muted': {
			const detail = change.inDefaultChannel && 'default_channel';
			const said = { outcome: 'skipped', reason: 'muted', detail, frequency: 'off' } as const;
			return { decision: decisionAbout(notification, said), notificationId };
		}
		case 'expired':
		case 'superseded': {
			const said = { outcome: 'skipped', reason: change.to } as const;
			return { decision: decisionAbout(notification, said), notificationId };
		}
	}
}
