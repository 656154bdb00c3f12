// Answers: what does whenToSend say for each frequency?
import { describe, expect, it } from 'vitest';
import { defaultSchedule } from '../../src/frequency/schedule';
import { whenToSend } from '../../src/frequency/whenToSend';

const question = { schedule: defaultSchedule, timeZone: 'Europe/Paris', now: 1_718_000_123_456 };

describe('whenToSend', () => {
	it('says now, and no window, for what is immediate', () => {
		expect(whenToSend({ ...question, frequency: 'immediate' })).toEqual({ dueAt: question.now });
	});

	it.each([
		['hourly', '2024-06-10T07:00Z'],
		['daily', '2024-06-11T07:00Z'],
		['weekly', '2024-06-17T07:00Z'],
	] as const)('says the end of the window that is open for what is %s', (frequency, end) => {
		// It is Monday 10 June 2024, 08:15 in Paris; the digest is made at nine.
		const late = { ...question, now: Date.parse('2024-06-10T08:15+02:00') };
		const afterNine = { ...question, now: Date.parse('2024-06-10T09:15+02:00') };
		const dueAt = Date.parse(end);
		expect(whenToSend({ ...(frequency === 'hourly' ? late : afterNine), frequency })).toEqual({
			dueAt,
			windowEndsAt: dueAt,
		});
	});

	it('follows a time zone that changed while waiting: the day ends by the new clock', () => {
		const now = Date.parse('2024-06-10T12:00Z');
		const daily = { frequency: 'daily', schedule: defaultSchedule, now } as const;
		expect(whenToSend({ ...daily, timeZone: 'Europe/Paris' }).dueAt).toBe(
			Date.parse('2024-06-11T09:00+02:00'),
		);
		expect(whenToSend({ ...daily, timeZone: 'America/New_York' }).dueAt).toBe(
			Date.parse('2024-06-10T09:00-04:00'),
		);
	});
});
