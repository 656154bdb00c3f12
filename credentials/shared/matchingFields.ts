// Answers: what do both Slack credentials ask about whom an e-mail address belongs to?
import type { INodeProperties } from 'n8n-workflow';

const whenCustom = { show: { matching: ['custom'] } };

/** For the whole workspace: Map Members and Notify Member must come to the same answer. */
export const matchingFields: INodeProperties[] = [
	{
		displayName: 'Matching',
		name: 'matching',
		type: 'options',
		default: 'standard',
		options: [
			{
				name: 'Standard',
				value: 'standard',
				description: 'The same e-mail address, whatever the case; people of this workspace only',
			},
			{
				name: 'Custom',
				value: 'custom',
				description: 'Choose which addresses are the same, and which accounts count',
			},
		],
		description:
			'How members are found in Slack. No rule makes two members one: an account that another member has is never given away.',
	},
	{
		displayName: 'Ignore Plus-Tags',
		name: 'ignorePlusTags',
		type: 'boolean',
		default: false,
		displayOptions: whenCustom,
		description: 'Whether ana+jobs@acme.com is the same as ana@acme.com',
	},
	{
		displayName: "Domains Where Dots Don't Count",
		name: 'dotlessDomains',
		type: 'string',
		default: '',
		placeholder: 'e.g. gmail.com',
		displayOptions: whenCustom,
		description:
			'There a.na@ is the same as ana@. Several between commas; leave it empty to have none.',
	},
	{
		displayName: 'Same Domains',
		name: 'sameDomains',
		type: 'string',
		typeOptions: { rows: 3 },
		default: '',
		placeholder: 'e.g. acme.com = acme.co.uk',
		displayOptions: whenCustom,
		description:
			'Domains under which everybody has the same name: ana@acme.co.uk is the same as ana@acme.com. One group a line, its domains joined by =.',
	},
	{
		displayName: 'Include Guests',
		name: 'includeGuests',
		type: 'boolean',
		default: false,
		displayOptions: whenCustom,
		description: 'Whether members may be mapped to guest accounts',
	},
	{
		displayName: 'Include Bots',
		name: 'includeBots',
		type: 'boolean',
		default: false,
		displayOptions: whenCustom,
		description: 'Whether members may be mapped to bots that have an e-mail address',
	},
	{
		displayName: 'Include Other Workspaces',
		name: 'includeStrangers',
		type: 'boolean',
		default: false,
		displayOptions: whenCustom,
		description:
			'Whether members may be mapped to people of other workspaces, met in shared channels (Slack Connect)',
	},
	{
		displayName: 'Not Found Is Believed For (Minutes)',
		name: 'notFoundIsBelieved',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 60,
		description:
			'How long a member whom nobody in Slack matched is not looked up again. A sync always looks.',
	},
];
