// Answers: what does reading Slack's list of users anew ask for?
import type { INodeProperties } from 'n8n-workflow';
import { timeLimitOption } from './timeLimit';

export const refreshDirectoryFields: INodeProperties[] = [
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		displayOptions: { show: { operation: ['refreshDirectory'] } },
		options: [timeLimitOption],
	},
];
