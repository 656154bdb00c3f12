// Answers: which changes of preferences are understood, and what do preferences look like afterwards?
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BadInput } from '../../src/errors';
import { applyChange, readChange, type PreferenceChange } from '../../src/preferences/change';
import { createCatalogue } from '../../src/preferences/createCatalogue';
import { noPreferences, type Preferences } from '../../src/preferences/preferences';
import { anyChoosingChange, anyPreferences, anyScope } from './anyPreferences';

const everything = { kind: 'everything' } as const;

const catalogue = createCatalogue();

function refusal(change: Partial<PreferenceChange>): BadInput {
	try {
		readChange({ scope: everything, ...change }, catalogue);
	} catch (error) {
		if (error instanceof BadInput) return error;
		throw error;
	}
	throw new Error('nothing was refused');
}

describe('A change', () => {
	it('is understood with spaces and capital letters, and given in the form that is stored', () => {
		expect(
			readChange(
				{
					scope: { kind: 'type', key: 'task.assigned' },
					frequency: ' Daily ',
					time: '9:05',
					weekday: 'FRIDAY',
					timeZone: ' europe/paris ',
					quietHours: '22:00 – 7:00',
					workingDays: 'Monday-Thursday, SATURDAY',
				},
				catalogue,
			),
		).toEqual({
			scope: { kind: 'type', key: 'task.assigned' },
			frequency: 'daily',
			time: '09:05',
			weekday: 5,
			timeZone: 'Europe/Paris',
			quietHours: { from: '22:00', to: '07:00' },
			workingDays: [1, 2, 3, 4, 6],
		});
	});

	it.each([
		['Monday', 1],
		['sunday', 7],
		[3, 3],
		['6', 6],
	])('takes %j for weekday %i', (raw, weekday) => {
		expect(readChange({ scope: everything, weekday: raw }, catalogue).weekday).toBe(weekday);
	});

	it('takes inherit for every value', () => {
		const inherit = {
			frequency: 'inherit',
			time: 'INHERIT',
			weekday: 'inherit',
			timeZone: 'inherit',
			quietHours: ' Inherit ',
			workingDays: 'INHERIT',
		};
		expect(readChange({ scope: everything, ...inherit }, catalogue)).toEqual({
			scope: everything,
			frequency: 'inherit',
			time: 'inherit',
			weekday: 'inherit',
			timeZone: 'inherit',
			quietHours: 'inherit',
			workingDays: 'inherit',
		});
	});

	it('leaves alone what is undefined or null', () => {
		const nothing = { time: null, quietHours: null, workingDays: undefined };
		expect(readChange({ scope: everything, ...nothing }, catalogue)).toEqual({ scope: everything });
	});
});

describe('A change is refused, naming the field,', () => {
	it.each([
		['sometimes', 'frequency_unknown'],
		['', 'frequency_unknown'],
		[5, 'frequency_unknown'],
		[{}, 'frequency_unknown'],
		['constructor', 'frequency_unknown'],
	])('for the frequency %j', (frequency, code) => {
		expect(refusal({ frequency })).toMatchObject({ code, field: 'Frequency' });
	});

	it.each(['24:00', '12:60', '9', '09:00:00', '9am', '', '009:00', 9, ['09:00']])(
		'for the time %j',
		(time) => {
			expect(refusal({ time })).toMatchObject({ code: 'time_malformed', field: 'Time' });
		},
	);

	it.each([0, 8, 1.5, Number.NaN, '0', 'someday', '', -1, true])(
		'for the weekday %j',
		(weekday) => {
			expect(refusal({ weekday })).toMatchObject({ code: 'weekday_unknown', field: 'Weekday' });
		},
	);

	it.each(['Mars/Olympus', '+02:00', 'Europe', '', 2])('for the time zone %j', (timeZone) => {
		expect(refusal({ timeZone })).toMatchObject({ code: 'time_zone_unknown', field: 'Time Zone' });
	});

	it.each(['Task Assigned', '__proto__', '', undefined, {}])('for the type %j', (key) => {
		expect(refusal({ scope: { kind: 'type', key } })).toMatchObject({ field: 'Notification Type' });
	});

	it.each(['22:00', '22:00-22:00', '', {}, 'always'])('for the quiet hours %j', (quietHours) => {
		expect(refusal({ quietHours })).toMatchObject({
			code: 'quiet_hours_malformed',
			field: 'Quiet Hours',
		});
	});

	it.each(['someday', 0, ['monday', 'x']])('for the working days %j', (workingDays) => {
		expect(refusal({ workingDays })).toMatchObject({
			code: 'working_days_malformed',
			field: 'Working Days',
		});
	});

	it.each(['tasks', '__proto__', 'constructor', '', 1])('for the group %j', (key) => {
		expect(refusal({ scope: { kind: 'group', key } })).toMatchObject({
			code: 'group_unknown',
			field: 'Group',
		});
	});

	it('for a built-in group that the workspace has replaced', () => {
		const group = { key: 'billing', label: 'Billing' };
		const own = createCatalogue({ version: 1, builtIn: 'replace', groups: [group], types: [] });
		const scope = (key: string) => ({ scope: { kind: 'group' as const, key } });
		expect(() => readChange(scope('task'), own)).toThrow(BadInput);
		expect(readChange(scope('billing'), own)).toEqual(scope('billing'));
	});

	it('but not for a type that nobody declared', () => {
		const scope = { kind: 'type', key: 'a.b.c' } as const;
		expect(readChange({ scope, frequency: 'off' }, catalogue)).toEqual({ scope, frequency: 'off' });
	});

	it('with a message that shows what was given and a hint that says what can be', () => {
		const { message, hint } = refusal({ frequency: 'sometimes' });
		expect(message).toBe('“sometimes” is no frequency');
		expect(hint).toBe(
			'Use immediate, hourly, daily, weekly, off, or inherit to take the choice back.',
		);
	});
});

describe('Preferences after a change', () => {
	const before: Preferences = {
		everything: 'daily',
		groups: { task: 'hourly' },
		types: { 'task.due': 'off' },
		time: '08:00',
	};

	it('have the frequency for everything, for one group or for one type', () => {
		const frequency = 'weekly' as const;
		expect(applyChange(before, { scope: everything, frequency })).toEqual({
			...before,
			everything: 'weekly',
		});
		expect(applyChange(before, { scope: { kind: 'group', key: 'case' }, frequency })).toEqual({
			...before,
			groups: { task: 'hourly', case: 'weekly' },
		});
		expect(applyChange(before, { scope: { kind: 'type', key: 'task.due' }, frequency })).toEqual({
			...before,
			types: { 'task.due': 'weekly' },
		});
	});

	it('have the new schedule, whatever the scope is', () => {
		const schedule = {
			time: '17:30',
			weekday: 5,
			timeZone: 'Europe/Paris',
			quietHours: 'none',
			workingDays: [1, 2],
		} as const;
		expect(applyChange(before, { scope: { kind: 'type', key: 'task.due' }, ...schedule })).toEqual({
			...before,
			...schedule,
		});
	});

	it('have nothing left of a choice that was taken back', () => {
		const inherit = 'inherit' as const;
		const emptied = [
			{ scope: everything, frequency: inherit, time: inherit },
			{ scope: { kind: 'group' as const, key: 'task' }, frequency: inherit },
			{ scope: { kind: 'type' as const, key: 'task.due' }, frequency: inherit },
		].reduce(applyChange, before);
		expect(JSON.stringify(emptied)).toBe(JSON.stringify(noPreferences));
	});

	it('are never the ones before the change, which stay as they were', () => {
		fc.assert(
			fc.property(anyPreferences, anyChoosingChange, (preferences, change) => {
				const copy = structuredClone(preferences);
				applyChange(preferences, change);
				expect(preferences).toEqual(copy);
			}),
		);
	});

	it('say what was chosen, and nothing else is changed', () => {
		fc.assert(
			fc.property(anyPreferences, anyChoosingChange, (preferences, change) => {
				const after = applyChange(preferences, change);
				const { scope, frequency, ...schedule } = change;
				const expected = structuredClone({ ...preferences, ...schedule });
				if (frequency && scope.kind === 'everything') expected.everything = frequency;
				if (frequency && scope.kind === 'group') expected.groups[scope.key] = frequency;
				if (frequency && scope.kind === 'type') expected.types[scope.key] = frequency;
				expect(after).toStrictEqual(expected);
			}),
		);
	});

	it('are back where they were once a first choice is taken back', () => {
		fc.assert(
			fc.property(anyChoosingChange, fc.array(anyScope), ({ scope, ...chosen }, others) => {
				const start = others.reduce<Preferences>(
					(preferences, other) => applyChange(preferences, { scope: other, frequency: 'daily' }),
					noPreferences,
				);
				const untouched = applyChange(start, { scope, frequency: 'inherit' });
				const inherited = Object.fromEntries(Object.keys(chosen).map((name) => [name, 'inherit']));
				const after = applyChange(applyChange(untouched, { scope, ...chosen }), {
					scope,
					...inherited,
				});
				expect(after).toStrictEqual(untouched);
			}),
		);
	});

	it('are the same when the same change is made twice', () => {
		fc.assert(
			fc.property(anyPreferences, anyChoosingChange, (preferences, change) => {
				const once = applyChange(preferences, change);
				expect(applyChange(once, change)).toStrictEqual(once);
			}),
		);
	});

	it('do not touch the prototype of anything for a key that names it', () => {
		const scope = { kind: 'type', key: '__proto__' } as const;
		const after = applyChange(noPreferences, { scope, frequency: 'off' });
		expect(Object.getPrototypeOf(after.types)).toBe(Object.prototype);
		expect(({} as Record<string, unknown>).off).toBeUndefined();
	});
});
