// Answers: which of the known members are wanted?
import type { INodeProperties } from 'n8n-workflow';

const operation = ['getMany'];

export const getManyFields: INodeProperties[] = [
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
	{
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add filter',
		default: {},
		displayOptions: { show: { operation } },
		options: [
			{
				displayName: 'Missing Only',
				name: 'missingOnly',
				type: 'boolean',
				default: false,
				description: 'Whether to list only members that a sync has marked as missing from its list',
			},
			{
				displayName: 'Search',
				name: 'search',
				type: 'string',
				default: '',
				placeholder: 'e.g. lopez',
				description: 'A part of the name, the e-mail address or the member ID',
			},
			{
				displayName: 'States',
				name: 'states',
				type: 'multiOptions',
				default: [],
				description: 'All of them when empty',
				options: [
					{ name: 'Ambiguous', value: 'ambiguous', description: 'Several Slack accounts fit' },
					{ name: 'Connected', value: 'connected' },
					{
						name: 'Deactivated',
						value: 'deactivated',
						description: 'The Slack account was deactivated',
					},
					{
						name: 'Excluded',
						value: 'excluded',
						description: 'The Slack account is a guest, a bot or of another workspace',
					},
					{
						name: 'Not Connected',
						value: 'not_connected',
						description: 'No Slack account was found',
					},
					{ name: 'Removed', value: 'removed', description: 'Disconnected by hand' },
				],
			},
		],
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		displayOptions: { show: { operation } },
		options: [
			{
				displayName: 'Suggestions',
				name: 'suggestions',
				type: 'boolean',
				default: true,
				description:
					'Whether to look for up to three Slack users whom each member that needs attention may be',
			},
		],
	},
];
