// Answers: whose preferences?
import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { channelField } from '../../shared/descriptions/channel';
import { memberEmailField } from '../../shared/descriptions/member';

const operation = ['explain', 'get', 'reset', 'set'];

const recipients: INodePropertyOptions[] = [
	{ name: 'Channel', value: 'channel', description: 'What a channel takes, and how often' },
	{ name: 'Member', value: 'member', description: 'What one member wants' },
];

const subjectField: INodeProperties = {
	displayName: 'Preferences Of',
	name: 'subject',
	type: 'options',
	default: 'member',
	options: [],
};

export const subjectFields: INodeProperties[] = [
	{
		...subjectField,
		displayOptions: { show: { operation: ['get', 'reset', 'set'] } },
		options: [
			...recipients,
			{
				name: 'Workspace',
				value: 'workspace',
				description: 'What holds for everybody who has not chosen',
			},
		],
	},
	// Nobody is told anything as the workspace.
	{
		...subjectField,
		displayName: 'Who Would Be Told',
		displayOptions: { show: { operation: ['explain'] } },
		options: recipients,
	},
	{ ...memberEmailField, displayOptions: { show: { operation, subject: ['member'] } } },
	// Not required: n8n shows it to every subject that an expression gives. The engine says where it is missing.
	{ ...channelField, displayOptions: { show: { operation, subject: ['channel'] } } },
];

/** Behind what the operation asks for itself. */
export const subjectOptions: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	displayOptions: { show: { operation, subject: ['member'] } },
	options: [
		{
			displayName: 'Member ID',
			name: 'memberId',
			type: 'string',
			default: '',
			placeholder: 'e.g. {{ $json.userId }}',
			description: "Your own system's ID of the member, where the members were mapped with one",
		},
	],
};
