// Answers: when do daily windows end, on ordinary days and on days whose clock is changed?
import { describe, expect, it } from 'vitest';
import { ends, utc } from './localClock';

function dailyEnds(timeZone: string, time: string, after: string, count = 3): string[] {
	return ends('daily', timeZone, after, count, { time });
}

describe('A daily window on ordinary days', () => {
	it('ends today while the time is still to come, and tomorrow once it has come', () => {
		expect(dailyEnds('Europe/London', '09:00', '2024-01-15T08:59Z', 1)).toEqual([
			utc('2024-01-15T09:00Z'),
		]);
		expect(dailyEnds('Europe/London', '09:00', '2024-01-15T09:01Z', 1)).toEqual([
			utc('2024-01-16T09:00Z'),
		]);
	});

	it('does not hold what happens exactly at its end: that belongs to the next window', () => {
		expect(dailyEnds('Europe/London', '09:00', '2024-01-15T08:59:59.999Z', 1)).toEqual([
			utc('2024-01-15T09:00Z'),
		]);
		expect(dailyEnds('Europe/London', '09:00', '2024-01-15T09:00Z', 1)).toEqual([
			utc('2024-01-16T09:00Z'),
		]);
	});

	it.each([
		['Asia/Kolkata', '2024-06-01T09:00+05:30'],
		['Asia/Kathmandu', '2024-06-01T09:00+05:45'],
		['Australia/Eucla', '2024-06-01T09:00+08:45'],
		['America/St_Johns', '2024-06-01T09:00-02:30'],
		['Pacific/Kiritimati', '2024-06-01T09:00+14:00'],
		['Pacific/Pago_Pago', '2024-06-01T09:00-11:00'],
	])('ends at nine of the local clock in %s', (timeZone, nine) => {
		const justBefore = utc(Date.parse(nine) - 1);
		expect(dailyEnds(timeZone, '09:00', justBefore, 1)).toEqual([utc(nine)]);
	});

	it('ends at local midnight for 00:00', () => {
		expect(dailyEnds('Asia/Kolkata', '00:00', '2024-06-01T12:00Z', 1)).toEqual([
			utc('2024-06-02T00:00+05:30'),
		]);
	});
});

describe('A daily window whose time the clock jumps over', () => {
	it('ends once, at 03:00, for 02:30 in New York on 10 March 2024', () => {
		expect(dailyEnds('America/New_York', '02:30', '2024-03-09T12:00Z')).toEqual([
			utc('2024-03-10T03:00-04:00'),
			utc('2024-03-11T02:30-04:00'),
			utc('2024-03-12T02:30-04:00'),
		]);
	});

	it('ends once, at 02:00, for 01:30 in London on 31 March 2024', () => {
		expect(dailyEnds('Europe/London', '01:30', '2024-03-30T12:00Z')).toEqual([
			utc('2024-03-31T02:00+01:00'),
			utc('2024-04-01T01:30+01:00'),
			utc('2024-04-02T01:30+01:00'),
		]);
	});

	it('ends once, at 02:30, for 02:15 on Lord Howe, where the clock jumps by half an hour', () => {
		expect(dailyEnds('Australia/Lord_Howe', '02:15', '2024-10-05T12:00Z')).toEqual([
			utc('2024-10-06T02:30+11:00'),
			utc('2024-10-07T02:15+11:00'),
			utc('2024-10-08T02:15+11:00'),
		]);
	});

	it.each([
		['America/Sao_Paulo', '2018-11-03T12:00Z', '2018-11-04T01:00-02:00', '2018-11-05T00:30-02:00'],
		['Asia/Beirut', '2024-03-30T12:00Z', '2024-03-31T01:00+03:00', '2024-04-01T00:30+03:00'],
		['Africa/Cairo', '2024-04-25T12:00Z', '2024-04-26T01:00+03:00', '2024-04-27T00:30+03:00'],
	])(
		'ends once, at 01:00 of the same day, for 00:30 in %s, where the day begins at 01:00',
		(timeZone, after, onTheDay, dayAfter) => {
			expect(dailyEnds(timeZone, '00:30', after, 2)).toEqual([utc(onTheDay), utc(dayAfter)]);
			expect(dailyEnds(timeZone, '00:00', after, 1)).toEqual([utc(onTheDay)]);
		},
	);

	it('ends once, at 01:01, for 00:30 in St John’s in 2010, where the clock jumped at one past midnight', () => {
		expect(dailyEnds('America/St_Johns', '00:30', '2010-03-13T12:00Z', 2)).toEqual([
			utc('2010-03-14T01:01-02:30'),
			utc('2010-03-15T00:30-02:30'),
		]);
	});

	it('ends at 22:59, inside its own day, where Nuuk jumps from 23:00 to midnight', () => {
		expect(dailyEnds('America/Nuuk', '23:30', '2024-03-29T12:00Z', 4)).toEqual([
			utc('2024-03-29T23:30-02:00'),
			utc('2024-03-30T22:59-02:00'),
			utc('2024-03-31T23:30-01:00'),
			utc('2024-04-01T23:30-01:00'),
		]);
	});
});

describe('A daily window whose time the clock shows twice', () => {
	it('ends once, at the first 01:30, in New York on 3 November 2024', () => {
		expect(dailyEnds('America/New_York', '01:30', '2024-11-02T12:00Z')).toEqual([
			utc('2024-11-03T01:30-04:00'),
			utc('2024-11-04T01:30-05:00'),
			utc('2024-11-05T01:30-05:00'),
		]);
	});

	it('ends tomorrow for what happens between the two', () => {
		expect(dailyEnds('America/New_York', '01:30', '2024-11-03T01:15-05:00', 1)).toEqual([
			utc('2024-11-04T01:30-05:00'),
		]);
	});

	it('ends once, at the first 01:30, in London on 27 October 2024', () => {
		expect(dailyEnds('Europe/London', '01:30', '2024-10-26T12:00Z', 2)).toEqual([
			utc('2024-10-27T01:30+01:00'),
			utc('2024-10-28T01:30Z'),
		]);
	});

	it('ends once, at the first 01:45, on Lord Howe on 7 April 2024', () => {
		expect(dailyEnds('Australia/Lord_Howe', '01:45', '2024-04-06T12:00Z', 2)).toEqual([
			utc('2024-04-07T01:45+11:00'),
			utc('2024-04-08T01:45+10:30'),
		]);
	});

	it('ends once a day in St John’s in 2010, where the clock went back into the day before', () => {
		// At 00:01 on the 7th the clock went back to 23:01 on the 6th.
		expect(dailyEnds('America/St_Johns', '23:30', '2010-11-06T12:00Z', 2)).toEqual([
			utc('2010-11-06T23:30-02:30'),
			utc('2010-11-07T23:30-03:30'),
		]);
		expect(dailyEnds('America/St_Johns', '00:00', '2010-11-06T12:00Z', 2)).toEqual([
			utc('2010-11-07T00:00-02:30'),
			utc('2010-11-08T00:00-03:30'),
		]);
		expect(dailyEnds('America/St_Johns', '00:00', '2010-11-06T23:15-03:30', 1)).toEqual([
			utc('2010-11-08T00:00-03:30'),
		]);
	});
});

describe('A daily window where a local day does not exist', () => {
	it('does not end on 30 December 2011 in Apia, which had no such day', () => {
		expect(dailyEnds('Pacific/Apia', '09:00', '2011-12-28T12:00-10:00')).toEqual([
			utc('2011-12-29T09:00-10:00'),
			utc('2011-12-31T09:00+14:00'),
			utc('2012-01-01T09:00+14:00'),
		]);
	});

	it('ends at the first instant of 31 December 2011 in Apia for 00:00, and only once', () => {
		expect(dailyEnds('Pacific/Apia', '00:00', '2011-12-28T12:00-10:00')).toEqual([
			utc('2011-12-29T00:00-10:00'),
			utc('2011-12-31T00:00+14:00'),
			utc('2012-01-01T00:00+14:00'),
		]);
	});
});
