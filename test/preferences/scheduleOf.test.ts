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
	const night = { from: '22:00', to: '07:00' };
	const noon = { from: '12:00', to: '13:00' };

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

	it('has the recipient’s quiet hours, or else the workspace’s', () => {
		const quiet = { ...workspace, quietHours: night };
		expect(scheduleOf(undefined, quiet).quietHours).toEqual(night);
		expect(scheduleOf({ ...noPreferences, quietHours: noon }, quiet).quietHours).toEqual(noon);
	});

	it('has no quiet hours where the recipient wants none, whatever the workspace has', () => {
		const quiet = { ...workspace, quietHours: night };
		expect(scheduleOf({ ...noPreferences, quietHours: 'none' }, quiet)).not.toHaveProperty(
			'quietHours',
		);
		expect(scheduleOf(undefined, { ...workspace, quietHours: 'none' })).not.toHaveProperty(
			'quietHours',
		);
	});

	it('has the recipient’s working days, or else the workspace’s, and no days off where all seven are', () => {
		const office = { ...workspace, workingDays: [1, 2, 3, 4, 5] } as const;
		expect(scheduleOf(noPreferences, office).workingDays).toEqual([1, 2, 3, 4, 5]);
		expect(scheduleOf({ ...noPreferences, workingDays: [6, 7] }, office).workingDays).toEqual([
			6, 7,
		]);
		expect(
			scheduleOf({ ...noPreferences, workingDays: [1, 2, 3, 4, 5, 6, 7] }, office),
		).not.toHaveProperty('workingDays');
	});
});
