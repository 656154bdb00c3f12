// Answers: when do digests come, and when is nothing told?
import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { quietHoursField, workingDaysField } from './rest';
import { weekdays } from './weekdays';

const inherit: INodePropertyOptions = {
	name: 'Inherit',
	value: 'inherit',
	description: 'Take the choice back',
};

export const scheduleField: INodeProperties = {
	displayName: 'Schedule',
	name: 'schedule',
	type: 'collection',
	placeholder: 'Add setting',
	default: {},
	description: 'When digests come, and when nothing is told. What is not set here stays as it is.',
	options: [
		quietHoursField,
		{
			displayName: 'Time of Day',
			name: 'time',
			type: 'string',
			default: '09:00',
			placeholder: 'e.g. 09:00',
			description:
				'Local time of daily and weekly digests, in 24 hours; the word inherit takes the choice back',
		},
		{
			displayName: 'Time Zone',
			name: 'timeZone',
			type: 'string',
			default: '',
			placeholder: 'e.g. Europe/Paris',
			description:
				'An IANA name; the word inherit takes the choice back. Without one, the time zone of the Slack profile counts.',
		},
		{
			displayName: 'Weekday',
			name: 'weekday',
			type: 'options',
			default: 1,
			description: 'The day of the weekly digest',
			// In the order of the week, which is how everybody looks for them.
			options: [...weekdays, inherit],
		},
		workingDaysField,
	],
};
