// Answers: what is to be changed about somebody's preferences?
import type { INodeProperties } from 'n8n-workflow';
import { groupOptions, typeOptions } from '../shared/descriptions/types';

const whenSet = { operation: ['set'] };

export const changeFields: INodeProperties[] = [
	{
		displayName: 'For',
		name: 'scope',
		type: 'options',
		default: 'everything',
		displayOptions: { show: whenSet },
		description:
			'What the frequency is for. A choice for a type comes before one for its group, and that before everything.',
		options: [
			{
				name: 'Everything',
				value: 'everything',
				description: 'Every type that has no choice of its own; Off silences the others as well',
			},
			{ name: 'Group of Types', value: 'group' },
			{ name: 'Notification Type', value: 'type' },
		],
	},
	{
		displayName: 'Group',
		name: 'group',
		type: 'options',
		options: groupOptions,
		default: 'task',
		displayOptions: { show: { ...whenSet, scope: ['group'] } },
	},
	{
		displayName: 'Notification Type',
		name: 'type',
		type: 'options',
		options: typeOptions,
		default: 'task.assigned',
		displayOptions: { show: { ...whenSet, scope: ['type'] } },
		description: 'An expression may give the key of any type, as in task.assigned',
	},
	{
		displayName: 'Frequency',
		name: 'frequency',
		type: 'options',
		default: 'daily',
		displayOptions: { show: whenSet },
		options: [
			{ name: 'Daily', value: 'daily', description: 'One digest a day' },
			{ name: 'Hourly', value: 'hourly', description: 'One digest an hour' },
			{ name: 'Immediate', value: 'immediate', description: 'One message for each event, at once' },
			{
				name: 'Inherit',
				value: 'inherit',
				description: 'Take the choice back, so that the next rule speaks',
			},
			{ name: 'Off', value: 'off', description: 'Nothing at all' },
			{ name: 'Unchanged', value: 'unchanged', description: 'Change only the schedule' },
			{ name: 'Weekly', value: 'weekly', description: 'One digest a week' },
		],
	},
	{
		displayName: 'Schedule',
		name: 'schedule',
		type: 'collection',
		placeholder: 'Add setting',
		default: {},
		displayOptions: { show: whenSet },
		description: 'When digests come. What is not set here stays as it is.',
		options: [
			{
				displayName: 'Time of Day',
				name: 'time',
				type: 'string',
				default: '09:00',
				placeholder: 'e.g. 09:00',
				description: 'Local time of daily and weekly digests, in 24 hours',
			},
			{
				displayName: 'Time Zone',
				name: 'timeZone',
				type: 'string',
				default: '',
				placeholder: 'e.g. Europe/Paris',
				description: 'An IANA name. Without one, the time zone of the Slack profile counts.',
			},
			{
				displayName: 'Weekday',
				name: 'weekday',
				type: 'options',
				default: 1,
				description: 'The day of the weekly digest',
				// In the order of the week, which is how everybody looks for them.
				options: [
					{ name: 'Monday', value: 1 },
					{ name: 'Tuesday', value: 2 },
					{ name: 'Wednesday', value: 3 },
					{ name: 'Thursday', value: 4 },
					{ name: 'Friday', value: 5 },
					{ name: 'Saturday', value: 6 },
					{ name: 'Sunday', value: 7 },
				],
			},
		],
	},
];
