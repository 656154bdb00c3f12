// Answers: does the form of a report ask for what a report needs, and for nothing twice?
import { NodeHelpers } from 'n8n-workflow';
import type { INodeParameters, INodeProperties } from 'n8n-workflow';
import { describe, expect, it } from 'vitest';
import { reportFields } from '../../../nodes/SlackNotifyChannel/report/fields';

const operation: INodeProperties = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	default: 'notify',
	options: [],
};

/** As n8n shows it, with its defaults. */
const shown = (chosen: INodeParameters) =>
	Object.keys(
		NodeHelpers.getNodeParameters(
			[operation, ...reportFields],
			{ operation: 'report', ...chosen },
			true,
			false,
			null,
			null,
		) ?? {},
	).slice(1);

const always = ['type', 'title', 'text', 'linkUrl', 'rowsAs'];
const end = ['attachments', 'eventId', 'options'];

describe('the form of a report', () => {
	it.each([
		['table_or_csv', ['columns', 'fileName', 'separator']],
		['table', ['columns']],
		['csv', ['columns', 'fileName', 'separator']],
		['none', []],
	])('asks, for rows as %s, for %j', (rowsAs, between) => {
		expect(shown({ rowsAs })).toEqual([...always, ...between, ...end]);
	});

	it('asks for columns only where they are to be chosen', () => {
		expect(shown({ columns: 'chosen' })).toContain('chosenColumns');
		expect(shown({})).not.toContain('chosenColumns');
	});

	it('is shown with no other operation', () => {
		expect(shown({ operation: 'notify' })).toEqual([]);
	});

	it('has a type of its own, and no option that would take the place of the rows', () => {
		const type = reportFields.find(({ name }) => name === 'type');
		expect(type?.default).toMatchObject({ value: 'report.ready' });
		const options = reportFields.find(({ name }) => name === 'options')?.options ?? [];
		const names = options.map(({ name }) => name);
		expect(names).toEqual(expect.arrayContaining(['recordKey', 'severity', 'dryRun', 'sender']));
		expect(names).not.toContain('blocks');
		expect(names).not.toContain('attachments');
	});
});
