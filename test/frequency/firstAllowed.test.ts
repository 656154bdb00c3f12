// Answers: until when do quiet hours and days off put off, and why?
import { describe, expect, it } from 'vitest';
import { firstAllowed, type RestSchedule } from '../../src/frequency/firstAllowed';
import { utc } from './localClock';

const overnight = { from: '22:00', to: '07:00' };
const workingWeek = [1, 2, 3, 4, 5] as const;

/** In London, where not said otherwise; the instant in UTC, and why. */
function allowed(
	at: string,
	schedule: Partial<RestSchedule>,
	timeZone = 'Europe/London',
): [string, string | undefined] {
	const found = firstAllowed(Date.parse(at), { time: '09:00', ...schedule }, timeZone);
	return [utc(found.at), found.putOff];
}

describe('Where nobody rests', () => {
	it.each<[string, Partial<RestSchedule>]>([
		['nothing is chosen', {}],
		['every day is a working day', { workingDays: [7, 6, 5, 4, 3, 2, 1] }],
		['no day is one', { workingDays: [] }],
		['what is stored is no weekday', { workingDays: [0, 8] as never }],
		['quiet hours begin when they end', { quietHours: { from: '22:00', to: '22:00' } }],
	])('the instant itself is allowed: %s', (_what, schedule) => {
		// Not even the zone is looked at.
		const at = Date.parse('2024-01-06T23:00Z');
		const asked = { time: '09:00', ...schedule };
		expect(firstAllowed(at, asked, 'Mars/Olympus')).toEqual({ at });
	});
});

describe('Quiet hours', () => {
	it('hold what is their first minute, and not what is their end', () => {
		const quiet = { quietHours: { from: '12:00', to: '13:30' } };
		expect(allowed('2024-01-15T11:59:59.999Z', quiet)[1]).toBeUndefined();
		expect(allowed('2024-01-15T12:00Z', quiet)).toEqual([utc('2024-01-15T13:30Z'), 'quiet_hours']);
		expect(allowed('2024-01-15T13:29:59.999Z', quiet)[0]).toBe(utc('2024-01-15T13:30Z'));
		expect(allowed('2024-01-15T13:30Z', quiet)[1]).toBeUndefined();
	});

	it('go on over midnight, to the same end before it and after it', () => {
		const end = [utc('2024-01-16T07:00Z'), 'quiet_hours'];
		expect(allowed('2024-01-15T22:00Z', { quietHours: overnight })).toEqual(end);
		expect(allowed('2024-01-16T00:00Z', { quietHours: overnight })).toEqual(end);
		expect(allowed('2024-01-16T06:59:59.999Z', { quietHours: overnight })).toEqual(end);
		expect(allowed('2024-01-16T07:00Z', { quietHours: overnight })[1]).toBeUndefined();
	});

	it('may end at midnight, and may leave no more than a minute', () => {
		expect(allowed('2024-01-15T23:59Z', { quietHours: { from: '18:00', to: '00:00' } })[0]).toBe(
			utc('2024-01-16T00:00Z'),
		);
		const minute = { quietHours: { from: '12:01', to: '12:00' } };
		expect(allowed('2024-01-15T12:00:59.999Z', minute)[1]).toBeUndefined();
		expect(allowed('2024-01-15T12:01Z', minute)[0]).toBe(utc('2024-01-16T12:00Z'));
	});

	it('are those of the local clock', () => {
		expect(allowed('2024-06-01T20:00Z', { quietHours: overnight }, 'Asia/Kathmandu')).toEqual([
			utc('2024-06-02T07:00+05:45'),
			'quiet_hours',
		]);
	});
});

describe('A day off', () => {
	it('puts off to the time of the next working day', () => {
		const week = { workingDays: workingWeek };
		expect(allowed('2024-01-06T00:00Z', week)).toEqual([utc('2024-01-08T09:00Z'), 'day_off']);
		expect(allowed('2024-01-07T23:59:59.999Z', week)[0]).toBe(utc('2024-01-08T09:00Z'));
		expect(allowed('2024-01-08T00:00Z', week)[1]).toBeUndefined();
		expect(allowed('2024-01-05T23:59Z', week)[1]).toBeUndefined();
	});

	it('is asked about before the quiet hours', () => {
		const both = { workingDays: workingWeek, quietHours: overnight };
		expect(allowed('2024-01-07T23:00Z', both)).toEqual([utc('2024-01-08T09:00Z'), 'day_off']);
		expect(allowed('2024-01-08T03:00Z', both)).toEqual([utc('2024-01-08T07:00Z'), 'quiet_hours']);
	});

	it('follows on the quiet hours of the night before it, which stay the reason', () => {
		const both = { workingDays: workingWeek, quietHours: overnight };
		expect(allowed('2024-01-05T22:30Z', both)).toEqual([utc('2024-01-08T09:00Z'), 'quiet_hours']);
	});

	it('is over with the quiet hours where the chosen time lies in them', () => {
		const late = { quietHours: { from: '20:00', to: '10:00' }, workingDays: workingWeek };
		expect(allowed('2024-01-06T12:00Z', late)[0]).toBe(utc('2024-01-08T10:00Z'));
		const noon = { ...late, time: '12:15', quietHours: { from: '12:00', to: '13:00' } };
		expect(allowed('2024-01-06T12:00Z', noon)[0]).toBe(utc('2024-01-08T13:00Z'));
	});

	it('is over as soon as the day is not quiet where the night after it holds the chosen time', () => {
		const mondays = { time: '23:00', quietHours: overnight, workingDays: [1] } as const;
		expect(allowed('2024-01-07T12:00Z', mondays)[0]).toBe(utc('2024-01-08T07:00Z'));
		expect(allowed('2024-01-08T21:59Z', mondays)[1]).toBeUndefined();
		expect(allowed('2024-01-08T22:00Z', mondays)).toEqual([
			utc('2024-01-15T07:00Z'),
			'quiet_hours',
		]);
		const midnight = { ...mondays, quietHours: { from: '22:00', to: '00:00' } };
		expect(allowed('2024-01-07T12:00Z', midnight)[0]).toBe(utc('2024-01-08T00:00Z'));
	});

	it('puts off to nine what does not hold up what comes by itself at eight', () => {
		const week = { workingDays: workingWeek };
		expect(allowed('2024-01-07T12:00Z', week)[0]).toBe(utc('2024-01-08T09:00Z'));
		expect(allowed('2024-01-08T08:00Z', week)).toEqual([utc('2024-01-08T08:00Z'), undefined]);
	});

	it('passes over a working day that the calendar leaves out, as Apia’s Friday in 2011', () => {
		const fridays = { workingDays: [5] } as const;
		expect(allowed('2011-12-28T12:00-10:00', fridays, 'Pacific/Apia')[0]).toBe(
			utc('2012-01-06T09:00+14:00'),
		);
	});

	it('passes over a working day whose only minute the clock jumps over, as Beirut’s midnight in 2024', () => {
		const minuteOnSundays = {
			quietHours: { from: '00:01', to: '00:00' },
			workingDays: [7],
		} as const;
		expect(allowed('2024-03-27T12:00Z', minuteOnSundays, 'Asia/Beirut')[0]).toBe(
			utc('2024-04-07T00:00+03:00'),
		);
	});

	it('begins once, where St John’s came to a Sunday and back to Saturday', () => {
		// At 00:01 on the 7th the clock went back to 23:01 on the 6th.
		const saturdays = { workingDays: [6] } as const;
		const next = utc('2010-11-13T09:00-03:30');
		expect(allowed('2010-11-06T23:59-02:30', saturdays, 'America/St_Johns')[1]).toBeUndefined();
		expect(allowed('2010-11-07T00:00-02:30', saturdays, 'America/St_Johns')[0]).toBe(next);
		expect(allowed('2010-11-06T23:30-03:30', saturdays, 'America/St_Johns')[0]).toBe(next);
	});
});
