// Answers: whose time, weekday and zone hold?
import { describe, expect, it } from 'vitest';
import { noPreferences } from '../../src/preferences/preferences';
import { scheduleOf } from '../../src/preferences/scheduleOf';

describe('The schedule of a recipient', () => {
	const workspace = {
		...noPreferences,
		time: '08:00',
		weekday: 5,
		timeZone: 'America/New_York',
	} as const;

	it('is Monday at nine where nobody chose', () => {
		expect(scheduleOf()).toStrictEqual({ time: '09:00', weekday: 1 });
		expect(scheduleOf(noPreferences, noPreferences)).toStrictEqual({ time: '09:00', weekday: 1 });
	});

	it('is the workspace’s where the recipient did not choose, without its time zone', () => {
		expect(scheduleOf(noPreferences, workspace)).toStrictEqual({ time: '08:00', weekday: 5 });
	});

	it('takes time and weekday each from the first that chose it', () => {
		expect(scheduleOf({ ...noPreferences, time: '17:30' }, workspace)).toStrictEqual({
			time: '17:30',
			weekday: 5,
		});
		expect(scheduleOf({ ...noPreferences, weekday: 7 }, workspace)).toStrictEqual({
			time: '08:00',
			weekday: 7,
		});
	});

	it('names the zone that the recipient chose', () => {
		const own = { ...noPreferences, timeZone: 'Asia/Tokyo' };
		expect(scheduleOf(own, workspace).chosenTimeZone).toBe('Asia/Tokyo');
	});
});
