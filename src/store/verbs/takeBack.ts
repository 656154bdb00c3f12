// Answers: what was to be taken back while somebody held it, and can be now?
import type { Instant } from '../../clock';
import { inBatches } from '../batches';
import { readNotification } from '../rows/notification';
import type { NotificationTable, Work } from '../tables';
import { decisionAbout, writeDecisions } from './decisions';
import { eraseFilesOf, hasFiles } from './ownFiles';

type Reason = NonNullable<NotificationTable['taken_back']>;

/** Those that are held stay where they are until that is over; of one whose message is there already, the files follow. */
export async function takeBack(
	work: Work,
	workspaceId: string,
	ids: readonly number[],
	reason: Reason,
	now: Instant,
): Promise<void> {
	for (const batch of inBatches(ids)) {
		await work
			.updateTable('notification')
			.set({ state: 'withdrawn', reason, settled_at: now })
			.where('workspace_id', '=', workspaceId)
			.where('state', 'in', ['queued', 'failed'])
			.where('ts', 'is', null)
			.where('id', 'in', batch)
			.execute();
		await work
			.updateTable('notification')
			.set({ taken_back: reason })
			.where('workspace_id', '=', workspaceId)
			.where('state', 'in', ['claimed', 'sending', 'unsure'])
			.where('ts', 'is', null)
			.where('id', 'in', batch)
			.execute();
	}
	await eraseFilesOf(work, workspaceId, ids);
}

/** Called wherever something is queued again: nobody was told of it, and nobody is to be. */
export async function takeBackFreed(work: Work, workspaceId: string, now: Instant): Promise<void> {
	for (const reason of ['withdrawn', 'superseded', 'cancelled_out'] as const) {
		const rows = await work
			.updateTable('notification')
			.set({ state: 'withdrawn', reason, settled_at: now })
			.where('workspace_id', '=', workspaceId)
			.where('taken_back', 'is not', null)
			.where('taken_back', '=', reason)
			.where('state', 'in', ['queued', 'failed'])
			.returningAll()
			.execute();
		const notifications = rows.map(readNotification);
		const owners = notifications.filter(hasFiles).map(({ id }) => id);
		await eraseFilesOf(work, workspaceId, owners);
		const decided = notifications.map((each) => ({
			decision: decisionAbout(each, { outcome: 'skipped', reason }),
			notificationId: each.id,
		}));
		await writeDecisions(work, workspaceId, decided, now);
	}
}
