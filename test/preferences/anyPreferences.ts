// Answers: what can preferences look like? For tests that hold for all of them.
import fc from 'fast-check';
import { frequencies, type QuietHours, type Weekday } from '../../src/frequency/schedule';
import { builtInGroups, builtInTypes } from '../../src/preferences/builtInTypes';
import type { PreferenceChoices } from '../../src/preferences/applyChoices';
import type { KnownChange } from '../../src/preferences/change';
import type { Preferences } from '../../src/preferences/preferences';

const anyFrequency = fc.constantFrom(...frequencies);
// `constructor` is a well-formed key that every object answers to.
const anyTypeKey = fc.constantFrom(
	...builtInTypes.map(({ key }) => key),
	'constructor',
	'a-b_c.9',
	'a.b.c',
);
const anyGroupKey = fc.constantFrom(...builtInGroups.map(({ key }) => key));
const anyTime = fc.constantFrom('00:00', '07:05', '09:00', '23:59');
const anyWeekday = fc.constantFrom<Weekday>(1, 2, 3, 4, 5, 6, 7);
const anyQuietHours = fc.constantFrom<QuietHours | 'none'>(
	'none',
	{ from: '22:00', to: '07:00' },
	{ from: '12:00', to: '13:30' },
	{ from: '00:00', to: '23:59' },
);
const anyWorkingDays = fc.subarray<Weekday>([1, 2, 3, 4, 5, 6, 7], { minLength: 1 });
const anyTimeZone = fc.constantFrom('Europe/Paris', 'Asia/Kolkata', 'UTC');

export const anyPreferences: fc.Arbitrary<Preferences> = fc.record(
	{
		everything: anyFrequency,
		groups: fc.dictionary(anyGroupKey, anyFrequency, { noNullPrototype: true }),
		types: fc.dictionary(anyTypeKey, anyFrequency, { noNullPrototype: true }),
		time: anyTime,
		weekday: anyWeekday,
		timeZone: anyTimeZone,
		quietHours: anyQuietHours,
		workingDays: anyWorkingDays,
	},
	{ requiredKeys: ['groups', 'types'], noNullPrototype: true },
);

export const anyScope: fc.Arbitrary<KnownChange['scope']> = fc.oneof(
	fc.constant({ kind: 'everything' as const }),
	anyGroupKey.map((key) => ({ kind: 'group' as const, key })),
	anyTypeKey.map((key) => ({ kind: 'type' as const, key })),
);

/** A change that chooses, and takes nothing back. */
export const anyChoosingChange = fc.record(
	{
		scope: anyScope,
		frequency: anyFrequency,
		time: anyTime,
		weekday: anyWeekday,
		timeZone: anyTimeZone,
		quietHours: anyQuietHours,
		workingDays: anyWorkingDays,
	},
	{ requiredKeys: ['scope'], noNullPrototype: true },
);

const anyGiven = <T>(any: fc.Arbitrary<T>) => fc.oneof(any, fc.constant('inherit' as const));

/** What an entry of an import chooses and takes back, in the form in which it is stored. */
export const anyChoices: fc.Arbitrary<PreferenceChoices> = fc.record(
	{
		everything: anyGiven(anyFrequency),
		groups: fc.dictionary(anyGroupKey, anyGiven(anyFrequency), { noNullPrototype: true }),
		types: fc.dictionary(anyTypeKey, anyGiven(anyFrequency), { noNullPrototype: true }),
		time: anyGiven(anyTime),
		weekday: anyGiven(anyWeekday),
		timeZone: anyGiven(anyTimeZone),
		quietHours: anyGiven(anyQuietHours),
		workingDays: anyGiven(anyWorkingDays),
	},
	{ requiredKeys: [], noNullPrototype: true },
);
