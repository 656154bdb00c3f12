// Answers: do digests and quiet hours keep to the wall clock where others' went wrong? Number 13 of the regressions.
import { describe, expect, it } from 'vitest';
import { firstAllowed } from '../../src/frequency/firstAllowed';
import { defaultSchedule, type ActiveFrequency, type Schedule } from '../../src/frequency/schedule';
import { whenToSend } from '../../src/frequency/whenToSend';
import { ends, minuteMs, utc } from './localClock';

/** Every instant, in order, at which something that comes in between is due. An event comes every five minutes. */
function dueBetween(
	from: string,
	until: string,
	frequency: ActiveFrequency,
	timeZone: string,
	schedule: Partial<Schedule>,
): string[] {
	const found = new Set<string>();
	for (let now = Date.parse(from); now < Date.parse(until); now += 5 * minuteMs) {
		const wished = { ...defaultSchedule, ...schedule };
		found.add(utc(whenToSend({ frequency, schedule: wished, timeZone, now }).dueAt));
	}
	return [...found];
}

/** Each instant, and until when it is quiet then; the same where it is not. */
function quietUntil(
	timeZone: string,
	quietHours: { from: string; to: string },
	nights: [string, string][],
): void {
	const schedule = { ...defaultSchedule, quietHours };
	const asked = nights.map(([at]) => utc(firstAllowed(Date.parse(at), schedule, timeZone).at));
	expect(asked).toEqual(nights.map(([, until]) => utc(until)));
}

describe('Number 13: digests where the clock is changed', () => {
	it('Number 13: daily at 02:30 comes once on the spring day, at 03:00 in New York', () => {
		const due = dueBetween(
			'2024-03-09T03:00-05:00',
			'2024-03-11T02:30-04:00',
			'daily',
			'America/New_York',
			{ time: '02:30' },
		);
		expect(due).toEqual(['2024-03-10T07:00:00.000Z', '2024-03-11T06:30:00.000Z']);
	});

	it('Number 13: daily at 01:30 comes once on the autumn day that shows it twice', () => {
		const due = dueBetween(
			'2024-11-02T02:00-04:00',
			'2024-11-04T01:30-05:00',
			'daily',
			'America/New_York',
			{ time: '01:30' },
		);
		expect(due).toEqual(['2024-11-03T05:30:00.000Z', '2024-11-04T06:30:00.000Z']);
	});

	it('Number 13: weekly keeps the wall clock over both changes', () => {
		const schedule = { time: '09:00', weekday: 1 } as const;
		const zone = 'America/New_York';
		expect(
			dueBetween('2024-03-04T10:00-05:00', '2024-03-18T09:00-04:00', 'weekly', zone, schedule),
		).toEqual(['2024-03-11T13:00:00.000Z', '2024-03-18T13:00:00.000Z']);
		expect(
			dueBetween('2024-10-28T10:00-04:00', '2024-11-11T09:00-05:00', 'weekly', zone, schedule),
		).toEqual(['2024-11-04T14:00:00.000Z', '2024-11-11T14:00:00.000Z']);
		expect(
			dueBetween('2024-02-26T10:00-05:00', '2024-03-04T09:00-05:00', 'weekly', zone, schedule),
		).toEqual(['2024-03-04T14:00:00.000Z']);
	});
});

describe('Number 13: digests and time zones', () => {
	it('Number 13: a time zone changed while waiting moves the end of the day to the new clock', () => {
		const now = Date.parse('2024-06-10T12:00Z');
		const daily = { frequency: 'daily', schedule: defaultSchedule, now } as const;
		const dueIn = (timeZone: string) => utc(whenToSend({ ...daily, timeZone }).dueAt);
		expect(dueIn('Europe/Paris')).toBe('2024-06-11T07:00:00.000Z');
		expect(dueIn('America/New_York')).toBe('2024-06-10T13:00:00.000Z');
	});

	it('Number 13: UTC+14 and UTC−11 have their own days, and twenty-five hours between their mornings', () => {
		expect(ends('daily', 'Pacific/Kiritimati', '2024-06-01T12:00Z', 2)).toEqual([
			'2024-06-01T19:00:00.000Z',
			'2024-06-02T19:00:00.000Z',
		]);
		expect(ends('daily', 'Pacific/Pago_Pago', '2024-06-01T12:00Z', 2)).toEqual([
			'2024-06-01T20:00:00.000Z',
			'2024-06-02T20:00:00.000Z',
		]);
		const monday = { time: '00:30', weekday: 1 } as const;
		expect(ends('weekly', 'Pacific/Kiritimati', '2024-06-05T00:00Z', 1, monday)).toEqual([
			'2024-06-09T10:30:00.000Z',
		]);
		expect(ends('weekly', 'Pacific/Pago_Pago', '2024-06-05T00:00Z', 1, monday)).toEqual([
			'2024-06-10T11:30:00.000Z',
		]);
	});

	it('Number 13: UTC+14 and UTC−11 have Sunday at different instants', () => {
		const week = { ...defaultSchedule, workingDays: [1, 2, 3, 4, 5, 6] as const };
		const sundayNoon = Date.parse('2024-06-09T12:00Z');
		// There it is Monday, 02:00; here still Sunday, 01:00.
		expect(firstAllowed(sundayNoon, week, 'Pacific/Kiritimati').putOff).toBeUndefined();
		expect(utc(firstAllowed(sundayNoon, week, 'Pacific/Pago_Pago').at)).toBe(
			'2024-06-10T20:00:00.000Z',
		);
	});

	it.each([
		['Asia/Kolkata', ['2024-06-01T12:30:00.000Z', '2024-06-01T13:30:00.000Z']],
		['Asia/Kathmandu', ['2024-06-01T12:15:00.000Z', '2024-06-01T13:15:00.000Z']],
		['Australia/Lord_Howe', ['2024-06-01T12:30:00.000Z', '2024-06-01T13:30:00.000Z']],
	])('Number 13: hourly comes on the full hour of %s', (timeZone, expected) => {
		expect(ends('hourly', timeZone, '2024-06-01T12:05Z', 2)).toEqual(expected);
	});

	it('Number 13: hourly comes on the full hour of Lord Howe, whose clock is changed by half an hour', () => {
		expect(ends('hourly', 'Australia/Lord_Howe', '2024-10-05T14:00Z', 3)).toEqual([
			'2024-10-05T14:30:00.000Z',
			'2024-10-05T16:00:00.000Z',
			'2024-10-05T17:00:00.000Z',
		]);
		expect(ends('hourly', 'Australia/Lord_Howe', '2024-04-06T13:30Z', 3)).toEqual([
			'2024-04-06T14:00:00.000Z',
			'2024-04-06T15:30:00.000Z',
			'2024-04-06T16:30:00.000Z',
		]);
	});
});

describe('Number 13: quiet hours where the clock is changed', () => {
	const overnight = { from: '22:00', to: '07:00' };

	it('Number 13: quiet hours keep the wall clock, and the night is an hour shorter or longer', () => {
		quietUntil('America/New_York', overnight, [
			['2024-03-09T22:00-05:00', '2024-03-10T11:00Z'],
			['2024-03-10T03:00-04:00', '2024-03-10T11:00Z'],
			['2024-11-02T22:00-04:00', '2024-11-03T12:00Z'],
			['2024-11-03T01:30-05:00', '2024-11-03T12:00Z'],
		]);
	});

	it('Number 13: an hour’s digests of a changed night all come at the end of the quiet hours', () => {
		const schedule = { quietHours: overnight };
		const zone = 'America/New_York';
		expect(
			dueBetween('2024-03-09T21:00-05:00', '2024-03-10T07:00-04:00', 'hourly', zone, schedule),
		).toEqual(['2024-03-10T11:00:00.000Z']);
		expect(
			dueBetween('2024-11-02T21:00-04:00', '2024-11-03T07:00-05:00', 'hourly', zone, schedule),
		).toEqual(['2024-11-03T12:00:00.000Z']);
	});

	it('Number 13: quiet hours whose end the clock jumps over end when it has jumped', () => {
		quietUntil('America/New_York', { from: '22:00', to: '02:30' }, [
			['2024-03-10T01:59-05:00', '2024-03-10T07:00Z'],
			['2024-03-10T03:00-04:00', '2024-03-10T07:00Z'],
		]);
	});

	it('Number 13: quiet hours whose beginning the clock jumps over begin when it has jumped', () => {
		quietUntil('America/New_York', { from: '02:30', to: '07:00' }, [
			['2024-03-10T01:59-05:00', '2024-03-10T06:59Z'],
			['2024-03-10T03:00-04:00', '2024-03-10T11:00Z'],
		]);
	});

	it('Number 13: quiet hours that the clock jumps over are not there that night', () => {
		quietUntil('America/New_York', { from: '02:10', to: '02:50' }, [
			['2024-03-10T01:59-05:00', '2024-03-10T06:59Z'],
			['2024-03-10T03:00-04:00', '2024-03-10T07:00Z'],
			['2024-03-11T02:10-04:00', '2024-03-11T06:50Z'],
		]);
	});

	it('Number 13: quiet hours that end at a time shown twice end at the first, and do not come again', () => {
		quietUntil('America/New_York', { from: '22:00', to: '01:30' }, [
			['2024-11-03T01:29-04:00', '2024-11-03T05:30Z'],
			['2024-11-03T01:30-04:00', '2024-11-03T05:30Z'],
			['2024-11-03T01:15-05:00', '2024-11-03T06:15Z'],
		]);
	});

	it('Number 13: quiet hours that begin at a time shown twice begin at the first, and go on', () => {
		quietUntil('America/New_York', { from: '01:30', to: '07:00' }, [
			['2024-11-03T01:29-04:00', '2024-11-03T05:29Z'],
			['2024-11-03T01:30-04:00', '2024-11-03T12:00Z'],
			['2024-11-03T01:15-05:00', '2024-11-03T12:00Z'],
		]);
	});

	it('Number 13: quiet hours keep the wall clock on Lord Howe, whose clock is changed by half an hour', () => {
		quietUntil('Australia/Lord_Howe', overnight, [
			['2024-10-05T22:00+10:30', '2024-10-05T20:00Z'],
			['2024-04-06T22:00+11:00', '2024-04-06T20:30Z'],
		]);
	});

	it('Number 13: quiet hours keep to the calendar of Apia, which had no 30 December 2011', () => {
		quietUntil('Pacific/Apia', overnight, [
			['2011-12-29T22:00-10:00', '2011-12-30T17:00Z'],
			['2011-12-31T00:00+14:00', '2011-12-30T17:00Z'],
		]);
	});
});
