// Answers: what is to be changed about somebody's preferences?
import type { INodeProperties } from 'n8n-workflow';
import { groupField, typeField } from '../../shared/descriptions/types';
import { scheduleField } from './schedule';

const operation = ['set'];

export const changeFields: INodeProperties[] = [
	{
		displayName: 'For',
		name: 'scope',
		type: 'options',
		default: 'everything',
		displayOptions: { show: { operation } },
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
	{ ...groupField, displayOptions: { show: { operation, scope: ['group'] } } },
	{ ...typeField, displayOptions: { show: { operation, scope: ['type'] } } },
	{
		displayName: 'Frequency',
		name: 'frequency',
		type: 'options',
		default: 'unchanged',
		displayOptions: { show: { operation } },
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
	{ ...scheduleField, displayOptions: { show: { operation } } },
];
