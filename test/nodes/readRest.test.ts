// Answers: do quiet hours and working days come to what the engine reads, from the form?
import { describe, expect, it } from 'vitest';
import { readQuietHours, readWorkingDays } from '../../nodes/SlackPreferences/readRest';

const chosen = (choice: unknown, rest: object = {}) => ({ chosen: { choice, ...rest } });

describe('quiet hours', () => {
	it.each([
		['set', { from: '22:00', until: '07:00' }, { from: '22:00', to: '07:00' }],
		['none', {}, 'none'],
		['inherit', {}, 'inherit'],
		[undefined, { from: '1:00', until: '2:00' }, { from: '1:00', to: '2:00' }],
	])('are read from the choice %s', (choice, rest, expected) => {
		expect(readQuietHours(chosen(choice, rest))).toEqual(expected);
	});

	it('are left as they are where the setting is not there or not filled in', () => {
		expect(readQuietHours(undefined)).toBeUndefined();
		expect(readQuietHours({})).toBeUndefined();
	});

	it('refuse a choice that is none', () => {
		expect(() => readQuietHours(chosen('always'))).toThrow('not one of the choices');
	});
});

describe('working days', () => {
	it.each([
		['set', { days: [1, 2] }, [1, 2]],
		// Nothing chosen is for the engine to refuse, and never all of them.
		['set', {}, []],
		['everyDay', {}, [1, 2, 3, 4, 5, 6, 7]],
		['inherit', {}, 'inherit'],
	])('are read from the choice %s with %j', (choice, rest, expected) => {
		expect(readWorkingDays(chosen(choice, rest))).toEqual(expected);
	});

	it('are left as they are where the setting is not there or not filled in', () => {
		expect(readWorkingDays(undefined)).toBeUndefined();
		expect(readWorkingDays({})).toBeUndefined();
	});
});
