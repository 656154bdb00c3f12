// Answers: what may be changed about somebody's preferences, and is this change well-formed?
import type { Frequency, Weekday } from '../frequency/schedule';
import type { Preferences } from './preferences';
import { readFrequency, readTime, readTimeZone, readWeekday, type Choice } from './readChoice';
import { readGroup, readType, type TypeRules } from './types';

/** One change, as a node hands it in; nothing of it is trusted yet. */
export interface PreferenceChange {
	/** What the frequency is for; `everything` is the one switch. */
	scope: { kind: 'everything' } | { kind: 'group' | 'type'; key: unknown };
	/** A frequency, or `inherit` to take a choice back. Undefined leaves it as it is. */
	frequency?: unknown;
	time?: unknown;
	weekday?: unknown;
	timeZone?: unknown;
	/** `{ from, to }`, `none` for none whatever the workspace has, or `inherit`. */
	quietHours?: unknown;
	/** A list of weekdays, by name or number, or `inherit`. */
	workingDays?: unknown;
}

/** The same, understood. What is absent stays as it is. */
export interface KnownChange {
	scope: { kind: 'everything' } | { kind: 'group' | 'type'; key: string };
	frequency?: Choice<Frequency>;
	time?: Choice<string>;
	weekday?: Choice<Weekday>;
	timeZone?: Choice<string>;
}

/** Throws BadInput, naming the field, where a value can't be used. Null leaves as it is; empty text is refused. */
export function readChange(
	raw: PreferenceChange,
	rules: TypeRules = { acceptUnknownTypes: true },
): KnownChange {
	return {
		scope: readScope(raw.scope, rules),
		frequency: given(raw.frequency, readFrequency),
		time: given(raw.time, readTime),
		weekday: given(raw.weekday, readWeekday),
		timeZone: given(raw.timeZone, readTimeZone),
	};
}

/** Preferences as they are after a change; `before` itself is left alone. */
export function applyChange(before: Preferences, change: KnownChange): Preferences {
	const { scope, frequency } = change;
	const of = (kind: KnownChange['scope']['kind']) => (scope.kind === kind ? frequency : undefined);
	const key = 'key' in scope ? scope.key : '';
	return {
		...chosen('everything', before.everything, of('everything')),
		groups: withChoice(before.groups, key, of('group')),
		types: withChoice(before.types, key, of('type')),
		...chosen('time', before.time, change.time),
		...chosen('weekday', before.weekday, change.weekday),
		...chosen('timeZone', before.timeZone, change.timeZone),
	};
}

function readScope(scope: PreferenceChange['scope'], rules: TypeRules): KnownChange['scope'] {
	switch (scope.kind) {
		case 'everything':
			return { kind: 'everything' };
		case 'group':
			return { kind: 'group', key: readGroup(scope.key) };
		case 'type':
			return { kind: 'type', key: readType(scope.key, rules).key };
	}
}

function given<T>(raw: unknown, read: (raw: unknown) => T): T | undefined {
	return raw === undefined || raw === null ? undefined : read(raw);
}

/** The property with its value after the change; nothing where there is none, so that none is stored. */
function chosen<K extends string, V>(name: K, before: V | undefined, choice?: Choice<V>) {
	const after = choice === undefined ? before : choice === 'inherit' ? undefined : choice;
	return (after === undefined ? {} : { [name]: after }) as { [name in K]?: V };
}

function withChoice(
	before: Record<string, Frequency>,
	key: string,
	choice?: Choice<Frequency>,
): Record<string, Frequency> {
	if (choice === undefined) return { ...before };
	const others = Object.entries(before).filter(([other]) => other !== key);
	return Object.fromEntries(choice === 'inherit' ? others : [...others, [key, choice]]);
}
