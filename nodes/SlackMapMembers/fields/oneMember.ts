// Answers: what do connecting, disconnecting and forgetting a member ask for?
import type { INodeProperties } from 'n8n-workflow';
import { memberLocator } from '../../shared/descriptions/memberLocator';
import { slackUserField } from '../../shared/descriptions/slackUser';

const forWhom = 'Who does this, for whoever reads the list later';

const disconnectOptions: INodeProperties[] = [
	{
		displayName: 'Disconnected By',
		name: 'disconnectedBy',
		type: 'string',
		default: '',
		placeholder: 'e.g. it@acme.com',
		description: forWhom,
	},
	{
		displayName: 'Map Again Automatically',
		name: 'mapAgain',
		type: 'boolean',
		default: false,
		description:
			'Whether the next sync or notification may map the member anew by e-mail. Otherwise nothing but Connect does.',
	},
];

export const oneMemberFields: INodeProperties[] = [
	{
		displayName:
			"This erases the member's mapping, preferences, history and what waits for them in the queue. It cannot be undone. The account's entry in the directory comes back with the next reading of Slack's list, for as long as the account exists.",
		name: 'forgetNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: { operation: ['forget'] } },
	},
	{
		...memberLocator,
		displayOptions: { show: { operation: ['connect', 'disconnect', 'forget'] } },
	},
	{ ...slackUserField, displayOptions: { show: { operation: ['connect'] } } },
	{
		displayName: 'Connected By',
		name: 'connectedBy',
		type: 'string',
		default: '',
		placeholder: 'e.g. it@acme.com',
		description: forWhom,
		displayOptions: { show: { operation: ['connect'] } },
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		displayOptions: { show: { operation: ['disconnect'] } },
		options: disconnectOptions,
	},
];
