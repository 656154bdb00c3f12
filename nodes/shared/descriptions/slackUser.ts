// Answers: how does a person choose a Slack user: from a list, by ID or by the e-mail that Slack has?
import type { INodeProperties } from 'n8n-workflow';

export const slackUserField: INodeProperties = {
	displayName: 'Slack User',
	name: 'slackUser',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The account in Slack that the member uses, whatever its e-mail address',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Choose a Slack user…',
			typeOptions: { searchListMethod: 'searchSlackUsers', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. U0122KQ70S7E',
			hint: 'In Slack: the profile, then the three dots, then “Copy member ID”',
		},
		{
			displayName: 'By Email',
			name: 'email',
			type: 'string',
			placeholder: 'e.g. ana.lopez@acme.com',
		},
	],
};
