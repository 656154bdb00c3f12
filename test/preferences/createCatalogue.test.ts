// Answers: which types does a workspace have, and what becomes of one that nobody declared?
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { builtInGroups, builtInTypes } from '../../src/preferences/builtInTypes';
import type { CatalogueDocument, DeclaredType } from '../../src/preferences/catalogueDocument';
import { createCatalogue } from '../../src/preferences/createCatalogue';

function declare(key: string, group: string, rest: Partial<DeclaredType> = {}): DeclaredType {
	const label = `Label of ${key}`;
	const audience = 'everybody';
	return { key, label, group, audience, defaultFrequency: 'daily', mandatory: false, ...rest };
}

const billing = { key: 'billing', label: 'Billing' };
const own: CatalogueDocument = {
	version: 1,
	builtIn: 'extend',
	groups: [billing, { key: 'task', label: 'To do' }],
	types: [
		declare('invoice.overdue', 'billing', { mandatory: true }),
		declare('task.due', 'billing', { label: 'A due task' }),
		declare('constructor', 'billing'),
	],
};

describe('The catalogue of a workspace', () => {
	it('has the built-in types and groups where there is no document', () => {
		const { types, groups } = createCatalogue();
		expect(groups).toEqual(builtInGroups);
		expect(types.every(({ declared }) => declared)).toBe(true);
		expect(new Set(types.map(({ key }) => key))).toEqual(
			new Set(builtInTypes.map(({ key }) => key)),
		);
	});

	it('has the types of its document beside the built-in ones, and in the place of those with the same key', () => {
		const catalogue = createCatalogue(own);
		expect(catalogue.types).toHaveLength(builtInTypes.length + 2);
		expect(catalogue.typeOf('task.due')).toEqual({ ...own.types[1], declared: true });
		expect(catalogue.typeOf('task.assigned').declared).toBe(true);
	});

	it('has only the types of its document where that replaces the built-in ones', () => {
		const catalogue = createCatalogue({ ...own, builtIn: 'replace' });
		expect(catalogue.types.map(({ key }) => key)).toEqual([
			'task.due',
			'constructor',
			'invoice.overdue',
		]);
		expect(catalogue.groups.map(({ key }) => key)).toEqual(['billing', 'task', 'other']);
		expect(catalogue.typeOf('task.assigned').declared).toBe(false);
	});

	it('shows its own groups after the built-in ones, with other at the end, and its own labels for built-in ones', () => {
		const { groups, groupLabel } = createCatalogue(own);
		expect(groups.slice(-2).map(({ key }) => key)).toEqual(['billing', 'other']);
		expect(groups).toHaveLength(builtInGroups.length + 1);
		expect(groupLabel('task')).toBe('To do');
	});

	it('calls a group that nobody knows by its key', () => {
		expect(createCatalogue().groupLabel('sales_signal')).toBe('Sales signals');
		expect(createCatalogue().groupLabel('constructor')).toBe('constructor');
	});

	it('lists types by group and then by label', () => {
		const { types, groups } = createCatalogue(own);
		const places = types.map(({ group }) => groups.findIndex(({ key }) => key === group));
		expect(places).toEqual(places.toSorted((a, b) => a - b));
		expect(types.filter(({ group }) => group === 'billing').map(({ label }) => label)).toEqual([
			'A due task',
			'Label of constructor',
			'Label of invoice.overdue',
		]);
	});
});

describe('A type that nobody declared', () => {
	it('is optional, for everybody, without a default, and has a label made of its key', () => {
		expect(createCatalogue().typeOf('receipt.over_due-now')).toEqual({
			key: 'receipt.over_due-now',
			label: 'Receipt over due now',
			group: 'other',
			audience: 'everybody',
			mandatory: false,
			declared: false,
		});
	});

	it('joins the group of the declared types that begin with the same word', () => {
		const { typeOf } = createCatalogue();
		expect(typeOf('task.escalated').group).toBe('task');
		expect(typeOf('comment.resolved.twice').group).toBe('conversation');
		expect(typeOf('tasks.escalated').group).toBe('other');
	});

	it('joins the group of the workspace’s own types rather than of built-in ones', () => {
		expect(createCatalogue(own).typeOf('task.escalated').group).toBe('billing');
		expect(createCatalogue(own).typeOf('invoice.paid').group).toBe('billing');
	});

	it.each(['constructor', 'toString', '__proto__', 'a.b.c', 'valueof.x', ''])(
		'may be called %j, and is never what objects have by nature',
		(key) => {
			const { typeOf, nearest } = createCatalogue();
			expect(typeOf(key)).toMatchObject({ key, group: 'other', declared: false });
			expect(nearest(key)).toBeUndefined();
		},
	);

	it('has an answer, whatever its key is', () => {
		const { typeOf } = createCatalogue(own);
		fc.assert(
			fc.property(fc.string(), (key) => {
				expect(typeOf(key).key).toBe(key);
			}),
		);
	});
});

describe('The type that was probably meant', () => {
	it.each([
		['task.asigned', 'task.assigned'],
		['taks.assigned', 'task.assigned'],
		['task_due', 'task.due'],
		['comments.added', 'comment.added'],
		['job.hire', 'job.hired'],
	])('by %s is %s', (key, meant) => expect(createCatalogue().nearest(key)).toBe(meant));

	it.each(['invoice.paid', 'task', 'job', 'x', 'task.reopened', 'x'.repeat(100_000)])(
		'by something as far away as %.20s is unknown',
		(key) => expect(createCatalogue().nearest(key)).toBeUndefined(),
	);

	it('by a declared key is no other one', () => {
		const catalogue = createCatalogue(own);
		expect(catalogue.types.filter(({ key }) => catalogue.nearest(key) !== undefined)).toEqual([]);
	});

	it('by a short key is at most one slip away, and none at all for three letters', () => {
		const types = [declare('alert', 'other'), declare('job', 'other')];
		const { nearest } = createCatalogue({ ...own, builtIn: 'replace', types });
		expect(nearest('alerts')).toBe('alert');
		expect(nearest('alarm')).toBeUndefined();
		expect(nearest('jab')).toBeUndefined();
	});

	it('may be one of the workspace’s own', () => {
		expect(createCatalogue(own).nearest('invoice.overdu')).toBe('invoice.overdue');
	});
});
