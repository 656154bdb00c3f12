// Answers: how does a person say whose notifications are meant?
import type { INodeProperties } from 'n8n-workflow';
import { channelField } from '../../shared/descriptions/channel';
import { memberLocator } from '../../shared/descriptions/memberLocator';

const operationsThatAsk = ['preview', 'retry', 'sendNow', 'why', 'withdraw'];

const everybody = { name: 'Everybody', value: 'everybody' };
const member = { name: 'Member', value: 'member' };
const channel = { name: 'Channel', value: 'channel' };

const common: INodeProperties = {
	displayName: 'Recipient',
	name: 'recipient',
	type: 'options',
	// Not for an expression: one that comes out as something else would reach everybody.
	noDataExpression: true,
	default: 'everybody',
	options: [channel, everybody, member],
};

/** Where a mistake would be heard or silence people, it begins with one member. */
export const recipientFields: INodeProperties[] = [
	{
		...common,
		displayOptions: { show: { operation: ['preview'] } },
		description: 'Whose digests and notifications to show',
	},
	{
		...common,
		displayOptions: { show: { operation: ['retry'] } },
		description: 'Whose notifications to try again',
	},
	{
		...common,
		default: 'member',
		displayOptions: { show: { operation: ['sendNow'] } },
		description: 'Who gets now what is queued for them. Everybody is really everybody.',
	},
	{
		...common,
		default: 'member',
		displayOptions: { show: { operation: ['why'] } },
		description:
			'Who was told, or was not. What a channel was told in the place of a member is found under both.',
	},
	{
		...common,
		displayOptions: { show: { operation: ['withdraw'] } },
		description:
			'Only what is queued for this recipient is taken back. With Everybody, one of the fields below has to say what.',
	},
	{
		...memberLocator,
		displayOptions: { show: { operation: operationsThatAsk, recipient: ['member'] } },
	},
	{
		...channelField,
		required: true,
		displayOptions: { show: { operation: operationsThatAsk, recipient: ['channel'] } },
	},
];
