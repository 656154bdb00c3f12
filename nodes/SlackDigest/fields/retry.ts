// Answers: what does trying again ask for, besides what and whose?
import type { INodeProperties } from 'n8n-workflow';
import { timeLimitOption } from './options';

const displayOptions = { show: { operation: ['retry'] } };

export const retryFields: INodeProperties[] = [
	{
		displayName: 'Unsure',
		name: 'unsure',
		type: 'options',
		default: 'lookUp',
		displayOptions,
		description: 'What to do with notifications of which nobody knows whether they arrived',
		options: [
			{
				name: 'Look Up Again',
				value: 'lookUp',
				description: 'Ask Slack at once. What Slack does not let us read stays unsure.',
			},
			{
				name: 'Send Again',
				value: 'sendAgain',
				description: 'Without looking. Whoever got it already gets it a second time.',
			},
		],
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		displayOptions,
		options: [timeLimitOption],
	},
];
