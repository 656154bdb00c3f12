// Answers: who reads the gallery's messages, and when did what they tell of happen?
import type { NotificationEvent } from '../src/event';

/** A Thursday morning. */
export const happenedAt = Date.UTC(2026, 2, 5, 8, 30);

export const reader = { timeZone: 'Europe/Paris', now: happenedAt };

export function event(but: Partial<NotificationEvent>): NotificationEvent {
	return {
		type: 'task.assigned',
		title: 'Task assigned',
		fields: [],
		occurredAt: happenedAt,
		...but,
	};
}
