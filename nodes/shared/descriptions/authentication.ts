// Answers: which of the two credentials does a node use?
import type { INodeProperties } from 'n8n-workflow';

export const authenticationField: INodeProperties = {
	displayName: 'Authentication',
	name: 'authentication',
	type: 'options',
	noDataExpression: true,
	default: 'oAuth2',
	options: [
		{ name: 'OAuth2', value: 'oAuth2' },
		{
			name: 'Access Token',
			value: 'accessToken',
			description: 'A pasted bot token, for an n8n that Slack cannot call back',
		},
	],
};
