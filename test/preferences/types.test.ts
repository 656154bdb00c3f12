// Answers: which types are there, which keys are well-formed, and what becomes of a type nobody declared?
import { describe, expect, it } from 'vitest';
import { BadInput } from '../../src/errors';
import { builtInTypes, groupLabels } from '../../src/preferences/catalogue';
import {
	findType,
	groupLabel,
	isTypeKey,
	readGroup,
	readType,
	undeclaredType,
} from '../../src/preferences/types';

function refusal(act: () => unknown): BadInput {
	try {
		act();
	} catch (error) {
		if (error instanceof BadInput) return error;
		throw error;
	}
	throw new Error('nothing was refused');
}

describe('The built-in notification types', () => {
	it('have different, well-formed keys, a label each, and a group with a label', () => {
		const keys = builtInTypes.map(({ key }) => key);
		expect(new Set(keys).size).toBe(keys.length);
		expect(keys.filter((key) => !isTypeKey(key))).toEqual([]);
		expect(builtInTypes.filter(({ label }) => label === '')).toEqual([]);
		expect(new Set(builtInTypes.map(({ group }) => group))).toEqual(
			new Set(Object.keys(groupLabels).filter((group) => group !== 'other')),
		);
	});

	it.each([
		'comment.added comment.replied comment.mentioned',
		'automation.triggered import.completed background_task.completed',
		'job.changed job.hired job.promoted',
		'case.started task.assigned task.due request.cancelled request.completed',
		'process.imported project.invited',
		'document.created document.title_changed document.shared snapshot.created',
		'assignment.started assignment.approved assignment.cancelled assignment.ended',
		'release.status_changed production.ready production.failed',
	])('cover what people ask for: %s', (keys) => {
		expect(keys.split(' ').filter((key) => findType(key) === undefined)).toEqual([]);
	});

	it('are told at once until somebody chooses otherwise, and none is mandatory', () => {
		expect(new Set(builtInTypes.map((type) => type.defaultFrequency))).toEqual(
			new Set(['immediate']),
		);
		expect(builtInTypes.filter((type) => type.mandatory)).toEqual([]);
	});

	it('never put types with one first word into two groups', () => {
		const groups = new Map<string, Set<string>>();
		for (const { key, group } of builtInTypes) {
			const word = key.split('.')[0]!;
			groups.set(word, (groups.get(word) ?? new Set()).add(group));
		}
		expect([...groups].filter(([, found]) => found.size > 1)).toEqual([]);
	});
});

describe('The key of a type', () => {
	it.each(['task', 'task.assigned', 'crm_2.deal-won', 'a'.repeat(80), 'constructor'])(
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

describe('A type that is in no catalogue', () => {
	it('has a label made of its key, no default, and is not mandatory', () => {
		expect(undeclaredType('invoice.over_due-now')).toEqual({
			key: 'invoice.over_due-now',
			label: 'Invoice over due now',
			group: 'other',
			mandatory: false,
		});
	});

	it('joins the group of the declared types that begin with the same word', () => {
		expect(undeclaredType('task.escalated').group).toBe('task');
		expect(undeclaredType('comment.resolved').group).toBe('conversation');
		expect(undeclaredType('tasks.escalated').group).toBe('other');
	});

	it('is accepted where unknown types are, and refused with the likely keys where they are not', () => {
		expect(readType('task.escalated', { acceptUnknownTypes: true }).label).toBe('Task escalated');
		const { code, field, hint, message } = refusal(() =>
			readType('task.asigned', { acceptUnknownTypes: false }),
		);
		expect({ code, field }).toEqual({ code: 'type_unknown', field: 'Notification Type' });
		expect(message).toContain('“task.asigned”');
		expect(hint).toContain('task.assigned, task.due');
		expect(hint).not.toContain('job.changed');
	});

	it('is refused with every key where its first word is unknown as well', () => {
		const { hint } = refusal(() => readType('taks.assigned', { acceptUnknownTypes: false }));
		expect(builtInTypes.filter(({ key }) => !hint.includes(key))).toEqual([]);
	});
});

describe('Reading a type', () => {
	it('gives the declared type', () => {
		expect(readType('job.changed', { acceptUnknownTypes: false })).toBe(findType('job.changed'));
	});

	it.each([
		[undefined, 'type_missing'],
		[null, 'type_missing'],
		['', 'type_missing'],
		['Job Changed', 'type_malformed'],
		[{ secret: 'value' }, 'type_malformed'],
		[['task.due'], 'type_malformed'],
	])('refuses %j as %s, also where unknown types are accepted', (raw, code) => {
		const error = refusal(() => readType(raw, { acceptUnknownTypes: true }));
		expect(error).toMatchObject({ code, field: 'Notification Type' });
		expect(error.message).not.toContain('value');
	});

	it('shows a long key cut short', () => {
		const { message } = refusal(() => readType('x'.repeat(100_000), { acceptUnknownTypes: true }));
		expect(message.length).toBeLessThan(120);
	});
});

describe('A group of types', () => {
	it('has a label, and one that nobody knows is called by its key', () => {
		expect(groupLabel('sales_signal')).toBe('Sales signals');
		expect(groupLabel('constructor')).toBe('constructor');
	});

	it('is refused with the list of groups where it is unknown', () => {
		expect(readGroup('task')).toBe('task');
		const error = refusal(() => readGroup('toString'));
		expect(error).toMatchObject({ code: 'group_unknown', field: 'Group' });
		expect(error.hint).toContain('conversation, task, case');
	});
});
