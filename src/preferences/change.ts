// Answers: what may be changed about somebody's preferences, and is this change well-formed?
import { lookAt } from '../errors';
import type { Frequency, QuietHours, Weekday } from '../frequency/schedule';
import { applyChoices, type PreferenceChoices } from './applyChoices';
import type { Catalogue } from './catalogue';
import type { Preferences } from './preferences';
import { readFrequency, readTime, readTimeZone, readWeekday, type Choice } from './readChoice';
import { readQuietHours } from './readQuietHours';
import { readWorkingDays } from './readWorkingDays';
import { readGroup, readType } from './types';

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
	quietHours?: Choice<QuietHours | 'none'>;
	workingDays?: Choice<readonly Weekday[]>;
}

/** Throws BadInput, naming the field, where a value can't be used. Null leaves as it is; empty text is refused. */
export function readChange(raw: PreferenceChange, catalogue: Catalogue): KnownChange {
	return lookAt('The change', () => readParts(raw, catalogue));
}

function readParts(raw: PreferenceChange, catalogue: Catalogue): KnownChange {
	return {
		scope: readScope(raw.scope, catalogue),
		frequency: given(raw.frequency, readFrequency),
		time: given(raw.time, readTime),
		weekday: given(raw.weekday, readWeekday),
		timeZone: given(raw.timeZone, readTimeZone),
		quietHours: given(raw.quietHours, readQuietHours),
		workingDays: given(raw.workingDays, readWorkingDays),
	};
}

/** Preferences as they are after a change; `before` itself is left alone. */
export function applyChange(before: Preferences, change: KnownChange): Preferences {
	const { scope, frequency, ...schedule } = change;
	return applyChoices(before, { ...schedule, ...choiceFor(scope, frequency) });
}

function choiceFor(
	scope: KnownChange['scope'],
	frequency?: Choice<Frequency>,
): Pick<PreferenceChoices, 'everything' | 'groups' | 'types'> {
	if (frequency === undefined) return {};
	if (scope.kind === 'everything') return { everything: frequency };
	// A computed name is always the object's own, so that `__proto__` is no more than a name.
	const choices = { [scope.key]: frequency };
	return scope.kind === 'group' ? { groups: choices } : { types: choices };
}

function readScope(scope: PreferenceChange['scope'], catalogue: Catalogue): KnownChange['scope'] {
	switch (scope.kind) {
		case 'everything':
			return { kind: 'everything' };
		case 'group':
			return { kind: 'group', key: readGroup(scope.key, catalogue) };
		case 'type':
			return { kind: 'type', key: readType(scope.key, catalogue).key };
	}
}

function given<T>(raw: unknown, read: (raw: unknown) => T): T | undefined {
	return raw === undefined || raw === null ? undefined : read(raw);
}
