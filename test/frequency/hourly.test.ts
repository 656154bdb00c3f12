// Answers: when do hourly windows end?
import { describe, expect, it } from 'vitest';
import { ends, utc } from './localClock';

describe('An hourly window', () => {
	it('ends when the local clock shows the full hour, and what happens then belongs to the next', () => {
		expect(ends('hourly', 'Europe/London', '2024-01-15T08:59:59.999Z', 1)).toEqual([
			utc('2024-01-15T09:00Z'),
		]);
		expect(ends('hourly', 'Europe/London', '2024-01-15T09:00Z', 1)).toEqual([
			utc('2024-01-15T10:00Z'),
		]);
	});

	it.each([
		['Asia/Kolkata', '2024-06-01T12:30Z'],
		['America/St_Johns', '2024-06-01T12:30Z'],
		['Asia/Kathmandu', '2024-06-01T12:15Z'],
		['Australia/Eucla', '2024-06-01T12:15Z'],
		['Pacific/Chatham', '2024-06-01T12:15Z'],
		['Pacific/Kiritimati', '2024-06-01T13:00Z'],
		['Pacific/Pago_Pago', '2024-06-01T13:00Z'],
	])('ends on the full hour of %s, at %s', (timeZone, end) => {
		expect(ends('hourly', timeZone, '2024-06-01T12:05Z', 1)).toEqual([utc(end)]);
	});

	it('ends every hour while New York goes over to summer time and back', () => {
		expect(ends('hourly', 'America/New_York', '2024-03-10T01:00-05:00', 2)).toEqual([
			utc('2024-03-10T03:00-04:00'),
			utc('2024-03-10T04:00-04:00'),
		]);
		expect(ends('hourly', 'America/New_York', '2024-11-03T00:30-04:00', 3)).toEqual([
			utc('2024-11-03T01:00-04:00'),
			utc('2024-11-03T01:00-05:00'),
			utc('2024-11-03T02:00-05:00'),
		]);
	});

	it('is half an hour longer on Lord Howe where the clock jumps from 02:00 to 02:30', () => {
		expect(ends('hourly', 'Australia/Lord_Howe', '2024-10-06T00:30+10:30', 3)).toEqual([
			utc('2024-10-06T01:00+10:30'),
			utc('2024-10-06T03:00+11:00'),
			utc('2024-10-06T04:00+11:00'),
		]);
	});

	it('is half an hour longer on Lord Howe where the clock goes back from 02:00 to 01:30', () => {
		expect(ends('hourly', 'Australia/Lord_Howe', '2024-04-07T00:30+11:00', 3)).toEqual([
			utc('2024-04-07T01:00+11:00'),
			utc('2024-04-07T02:00+10:30'),
			utc('2024-04-07T03:00+10:30'),
		]);
	});

	it('ends at the first instant of the new day where Apia leaves a day out', () => {
		expect(ends('hourly', 'Pacific/Apia', '2011-12-29T23:30-10:00', 2)).toEqual([
			utc('2011-12-31T00:00+14:00'),
			utc('2011-12-31T01:00+14:00'),
		]);
	});
});
