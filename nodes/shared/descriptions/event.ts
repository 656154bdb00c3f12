// Answers: what does a notification say, and how is it told apart from others?
import type { INodeProperties, NodeHint } from 'n8n-workflow';
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
			'More about it. It is shown as it is: nothing in it can ping anybody or forge a link.',
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
export const eventOptions: INodeProperties[] = [
	{
		displayName: 'Dry Run',
		name: 'dryRun',
		type: 'boolean',
		default: false,
		description:
			'Whether to only say what would happen: nothing is sent and nothing is written down',
	},
	{
		displayName: 'Earlier Events About the Record',
		name: 'earlier',
		type: 'options',
		default: 'keep',
		description:
			'What becomes of events with the same record key that still wait to be told to the recipient. It takes a Record Key.',
		options: [
			{ name: 'Keep', value: 'keep', description: 'They are told as well' },
			{
				name: 'Replace',
				value: 'replace',
				description: 'This one takes the place of those of its type, which are not told',
			},
			{
				name: 'Cancel',
				value: 'cancel',
				description:
					'Takes back everything about the record that still waits. If none of it was told before, this event is not told either: assigned and cancelled in between is nothing at all. If there was no event about the record yet, this one is told.',
			},
		],
	},
	{
		displayName: 'Expires At',
		name: 'expiresAt',
		type: 'string',
		default: '',
		placeholder: 'e.g. {{ $json.dueAt }}',
		description:
			'From when on it is of no use any more, and is left out and counted: a date, milliseconds, or ISO 8601 with its offset, as in 2026-03-05T17:00:00Z',
	},
	{
		displayName: 'Link Label',
		name: 'linkLabel',
		type: 'string',
		default: 'Open',
		placeholder: 'e.g. Open task',
		description: 'What the link says',
	},
	{
		displayName: 'Occurred At',
		name: 'occurredAt',
		type: 'string',
		default: '',
		placeholder: 'e.g. {{ $json.createdAt }}',
		description:
			'When it happened, for the message to say; now where it is empty. A date, milliseconds, or ISO 8601 with its offset, as in 2026-03-05T08:30:00Z.',
	},
	{
		displayName: 'Record Key',
		name: 'recordKey',
		type: 'string',
		default: '',
		placeholder: 'e.g. task-42',
		description: 'What the event is about. A digest shows events with the same key together.',
	},
	{
		displayName: 'Time Limit',
		name: 'timeLimit',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 60,
		description:
			'How many seconds this node may go on sending. What is left over stays queued and goes out with the next run.',
	},
	{
		displayName: 'Urgent',
		name: 'urgent',
		type: 'boolean',
		default: false,
		description: 'Whether to tell it at once, whatever the recipient prefers',
	},
];

/** Shown as long as nothing but the execution tells two events apart. */
export const eventIdHint: NodeHint = {
	message:
		'Without an Event ID, an event that arrives twice is told twice. Give the ID that your system has for it.',
	type: 'info',
	location: 'inputPane',
	whenToDisplay: 'beforeExecution',
	displayCondition: '={{ !$rawParameter["eventId"] }}',
};
