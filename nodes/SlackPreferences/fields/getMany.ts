// Answers: whose preferences are listed, and how many of them, or of the types?
import type { INodeProperties } from 'n8n-workflow';

const operation = ['getMany', 'listTypes'];

export const getManyFields: INodeProperties[] = [
	{
		displayName: 'Of',
		name: 'of',
		type: 'options',
		default: 'everybody',
		displayOptions: { show: { operation: ['getMany'] } },
		options: [
			{ name: 'Channels', value: 'channels' },
			{
				name: 'Everybody',
				value: 'everybody',
				description: 'The workspace first, then channels, then members',
			},
			{ name: 'Members', value: 'members' },
			{ name: 'Workspace', value: 'workspace' },
		],
	},
	{
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		default: false,
		displayOptions: { show: { operation } },
		description: 'Whether to return all results or only up to a given limit',
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 50,
		displayOptions: { show: { operation, returnAll: [false] } },
		description: 'Max number of results to return',
	},
];
