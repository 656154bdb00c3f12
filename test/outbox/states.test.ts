import { describe, expect, it } from 'vitest';
import { mayMove, notificationStates, type NotificationState } from '../../src/outbox/states';

/** Nothing leaves these, but that one that failed is tried again or taken back. */
const settledStates: readonly NotificationState[] = notificationStates.filter((state) =>
	notificationStates
		.filter((next) => mayMove(state, next))
		.every((next) => state === 'failed' && (next === 'queued' || next === 'withdrawn')),
);

describe('a notification', () => {
	it('is sent only from sending, or from unsure once Slack’s history shows it', () => {
		const before = notificationStates.filter((state) => mayMove(state, 'sent'));
		expect(before).toEqual(['sending', 'unsure']);
	});

	it('is never sent from the queue without being claimed and marked', () => {
		expect(mayMove('queued', 'sending')).toBe(false);
		expect(mayMove('queued', 'sent')).toBe(false);
	});

	it.each(['sent', 'withdrawn', 'expired', 'muted'] as const)('that is %s stays so', (from) => {
		expect(notificationStates.filter((state) => mayMove(from, state))).toEqual([]);
	});

	it('that waits is in queued, claimed, sending or unsure, and in no other state', () => {
		const waiting = notificationStates.filter((state) => !settledStates.includes(state));
		expect(waiting).toEqual(['queued', 'claimed', 'sending', 'unsure']);
	});

	it('can reach sent from every state that waits', () => {
		for (const state of notificationStates.filter((each) => !settledStates.includes(each))) {
			expect(reachable(state)).toContain('sent');
		}
	});
});

function reachable(from: (typeof notificationStates)[number]): Set<string> {
	const seen = new Set([from]);
	for (const state of seen) {
		for (const next of notificationStates) if (mayMove(state, next)) seen.add(next);
	}
	return seen;
}
