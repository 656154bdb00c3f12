// Answers: which types are there from the start?
import { describe, expect, it } from 'vitest';
import { builtInGroups, builtInTypes } from '../../src/preferences/builtInTypes';
import { audiences } from '../../src/preferences/catalogueDocument';
import { readCatalogue } from '../../src/preferences/readCatalogue';
import { isTypeKey } from '../../src/preferences/types';

describe('The built-in notification types', () => {
	it('have different, well-formed keys, a label each, an audience, and a group with a label', () => {
		const keys = builtInTypes.map(({ key }) => key);
		expect(new Set(keys).size).toBe(keys.length);
		expect(keys.filter((key) => !isTypeKey(key))).toEqual([]);
		expect(builtInTypes.filter(({ label }) => label === '')).toEqual([]);
		expect(builtInTypes.filter(({ audience }) => !audiences.includes(audience))).toEqual([]);
		expect(new Set(builtInTypes.map(({ group }) => group))).toEqual(
			new Set(builtInGroups.map(({ key }) => key).filter((key) => key !== 'other')),
		);
	});

	it.each([
		['conversation', 'comment.added comment.replied comment.mentioned'],
		['automation', 'automation.triggered background_task.completed'],
		['import', 'import.completed'],
		['sales_signal', 'job.changed job.hired job.promoted'],
		['report', 'report.ready'],
		['task', 'task.assigned task.due'],
		['case', 'case.started request.cancelled request.completed process.imported project.invited'],
		['document', 'document.created document.title_changed document.shared snapshot.created'],
		['document', 'assignment.started assignment.approved assignment.cancelled assignment.ended'],
		['release', 'release.status_changed production.ready production.failed'],
	])('cover, in the group %s, what people ask for: %s', (group, keys) => {
		const inGroup = builtInTypes.filter((type) => type.group === group).map(({ key }) => key);
		expect(inGroup).toEqual(expect.arrayContaining(keys.split(' ')));
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

	it('are a document as anybody may write one', () => {
		const document = {
			version: 1,
			builtIn: 'replace',
			groups: builtInGroups,
			types: builtInTypes,
		} as const;
		expect(readCatalogue(JSON.stringify(document))).toEqual(document);
	});
});
