// Answers: what would be accepted? For a transaction that is rolled back.
import type { Instant } from '../../clock';
import type { NewNotification } from '../../outbox/notification';
import type { AcceptRules, OutboxStore, Skipped } from '../contract';
import type { Work } from '../tables';
import { accept } from './accept';
import { findNotifications } from './notifications';

export async function rehearse(
	work: Work,
	workspaceId: string,
	notifications: readonly NewNotification[],
	skipped: readonly Skipped[],
	now: Instant,
	rules?: AcceptRules,
): ReturnType<OutboxStore['rehearse']> {
	const acceptances = await accept(work, workspaceId, notifications, skipped, now, rules);
	const ids = acceptances.flatMap((each) => {
		if (each.accepted) return each.id;
		return 'existing' in each ? each.existing.id : [];
	});
	return { acceptances, notifications: await findNotifications(work, workspaceId, ids) };
}
