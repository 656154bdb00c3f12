// Answers: what is asked for a report: what it says, how it shows the rows, and what goes along?
import type { INodeProperties } from 'n8n-workflow';
import { eventFields, eventOptions } from '../../shared/descriptions/event';
import { forOperations } from '../../shared/descriptions/forOperations';
import { optionsField } from '../../shared/descriptions/options';
import { rowsFields } from './rowsFields';

/** What a report has a field of its own for, or in place of. */
const notForReports = ['attachments', 'blocks'];

export const reportFields: INodeProperties[] = forOperations(
	['report'],
	[
		asFor('type', {
			default: { mode: 'list', value: 'report.ready', cachedResultName: 'Reports: Report' },
			description:
				'What kind of report this is. A channel can turn each type off, or take it in a digest; a report with a table or a file is then a message of its own.',
		}),
		asFor('title', { placeholder: 'e.g. Pipeline of this week' }),
		asFor('text', {
			placeholder: 'e.g. Deals that moved since Monday, by owner',
			description:
				'More about it, above the rows. Unless an option says otherwise, it is shown as it is: nothing in it can ping anybody or forge a link.',
		}),
		asFor('linkUrl', {
			placeholder: 'e.g. https://app.example.com/dashboards/42',
			description: 'Where the report comes from. It becomes a link; an option says its label.',
		}),
		...rowsFields,
		{
			displayName: 'Attachments',
			name: 'attachments',
			type: 'string',
			default: '',
			placeholder: 'e.g. data, chart',
			description:
				'The input binary fields whose files are sent along, of all items: names with commas between them, or * for all. At most 10 files and 100 MB together.',
			hint: 'The name of the input binary field that holds the file, or several with commas between them',
		},
		asFor('eventId', {
			placeholder: 'e.g. pipeline-{{ $now.toISODate() }}',
			description:
				"The report's own ID. The channel is not sent it twice, whatever runs again. Left empty, each execution is a report of its own.",
		}),
		optionsField(eventOptions.filter(({ name }) => !notForReports.includes(name))),
	],
);

/** The field that notifications have, with other words. */
function asFor(name: string, changes: Partial<INodeProperties>): INodeProperties {
	const field = eventFields.find((each) => each.name === name);
	if (field === undefined) throw new Error(`Notifications have no field ${name} any more`);
	return { ...field, ...changes };
}
