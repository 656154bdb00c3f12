// Answers: which keys are well-formed, and which type or group does one mean?
import { describe, expect, it } from 'vitest';
import { BadInput } from '../../src/errors';
import { createCatalogue } from '../../src/preferences/createCatalogue';
import { isTypeKey, readGroup, readType } from '../../src/preferences/types';

const catalogue = createCatalogue();

function refusal(act: () => unknown): BadInput {
	try {
		act();
	} catch (error) {
		if (error instanceof BadInput) return error;
		throw error;
	}
	throw new Error('nothing was refused');
}

describe('The key of a type', () => {
	it.each(['task', 'task.assigned', 'crm_2.deal-won', 'a.b.c', 'a'.repeat(80), 'constructor'])(
		'may be %s',
		(key) => expect(isTypeKey(key)).toBe(true),
	);

	it.each([
		['', 'empty'],
		['Task.Assigned', 'in upper case'],
		['task assigned', 'with a space'],
		['task..assigned', 'with two dots'],
		['.task', 'beginning with a dot'],
		['task.', 'ending with a dot'],
		['__proto__', 'beginning with an underscore'],
		['tâche', 'with an accent'],
		['a'.repeat(81), 'longer than 80 characters'],
		['task\n', 'with a line break'],
		[7, 'a number'],
		[undefined, 'nothing'],
	])('may not be %j: %s', (key, _why) => expect(isTypeKey(key)).toBe(false));
});

describe('Reading a type', () => {
	it('gives the declared type', () => {
		expect(readType('job.changed', catalogue)).toBe(catalogue.typeOf('job.changed'));
	});

	it.each(['task.asigned', 'a.b.c', 'constructor'])(
		'takes %s, which nobody declared, under the defaults',
		(key) => expect(readType(key, catalogue)).toMatchObject({ key, declared: false }),
	);

	it.each([
		[undefined, 'type_missing'],
		[null, 'type_missing'],
		['', 'type_missing'],
		['Job Changed', 'type_malformed'],
		['__proto__', 'type_malformed'],
		[{ secret: 'value' }, 'type_malformed'],
		[['task.due'], 'type_malformed'],
	])('refuses %j as %s', (raw, code) => {
		const error = refusal(() => readType(raw, catalogue));
		expect(error).toMatchObject({ code, field: 'Notification Type' });
		expect(error.message).not.toContain('value');
	});

	it('shows a long key cut short', () => {
		expect(refusal(() => readType('x'.repeat(100_000), catalogue)).message.length).toBeLessThan(
			120,
		);
	});
});

describe('Reading a group', () => {
	it.each(['tasks', 'toString', '__proto__', '', 1, undefined, {}])(
		'refuses %j with the list of groups',
		(raw) => {
			const error = refusal(() => readGroup(raw, catalogue));
			expect(error).toMatchObject({ code: 'group_unknown', field: 'Group' });
			expect(error.hint).toContain('conversation, task, case');
		},
	);

	it('names the group that was probably meant', () => {
		expect(readGroup('task', catalogue)).toBe('task');
		expect(refusal(() => readGroup('tasks', catalogue)).hint).toMatch(/^Did you mean task\?/);
	});
});
