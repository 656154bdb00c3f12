// Answers: what is to go out now, whatever it waits for?
import type { Instant } from '../../clock';
import type { Notification } from '../../outbox/notification';
import type { Which } from '../contract';
import { readNotification } from '../rows/notification';
import type { Work } from '../tables';
import { decisionAbout, writeDecisions } from './decisions';
import { fits } from './which';

/** The window stays: what was to go out as a digest goes out as one, only sooner. */
export async function hurry(
	work: Work,
	workspaceId: string,
	which: Which,
	now: Instant,
): Promise<Notification[]> {
	const rows = await work
		.updateTable('notification')
		.set((row) => ({
			due_at: row.case().when('due_at', '>', now).then(row.val(now)).else(row.ref('due_at')).end(),
			not_before: null,
			hurried_at: now,
		}))
		.where('workspace_id', '=', workspaceId)
		.where('state', '=', 'queued')
		.where(fits(which))
		.returningAll()
		.execute();
	const hurried = rows.map(readNotification).sort((a, b) => a.id - b.id);
	const because = { outcome: 'queued', reason: 'sent_now' } as const;
	const decided = hurried.map((each) => ({
		decision: decisionAbout(each, { ...because, dueAt: each.dueAt }),
		notificationId: each.id,
	}));
	await writeDecisions(work, workspaceId, decided, now);
	return hurried;
}
