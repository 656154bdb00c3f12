// Answers: which names are time zones, and which zone is chosen?
import { describe, expect, it } from 'vitest';

import { chooseTimeZone } from '../../src/frequency/chooseTimeZone';
import { isTimeZone, spellTimeZone } from '../../src/frequency/timeZone';
import { allTimeZones } from './localClock';

describe('The name of a time zone', () => {
	it('is every one that the platform knows, in its own spelling', () => {
		expect(allTimeZones.filter((name) => spellTimeZone(name) !== name)).toEqual([]);
		expect(allTimeZones.length).toBeGreaterThan(400);
	});

	it('may be an old one, and may be written in any case', () => {
		expect(spellTimeZone('europe/PARIS')).toBe('Europe/Paris');
		expect(spellTimeZone('Asia/Calcutta')).toBe('Asia/Calcutta');
		expect(spellTimeZone('utc')).toBe('UTC');
		expect(isTimeZone('Etc/GMT+5')).toBe(true);
	});

	it.each([
		['an unknown place', 'Mars/Olympus'],
		['an offset', '+02:00'],
		['a timestamp with a zone in it', '2024-01-01T00:00[Europe/Paris]'],
		['nothing', ''],
		['a name with a space before it', ' Europe/Paris'],
		['a number', 5],
		['null', null],
		['an object that reads like a zone', { toString: () => 'Europe/Paris' }],
	])('is not %s', (_what, name) => {
		expect(spellTimeZone(name)).toBeUndefined();
		expect(isTimeZone(name)).toBe(false);
	});
});

describe('The time zone of a digest', () => {
	const all = { chosen: 'Asia/Tokyo', slack: 'Europe/Paris', workspace: 'America/New_York' };

	it('is the recipient’s choice, else Slack’s, else the workspace’s, and says whose', () => {
		expect(chooseTimeZone(all)).toEqual({ timeZone: 'Asia/Tokyo', of: 'recipient' });
		expect(chooseTimeZone({ ...all, chosen: undefined })).toEqual({
			timeZone: 'Europe/Paris',
			of: 'slack',
		});
		expect(chooseTimeZone({ workspace: all.workspace })).toEqual({
			timeZone: 'America/New_York',
			of: 'workspace',
		});
	});

	it('is the next one where a name is not known here', () => {
		expect(chooseTimeZone({ ...all, chosen: 'Mars/Olympus' }).of).toBe('slack');
		expect(chooseTimeZone({ ...all, chosen: undefined, slack: '' }).of).toBe('workspace');
	});

	it('is UTC, as the workspace’s, where nobody names one that is known', () => {
		const utc = { timeZone: 'UTC', of: 'workspace' };
		expect(chooseTimeZone({ workspace: 'Mars/Olympus' })).toEqual(utc);
		expect(chooseTimeZone({})).toEqual(utc);
	});
});
