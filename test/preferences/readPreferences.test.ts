// Answers: what is read from stored preferences, damaged ones included?
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { StoreError } from '../../src/errors';
import { readPreferences } from '../../src/preferences/readPreferences';
import { anyPreferences } from './anyPreferences';

describe('Stored preferences', () => {
	it('are read as they were written', () => {
		fc.assert(
			fc.property(anyPreferences, (preferences) => {
				expect(readPreferences(JSON.parse(JSON.stringify(preferences)))).toStrictEqual(preferences);
			}),
		);
	});

	it('are empty where nothing was ever stored', () => {
		expect(readPreferences(undefined)).toStrictEqual({ groups: {}, types: {} });
		expect(readPreferences(null)).toStrictEqual({ groups: {}, types: {} });
		expect(readPreferences({})).toStrictEqual({ groups: {}, types: {} });
	});

	it('keep every entry that is understood beside ones that are not', () => {
		expect(
			readPreferences({
				everything: 'monthly',
				groups: ['task'],
				types: { 'task.due': 'off', 'task.assigned': 'monthly', 'Not A Key': 'daily', job: 7 },
				time: '25:00',
				weekday: 8,
				timeZone: 'Europe/Paris',
				quietHours: { from: '22:00', to: '22:00' },
				workingDays: [1, 8],
				later: 'more',
			}),
		).toStrictEqual({ groups: {}, types: { 'task.due': 'off' }, timeZone: 'Europe/Paris' });
	});

	it.each(['always', 7, {}, [], { from: '22:00' }, { from: '22:00', to: '24:00' }])(
		'have no quiet hours where %j is stored for them',
		(quietHours) => {
			expect(readPreferences({ quietHours })).toStrictEqual({ groups: {}, types: {} });
		},
	);

	it('have working days in order and each once, and none where no day is stored', () => {
		expect(readPreferences({ workingDays: [5, 1, 5] }).workingDays).toEqual([1, 5]);
		expect(readPreferences({ workingDays: [] })).toStrictEqual({ groups: {}, types: {} });
		expect(readPreferences({ workingDays: 'monday' })).toStrictEqual({ groups: {}, types: {} });
	});

	it('are refused where they are no document, rather than taken for no choice', () => {
		for (const json of ['off', 7, true, []]) {
			expect(() => readPreferences(json)).toThrow(StoreError);
		}
	});

	it('bring no foreign prototype along', () => {
		const json = JSON.parse(
			'{"__proto__":{"everything":"off"},"types":{"__proto__":"off","constructor":"daily"},"groups":{"__proto__":{"task":"off"}}}',
		);
		const read = readPreferences(json);
		expect(Object.keys(read.types)).toEqual(['constructor']);
		expect(Object.keys(read.groups)).toEqual([]);
		expect(read.everything).toBeUndefined();
		expect(read.groups.task).toBeUndefined();
		for (const object of [read, read.types, read.groups]) {
			expect(Object.getPrototypeOf(object)).toBe(Object.prototype);
		}
	});

	it('never make the reading fail, whatever object was stored', () => {
		fc.assert(
			fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (json) => {
				const read = readPreferences(json);
				expect(readPreferences(read)).toStrictEqual(read);
			}),
		);
	});
});
