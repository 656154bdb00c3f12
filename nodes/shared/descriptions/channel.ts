// Answers: how does a person choose a channel: from a list, by ID, by name or by link?
import type { INodeProperties } from 'n8n-workflow';

export const channelField: INodeProperties = {
	displayName: 'Channel',
	name: 'channel',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	description:
		'Public channels need no invitation. A private one is listed once the app has been invited there.',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Choose a channel…',
			typeOptions: { searchListMethod: 'searchChannels', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. C0122KQ70S7E',
			validation: [
				{
					type: 'regex',
					properties: {
						regex: '\\s*[CGD][A-Z0-9]{5,}\\s*',
						errorMessage: 'A channel ID looks like C0122KQ70S7E',
					},
				},
			],
		},
		{
			displayName: 'By Name',
			name: 'name',
			type: 'string',
			placeholder: 'e.g. #sales-signals',
		},
		{
			displayName: 'By URL',
			name: 'url',
			type: 'string',
			placeholder: 'e.g. https://acme.slack.com/archives/C0122KQ70S7E',
		},
	],
};
