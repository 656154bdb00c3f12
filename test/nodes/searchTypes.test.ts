// Answers: do the lists of types and of groups show what fits the form, and find what a person types?
import { describe, expect, it } from 'vitest';
import { findGroups } from '../../nodes/shared/searchGroups';
import { findTypes } from '../../nodes/shared/searchTypes';
import { createCatalogue } from '../../src/index';
import type { ListedType } from '../../src/index';

const type = (key: string, rest: Partial<ListedType> = {}): ListedType => ({
	key,
	label: `Label of ${key}`,
	group: 'task',
	groupLabel: 'Tasks',
	audience: 'everybody',
	mandatory: false,
	declared: true,
	...rest,
});

const types = [
	type('task.assigned', { label: 'Task assigned', audience: 'members' }),
	type('release.done', { group: 'release', groupLabel: 'Releases', audience: 'channels' }),
	type('job.changed', { label: 'Job change', group: 'sales_signal', groupLabel: 'Sales signals' }),
	type('task.lost', { label: 'Task lost', declared: false }),
];
const keys = (audience: ListedType['audience'], filter?: string) =>
	findTypes(types, audience, filter).map(({ value }) => value);

describe('the list of notification types', () => {
	it('names group and label, gives the key, and marks what is not declared', () => {
		expect(findTypes(types, 'everybody')).toEqual([
			{ name: 'Tasks: Task assigned', value: 'task.assigned' },
			{ name: 'Releases: Label of release.done', value: 'release.done' },
			{ name: 'Sales signals: Job change', value: 'job.changed' },
			{ name: 'Tasks: Task lost (not declared)', value: 'task.lost' },
		]);
	});

	it('offers members and channels only what is for them or for everybody', () => {
		expect(keys('members')).toEqual(['task.assigned', 'job.changed', 'task.lost']);
		expect(keys('channels')).toEqual(['release.done', 'job.changed', 'task.lost']);
	});

	it.each([
		['a label', ' JOB ch', ['job.changed']],
		['a key', 'release.', ['release.done']],
		['a group', 'sales_', ['job.changed']],
		["a group's label", 'sales sig', ['job.changed']],
		['what is not declared', 'not declared', ['task.lost']],
		['nothing', 'xyz', []],
	])('finds by %s', (_what, filter, found) => {
		expect(keys('everybody', filter)).toEqual(found);
	});
});

describe('the list of groups', () => {
	it('shows each group once, in order, and the one for whatever belongs to none', () => {
		expect(findGroups(types)).toEqual([
			{ name: 'Tasks', value: 'task' },
			{ name: 'Releases', value: 'release' },
			{ name: 'Sales signals', value: 'sales_signal' },
			{ name: 'Other', value: 'other' },
		]);
	});

	it('finds by label and by key', () => {
		expect(findGroups(types, 'SALES s').map(({ value }) => value)).toEqual(['sales_signal']);
		expect(findGroups(types, 'sales_').map(({ value }) => value)).toEqual(['sales_signal']);
	});

	it('has all the groups of the built-in types', () => {
		const { types: builtIn, groups, groupLabel } = createCatalogue();
		const listed = builtIn.map((each) => ({ ...each, groupLabel: groupLabel(each.group) }));
		expect(findGroups(listed).map(({ value }) => value)).toEqual(groups.map(({ key }) => key));
	});
});
