// Answers: what does sending at once ask for, besides what and whose?
import type { INodeProperties } from 'n8n-workflow';
import { longDigestsOption, timeLimitOption } from './options';

export const sendNowFields: INodeProperties[] = [
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		displayOptions: { show: { operation: ['sendNow'] } },
		options: [longDigestsOption, timeLimitOption],
	},
];
