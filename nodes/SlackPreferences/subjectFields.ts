// Answers: whose preferences?
import type { INodeProperties } from 'n8n-workflow';
import { channelField } from '../shared/descriptions/channel';
import { memberEmailField } from '../shared/descriptions/member';

export const subjectFields: INodeProperties[] = [
	{
		displayName: 'Preferences Of',
		name: 'subject',
		type: 'options',
		default: 'member',
		options: [
			{ name: 'Channel', value: 'channel', description: 'What a channel takes, and how often' },
			{ name: 'Member', value: 'member', description: 'What one member wants' },
			{
				name: 'Workspace',
				value: 'workspace',
				description: 'What holds for everybody who has not chosen',
			},
		],
	},
	{ ...memberEmailField, displayOptions: { show: { subject: ['member'] } } },
	// Not required: n8n shows it to every subject that an expression gives. The engine says where it is missing.
	{ ...channelField, displayOptions: { show: { subject: ['channel'] } } },
];
