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

	it('says the end of the quiet hours, as a window of its own, for what is immediate then', () => {
		const quietHours = { from: '22:00', to: '07:30' };
		const schedule = { ...defaultSchedule, quietHours };
		const night = { ...question, schedule, now: Date.parse('2024-06-10T23:15+02:00') };
		const dueAt = Date.parse('2024-06-11T07:30+02:00');
		const putOff = { dueAt, windowEndsAt: dueAt, putOff: 'quiet_hours' };
		expect(whenToSend({ ...night, frequency: 'immediate' })).toEqual(putOff);
		expect(whenToSend({ ...night, frequency: 'hourly' })).toEqual(putOff);
		expect(whenToSend({ ...night, frequency: 'hourly', now: night.now + 3_600_000 })).toEqual(
			putOff,
		);
	});

	it('says the next working day for a weekly digest of a day off', () => {
		const schedule = { time: '17:00', weekday: 7, workingDays: [1, 2, 3, 4, 5] } as const;
		const dueAt = Date.parse('2024-06-17T17:00+02:00');
		expect(whenToSend({ ...question, schedule, frequency: 'weekly' })).toEqual({
			dueAt,
			windowEndsAt: dueAt,
			putOff: 'day_off',
		});
	});
});
