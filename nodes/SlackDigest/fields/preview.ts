// Answers: what does a preview ask for, besides whose?
import type { INodeProperties } from 'n8n-workflow';

const operation = ['preview'];

export const previewFields: INodeProperties[] = [
	{
		displayName: 'Due By',
		name: 'dueBy',
		type: 'options',
		default: 'all',
		displayOptions: { show: { operation } },
		description: 'How far ahead to look',
		options: [
			{
				name: 'All That Is Queued',
				value: 'all',
				description:
					'Whatever it waits for. What a conversation gets at different times is shown as different items.',
			},
			{
				name: 'In the Next Hours',
				value: 'hours',
				description: 'What goes out by then if nothing changes',
			},
			{ name: 'Now', value: 'now', description: 'What Send Due would send this moment' },
		],
	},
	{
		displayName: 'Hours',
		name: 'hours',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 24,
		displayOptions: { show: { operation, dueBy: ['hours'] } },
		description: 'How many hours ahead to look',
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 50,
		displayOptions: { show: { operation } },
		description: 'Max number of results to return',
	},
];
