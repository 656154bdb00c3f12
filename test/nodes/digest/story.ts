// Answers: what does the log hold about one event, where a test has no engine?
import type { LoggedDecision, WhyStory } from '../../../src/index';

export const ana: LoggedDecision['recipient'] = { kind: 'member', key: 'ana@acme.com' };
const day = Date.UTC(2026, 2, 3, 9);

/** Hours after 3 March 2026, 09:00 UTC. */
export function hour(count: number): number {
	return day + count * 3_600_000;
}

let lastId = 0;

export function decision(
	reason: LoggedDecision['reason'],
	but: Partial<LoggedDecision> = {},
): LoggedDecision {
	return {
		id: ++lastId,
		at: day,
		recipient: ana,
		type: 'task.assigned',
		title: 'Call Bob',
		dedupeKey: 'E-1',
		outcome: 'queued',
		reason,
		notificationId: 7,
		...but,
	};
}

export function story(decisions: LoggedDecision[], but: Partial<WhyStory> = {}): WhyStory {
	return {
		recipient: ana,
		type: 'task.assigned',
		title: 'Call Bob',
		dedupeKey: 'E-1',
		decisions,
		...but,
	};
}
