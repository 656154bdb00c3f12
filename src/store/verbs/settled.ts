// Answers: what is told later about notifications whose attempt ended?
import type { Instant } from '../../clock';
import type { Decision, Notification } from '../../outbox/notification';
import type { Settlement } from '../contract';
import type { Work } from '../tables';
import { decisionAbout, writeDecisions } from './decisions';

/** One that is queued again has been told about already: it waits as before. */
export async function writeSettled(
	work: Work,
	workspaceId: string,
	notifications: readonly Notification[],
	settlement: Settlement,
	now: Instant,
): Promise<void> {
	const said = sayEnd(settlement);
	if (said) await write(work, workspaceId, notifications, said, now);
}

/** Of those whose message was sent, and whose files are still to follow. */
export async function writeGoneOn(
	work: Work,
	workspaceId: string,
	notifications: readonly Notification[],
	now: Instant,
): Promise<void> {
	const said = { outcome: 'queued', reason: 'files_follow', dueAt: now } as const;
	await write(work, workspaceId, notifications, said, now);
}

type Said = Pick<Decision, 'outcome' | 'reason' | 'detail' | 'dueAt'>;

async function write(
	work: Work,
	workspaceId: string,
	notifications: readonly Notification[],
	said: Said,
	now: Instant,
): Promise<void> {
	const decided = notifications.map((each) => ({
		decision: decisionAbout(each, said),
		notificationId: each.id,
	}));
	await writeDecisions(work, workspaceId, decided, now);
}

function sayEnd(settlement: Settlement): Said | undefined {
	switch (settlement.state) {
		case 'sent':
			return { outcome: 'sent', reason: settlement.testMode ? 'test_mode' : 'sent' };
		case 'failed':
			return {
				outcome: 'skipped',
				reason: settlement.because ?? 'refused',
				detail: settlement.reason,
			};
		case 'unsure':
			return { outcome: 'queued', reason: 'answer_lost', detail: settlement.reason };
		case 'queued':
			return undefined;
	}
}
