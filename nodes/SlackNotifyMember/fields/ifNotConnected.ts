// Answers: who is told where the member has no Slack account that can be?
import type { INodeProperties } from 'n8n-workflow';

export const ifNotConnectedField: INodeProperties = {
	displayName: 'If Not Connected',
	name: 'ifNotConnected',
	type: 'options',
	default: 'skip',
	description: 'What to do where the member has no Slack account that can be told',
	options: [
		{
			name: 'Skip',
			value: 'skip',
			description: 'Leave by the Skipped output, with the reason',
		},
		{
			name: 'Tell the Default Channel',
			value: 'defaultChannel',
			description: 'The one that is set in the credential',
		},
	],
};
