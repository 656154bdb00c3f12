// Answers: how does a workflow connect to Slack with a pasted bot token?
import type { IAuthenticateGeneric, Icon, ICredentialType, INodeProperties } from 'n8n-workflow';
import { sharedFields } from './shared/sharedFields';
import { baseUrlField } from './shared/workspaceFields';

export class SlackNotifyApi implements ICredentialType {
	name = 'slackNotifyApi';

	displayName = 'Slack Notify API';

	icon: Icon = {
		light: 'file:../icons/slackNotify.svg',
		dark: 'file:../icons/slackNotify.dark.svg',
	};

	documentationUrl =
		'https://github.com/n8n-nodes-slack-notify/n8n-nodes-slack-notify/blob/main/docs/slack-scopes.md';

	properties: INodeProperties[] = [
		{
			displayName: 'Bot User OAuth Token',
			name: 'accessToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description:
				'Starts with xoxb-. You find it in your Slack app under OAuth & Permissions, once the app is installed in the workspace.',
		},
		baseUrlField,
		...sharedFields,
	];

	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: {
			headers: { Authorization: '=Bearer {{$credentials.accessToken}}' },
		},
	};

	/** By Slack Map Members' testBotToken: a request described here would not see the headers, where the scopes are. */
	test: undefined;
}
