// Answers: at what hours, and on which days, is somebody left in peace?
import type { INodeProperties } from 'n8n-workflow';
import { weekdays } from './weekdays';

const inherit = {
	name: 'Inherit',
	value: 'inherit',
	description: 'Take the choice back, so that the workspace’s counts',
};
const whenSet = { show: { choice: ['set'] } };

export const quietHoursField: INodeProperties = {
	displayName: 'Quiet Hours',
	name: 'quietHours',
	type: 'fixedCollection',
	default: {},
	placeholder: 'Choose Quiet Hours',
	description:
		'What would be told then is put off to their end. Urgent events are told all the same.',
	options: [
		{
			displayName: 'Quiet Hours',
			name: 'chosen',
			values: [
				{
					displayName: 'Quiet Hours',
					name: 'choice',
					type: 'options',
					default: 'set',
					options: [
						{ name: 'From … Until …', value: 'set' },
						{ name: 'None', value: 'none', description: 'None, whatever the workspace has' },
						inherit,
					],
				},
				{
					displayName: 'From',
					name: 'from',
					type: 'string',
					default: '22:00',
					placeholder: 'e.g. 22:00',
					displayOptions: whenSet,
					description: 'Local time, in 24 hours',
				},
				{
					displayName: 'Until',
					name: 'until',
					type: 'string',
					default: '07:00',
					placeholder: 'e.g. 07:00',
					displayOptions: whenSet,
					description: 'Local time, in 24 hours; the next morning where it is the earlier one',
				},
			],
		},
	],
};

export const workingDaysField: INodeProperties = {
	displayName: 'Working Days',
	name: 'workingDays',
	type: 'fixedCollection',
	default: {},
	placeholder: 'Choose Working Days',
	description:
		'What would be told on another day is put off to the next of these. Urgent events are told all the same.',
	options: [
		{
			displayName: 'Working Days',
			name: 'chosen',
			values: [
				{
					displayName: 'Working Days',
					name: 'choice',
					type: 'options',
					default: 'set',
					options: [
						{ name: 'These Days', value: 'set' },
						{
							name: 'Every Day',
							value: 'everyDay',
							description: 'No days off, whatever the workspace has',
						},
						inherit,
					],
				},
				{
					displayName: 'Days',
					name: 'days',
					type: 'multiOptions',
					default: [1, 2, 3, 4, 5],
					displayOptions: whenSet,
					// In the order of the week, which is how everybody looks for them.
					options: weekdays,
				},
			],
		},
	],
};
