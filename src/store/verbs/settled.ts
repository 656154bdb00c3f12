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
	if (!said) return;
	const decided = notifications.map((each) => ({
		decision: decisionAbout(each, said),
		notificationId: each.id,
	}));
	await writeDecisions(work, workspaceId, decided, now);
}

function sayEnd(
	settlement: Settlement,
): Pick<Decision, 'outcome' | 'reason' | 'detail'> | undefined {
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
