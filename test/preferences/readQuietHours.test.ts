// Answers: how may quiet hours be written?
import { describe, expect, it } from 'vitest';
import { BadInput } from '../../src/errors';
import { readQuietHours } from '../../src/preferences/readQuietHours';

describe('Quiet hours', () => {
	it.each([
		[
			{ from: '22:00', to: '7:00' },
			{ from: '22:00', to: '07:00' },
		],
		['22:00-07:00', { from: '22:00', to: '07:00' }],
		['9:00 – 12:30', { from: '09:00', to: '12:30' }],
		['00:00-23:59', { from: '00:00', to: '23:59' }],
		[' None ', 'none'],
		['inherit', 'inherit'],
	])('may be %j', (raw, read) => expect(readQuietHours(raw)).toEqual(read));

	it.each([
		'22:00',
		'22:00-',
		'22:00-07:00-08:00',
		'22:00 to 07:00',
		'24:00-07:00',
		'10pm-7am',
		'inherit-07:00',
		'',
		undefined,
		null,
		7,
		['22:00', '07:00'],
		{},
		{ from: '22:00' },
		{ from: '22:00', to: 'inherit' },
		{ from: '22:00', to: '07:00', timeZone: 'UTC' },
		JSON.parse('{"from":"22:00","to":"07:00","__proto__":{}}'),
	])('may not be %j', (raw) => {
		expect(() => readQuietHours(raw)).toThrow(BadInput);
	});

	it.each(['22:00-22:00', { from: '9:00', to: '09:00' }])(
		'of no length, as %j, are refused',
		(raw) => expect(() => readQuietHours(raw)).toThrow('would have no length, or a whole day'),
	);

	it('that miss an end are refused with the end that is missing', () => {
		expect(() => readQuietHours({ from: '22:00' })).toThrow('for “to”');
	});
});
