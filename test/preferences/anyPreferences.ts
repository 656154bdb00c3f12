// Answers: what can preferences look like? For tests that hold for all of them.
import fc from 'fast-check';
import { frequencies, type Weekday } from '../../src/frequency/schedule';
import { builtInTypes, groupLabels } from '../../src/preferences/catalogue';
import type { KnownChange } from '../../src/preferences/change';
import type { Preferences } from '../../src/preferences/preferences';

const anyFrequency = fc.constantFrom(...frequencies);
// `constructor` is a well-formed key that every object answers to.
const anyTypeKey = fc.constantFrom(...builtInTypes.map(({ key }) => key), 'constructor', 'a-b_c.9');
const anyGroupKey = fc.constantFrom(...Object.keys(groupLabels));
const anyTime = fc.constantFrom('00:00', '07:05', '09:00', '23:59');
const anyWeekday = fc.constantFrom<Weekday>(1, 2, 3, 4, 5, 6, 7);
const anyTimeZone = fc.constantFrom('Europe/Paris', 'Asia/Kolkata', 'UTC');

export const anyPreferences: fc.Arbitrary<Preferences> = fc.record(
	{
		everything: anyFrequency,
		groups: fc.dictionary(anyGroupKey, anyFrequency, { noNullPrototype: true }),
		types: fc.dictionary(anyTypeKey, anyFrequency, { noNullPrototype: true }),
		time: anyTime,
		weekday: anyWeekday,
		timeZone: anyTimeZone,
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
	},
	{ requiredKeys: ['scope'], noNullPrototype: true },
);
