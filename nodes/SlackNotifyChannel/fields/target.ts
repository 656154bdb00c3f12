// Answers: which channel does a form ask for?
import type { INodeProperties } from 'n8n-workflow';
import { channelField } from '../../shared/descriptions/channel';

export const targetFields: INodeProperties[] = [
	{
		displayName: 'Send To',
		name: 'sendTo',
		type: 'options',
		default: 'channel',
		options: [
			{ name: 'Channel', value: 'channel', description: 'One that you choose here' },
			{
				name: 'Default Channel',
				value: 'defaultChannel',
				description: 'The one that is set in the credential',
			},
		],
	},
	{ ...channelField, displayOptions: { show: { sendTo: ['channel'] } } },
];
