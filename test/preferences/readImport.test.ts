// Answers: which documents of preferences are understood, and what is said about an entry that is not?
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BadInput } from '../../src/errors';
import { createCatalogue } from '../../src/preferences/createCatalogue';
import { mergePreferences } from '../../src/preferences/mergePreferences';
import { noPreferences, type Preferences } from '../../src/preferences/preferences';
import { readImport, type ReadEntry } from '../../src/preferences/readImport';
import { anyPreferences } from './anyPreferences';

const catalogue = createCatalogue();

function readOne(entry: unknown): ReadEntry {
	const [read] = readImport([entry], catalogue);
	if (read && !('error' in read)) return read;
	throw read?.error ?? new Error('no entry');
}

function refusal(act: () => unknown): BadInput {
	try {
		act();
	} catch (error) {
		if (error instanceof BadInput) return error;
		throw error;
	}
	throw new Error('nothing was refused');
}

describe('An import', () => {
	const entry = { member: 'ana@acme.com', everything: 'daily' };
	const read = {
		subject: { kind: 'member', email: 'ana@acme.com' },
		preferences: { everything: 'daily' },
	};

	it.each([
		['a document', { version: 1, preferences: [entry] }, 'preferences[0]'],
		['a list of entries', [entry], '[0]'],
		['one entry', entry, 'entry'],
	])('is %s, or JSON text of it', (_what, document, place) => {
		expect(readImport(document, catalogue)).toEqual([{ place, ...read }]);
		expect(readImport(`\ufeff${JSON.stringify(document)}`, catalogue)).toEqual([
			{ place, ...read },
		]);
	});

	it('may have no entry at all', () => {
		expect(readImport([], catalogue)).toEqual([]);
		expect(readImport({ version: 1, preferences: [] }, catalogue)).toEqual([]);
	});

	it('may have an entry that is wrong, which is told in its place and does not stop the others', () => {
		const entries = readImport(
			{ version: 1, preferences: [entry, { ...entry, time: '9' }, entry] },
			catalogue,
		);
		expect(entries.map((one) => [one.place, 'error' in one])).toEqual([
			['preferences[0]', false],
			['preferences[1]', true],
			['preferences[2]', false],
		]);
	});

	it.each([
		['import_missing', undefined],
		['import_missing', ''],
		['import_malformed', '[{'],
		['import_malformed', 7],
		['import_malformed', '"ana@acme.com"'],
		['import_malformed', { preferences: [entry] }],
		['import_malformed', { version: 2, preferences: [entry] }],
		['import_malformed', { version: 1, preferences: entry }],
		['import_malformed', { version: 1, preferences: [], replace: true }],
	])('is refused as a whole, as %s, where it is %j', (code, document) => {
		expect(refusal(() => readImport(document, catalogue))).toMatchObject({
			code,
			field: 'Preferences',
		});
	});

	it('has an answer or a BadInput, whatever it is', () => {
		const anyEntry = fc.dictionary(
			fc.constantFrom(
				'member',
				'channel',
				'workspace',
				'types',
				'groups',
				'time',
				'quietHours',
				'__proto__',
			),
			fc.oneof(fc.jsonValue(), fc.constantFrom('inherit', true, null, 'ana@acme.com')),
		);
		fc.assert(
			fc.property(fc.oneof(fc.array(anyEntry), fc.jsonValue(), fc.string()), (document) => {
				try {
					for (const one of readImport(document, catalogue)) {
						if ('error' in one) expect(one.error).toBeInstanceOf(BadInput);
						else mergePreferences(noPreferences, one, 'merge');
					}
				} catch (error) {
					expect(error).toBeInstanceOf(BadInput);
				}
			}),
		);
	});
});

describe('An entry', () => {
	it.each([
		[{ member: 'ana@acme.com' }, { kind: 'member', email: 'ana@acme.com' }],
		[{ member: { email: 'ana@acme.com' } }, { kind: 'member', email: 'ana@acme.com' }],
		[
			{ member: { email: 'ana@acme.com', id: 17 } },
			{ kind: 'member', email: 'ana@acme.com', memberId: 17 },
		],
		[{ member: { id: 17 } }, { kind: 'member', memberId: 17 }],
		[{ member: { email: '', id: 'u-17' } }, { kind: 'member', memberId: 'u-17' }],
		[{ member: { email: 'ana@acme.com', id: '' } }, { kind: 'member', email: 'ana@acme.com' }],
		[{ channel: '#general' }, { kind: 'channel', channel: '#general' }],
		[{ workspace: true }, { kind: 'workspace' }],
		[{ member: null, channel: null, workspace: true }, { kind: 'workspace' }],
		[{ member: '', channel: ' ', workspace: true }, { kind: 'workspace' }],
		[
			{ member: '', channel: '#general', workspace: '' },
			{ kind: 'channel', channel: '#general' },
		],
	])('%j has the subject %j', (entry, subject) => expect(readOne(entry).subject).toEqual(subject));

	it('chooses in any spelling that a change may have', () => {
		const { preferences } = readOne({
			workspace: true,
			everything: 'Daily',
			groups: { task: 'OFF' },
			types: { 'a.b.c': 'weekly', constructor: 'off' },
			time: '9:00',
			weekday: 'Friday',
			timeZone: 'europe/paris',
			quietHours: '22:00–7:00',
			workingDays: 'monday-friday',
		});
		expect(preferences).toEqual({
			everything: 'daily',
			groups: { task: 'off' },
			types: { 'a.b.c': 'weekly', constructor: 'off' },
			time: '09:00',
			weekday: 5,
			timeZone: 'Europe/Paris',
			quietHours: { from: '22:00', to: '07:00' },
			workingDays: [1, 2, 3, 4, 5],
		});
	});

	it('does not name what is empty text, as a spreadsheet has it', () => {
		const cells = { everything: '', time: ' ', weekday: '', timeZone: '', quietHours: '' };
		const maps = { groups: { task: '', release: 'daily' }, types: { 'task.due': ' ' } };
		const { preferences } = readOne({ workspace: true, ...cells, workingDays: '', ...maps });
		const before: Preferences = {
			everything: 'daily',
			groups: { task: 'hourly' },
			types: { 'task.due': 'off' },
			time: '08:00',
			quietHours: 'none',
			workingDays: [1],
		};
		expect(mergePreferences(before, { preferences }, 'merge')).toStrictEqual({
			...before,
			groups: { task: 'hourly', release: 'daily' },
		});
		expect(mergePreferences(before, { preferences }, 'replace')).toStrictEqual({
			groups: { release: 'daily' },
			types: {},
		});
		expect(readOne({ workspace: true, groups: '', types: '' }).preferences).toEqual({});
	});

	it('may be for a group of the workspace’s own, and for none that was replaced', () => {
		const group = { key: 'billing', label: 'Billing' };
		const own = createCatalogue({ version: 1, builtIn: 'replace', groups: [group], types: [] });
		const [billing, task] = readImport(
			[
				{ workspace: true, groups: { billing: 'daily' } },
				{ workspace: true, groups: { task: 'daily' } },
			],
			own,
		);
		expect(billing).not.toHaveProperty('error');
		expect(task).toHaveProperty(
			'error.message',
			'[1] can’t be used: groups.task: “task” is no group of notification types',
		);
	});

	it.each([
		['it does not say whose preferences it has', { everything: 'off' }],
		['it names several at once: member and workspace', { member: 'a@b.c', workspace: true }],
		[
			'member: A member is named by email and id, not by “name”',
			{ member: { email: 'a', name: 'A' } },
		],
		['“timezone” is not known here; did you mean timeZone?', { workspace: true, timezone: 'UTC' }],
		[
			'“Quiet Hours” is not known here; did you mean quietHours?',
			{ workspace: true, 'Quiet Hours': 'none' },
		],
		[
			'“WORKING_DAYS” is not known here; did you mean workingDays?',
			{ workspace: true, WORKING_DAYS: [1] },
		],
		['“department” is not known here (known: member,', { workspace: true, department: 'IT' }],
		['groups.tasks: “tasks” is no group', { workspace: true, groups: { tasks: 'off' } }],
		['types.Task: “Task” can’t be the key of a type', { workspace: true, types: { Task: 'off' } }],
		[
			'types["task.due"]: “never” is no frequency',
			{ workspace: true, types: { 'task.due': 'never' } },
		],
		['types.a: An object is no frequency', { workspace: true, types: { a: { b: { c: 'off' } } } }],
		['types: must be an object', { workspace: true, types: 'inherit' }],
		['time: “9” is no time of day', { workspace: true, time: '9' }],
		['it does not say whose preferences it has', { member: '', channel: '', everything: 'off' }],
		['member: Neither email nor id says which member', { member: { email: '', id: null } }],
		['groups.tasks: “tasks” is no group', { workspace: true, groups: { tasks: '' } }],
		['“department” is not known here', { workspace: true, department: '' }],
		['quietHours: Quiet hours from 22:00 to 22:00', { workspace: true, quietHours: '22:00-22:00' }],
		['workingDays: Without any working day', { workspace: true, workingDays: [] }],
		['must be an object', 'ana@acme.com'],
	])('is refused with the words: %s', (words, entry) => {
		const error = refusal(() => readOne(entry));
		expect(error).toMatchObject({ code: 'entry_malformed', field: 'Preferences' });
		expect(error.message).toContain(words);
		expect(error.message).toMatch(/^\[0\] can’t be used: /);
		expect(error.hint).not.toBe('');
	});

	it('is refused with all its faults, and with what to do about them', () => {
		const { message, hint } = refusal(() =>
			readOne({ everything: 'never', time: '9', weekday: 8 }),
		);
		expect(message.split('; ')).toHaveLength(4);
		expect(hint).toContain('Use immediate, hourly');
		expect(hint).toContain('24-hour clock');
	});

	it('with names that objects have by nature is refused or takes them for names', () => {
		const hostile = JSON.parse(
			'{"workspace":true,"__proto__":{"everything":"off"},"types":{"__proto__":"off"},"groups":{"__proto__":"off","constructor":"off"}}',
		);
		const { message } = refusal(() => readOne(hostile));
		expect(message).toContain('types.__proto__: “__proto__” can’t be the key of a type');
		expect(message).toContain('groups.__proto__: “__proto__” is no group');
		expect(message).toContain('groups.constructor: “constructor” is no group');
		expect(message).toContain('“__proto__” is not known here');
		expect(({} as Record<string, unknown>).everything).toBeUndefined();
	});
});

describe('Preferences after an import', () => {
	const before: Preferences = {
		everything: 'daily',
		groups: { task: 'hourly' },
		types: { 'task.due': 'off' },
		time: '08:00',
		quietHours: 'none',
	};
	const entry = readOne({
		workspace: true,
		everything: null,
		types: { 'task.due': null, 'job.promoted': 'inherit', 'job.hired': 'weekly' },
		quietHours: 'inherit',
		weekday: 'friday',
	});

	it('keep under merge what the entry does not name, and lose what it takes back', () => {
		expect(mergePreferences(before, entry, 'merge')).toStrictEqual({
			groups: { task: 'hourly' },
			types: { 'job.hired': 'weekly' },
			time: '08:00',
			weekday: 5,
		});
		expect(before.types).toEqual({ 'task.due': 'off' });
	});

	it('are under replace what the entry chooses, and nothing else', () => {
		expect(mergePreferences(before, entry, 'replace')).toStrictEqual({
			groups: {},
			types: { 'job.hired': 'weekly' },
			weekday: 5,
		});
	});

	it('are those that were written out, whoever had chosen whatever before', () => {
		fc.assert(
			fc.property(anyPreferences, anyPreferences, (earlier, written) => {
				const read = readOne(JSON.parse(JSON.stringify({ channel: '#general', ...written })));
				expect(mergePreferences(earlier, read, 'replace')).toStrictEqual(written);
				expect(mergePreferences(noPreferences, read, 'merge')).toStrictEqual(written);
			}),
		);
	});

	it('are the same when the same entry is imported twice', () => {
		fc.assert(
			fc.property(anyPreferences, anyPreferences, (earlier, written) => {
				const read = readOne({ workspace: true, ...written });
				const once = mergePreferences(earlier, read, 'merge');
				expect(mergePreferences(once, read, 'merge')).toStrictEqual(once);
				expect({ ...once.types, ...written.types }).toEqual(once.types);
			}),
		);
	});
});
