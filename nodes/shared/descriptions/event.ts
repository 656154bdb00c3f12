// Answers: what does a notification say, and how is it told apart from others?
import type { INodeProperties, NodeHint } from 'n8n-workflow';
import { contentOptions } from './content';
import { messageOptions } from './message';
import { tellingOptions } from './telling';
import { typeField } from './types';

export const eventFields: INodeProperties[] = [
	{
		...typeField,
		required: true,
		description:
			'What kind of event this is. Preferences are kept for each type. The list shows the types of the workspace; by its key, any other can be given.',
	},
	{
		displayName: 'Title',
		name: 'title',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. Ana Lopez moved to Initech',
		description: 'One line that says what happened',
	},
	{
		displayName: 'Text',
		name: 'text',
		type: 'string',
		typeOptions: { rows: 3 },
		default: '',
		placeholder: 'e.g. She was your champion at Acme. Say hello within the week.',
		description:
			'More about it. Unless an option says otherwise, it is shown as it is: nothing in it can ping anybody or forge a link.',
	},
	{
		displayName: 'Fields',
		name: 'fields',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Field', sortable: true },
		default: {},
		placeholder: 'Add Field',
		description: 'Facts with a label each, such as the due date',
		options: [
			{
				displayName: 'Field',
				name: 'field',
				values: [
					{
						displayName: 'Label',
						name: 'label',
						type: 'string',
						default: '',
						placeholder: 'e.g. Due',
					},
					{
						displayName: 'Value',
						name: 'value',
						type: 'string',
						default: '',
						placeholder: 'e.g. Friday',
					},
					{
						displayName: 'Type',
						name: 'type',
						type: 'options',
						default: 'text',
						options: [
							{ name: 'Text', value: 'text' },
							{
								name: 'Date',
								value: 'date',
								description:
									'Everybody sees it in their own time zone and language. A date, milliseconds, or ISO 8601 with its offset.',
							},
						],
					},
				],
			},
		],
	},
	{
		displayName: 'Link URL',
		name: 'linkUrl',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://app.example.com/tasks/42',
		description: 'Where the record is. It becomes a link at the end of the message.',
	},
	{
		displayName: 'Event ID',
		name: 'eventId',
		type: 'string',
		default: '',
		placeholder: 'e.g. task-42-assigned-7',
		description:
			"The event's own ID in your system. Nobody is told twice about the same ID, whatever runs again. Left empty, each item of each execution counts as an event of its own.",
	},
];

/** The options of both Notify nodes; each adds its own. */
export const eventOptions: readonly INodeProperties[] = [
	...contentOptions,
	...messageOptions,
	...tellingOptions,
];

/** Shown as long as nothing but the execution tells two events apart. */
export const eventIdHint: NodeHint = {
	message:
		'Without an Event ID, an event that arrives twice is told twice. Give the ID that your system has for it.',
	type: 'info',
	location: 'inputPane',
	whenToDisplay: 'beforeExecution',
	displayCondition: '={{ $parameter["operation"] !== "sendTest" && !$rawParameter["eventId"] }}',
};
