// Answers: how does a workflow connect to Slack by OAuth, as the app's bot?
import type {
	Icon,
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IDataObject,
	INodeProperties,
} from 'n8n-workflow';
import { botScopes } from './shared/botScopes';
import { oauthTest } from './shared/oauthTest';
import { takeToken } from './shared/takeToken';
import { sharedFields } from './shared/sharedFields';
import { baseUrlField } from './shared/workspaceFields';

export class SlackNotifyOAuth2Api implements ICredentialType {
	name = 'slackNotifyOAuth2Api';

	extends = ['oAuth2Api'];

	displayName = 'Slack Notify OAuth2 API';

	icon: Icon = {
		light: 'file:../icons/slackNotify.svg',
		dark: 'file:../icons/slackNotify.dark.svg',
	};

	documentationUrl =
		'https://github.com/n8n-nodes-slack-notify/n8n-nodes-slack-notify/blob/main/docs/slack-scopes.md';

	properties: INodeProperties[] = [
		{
			displayName: 'Grant Type',
			name: 'grantType',
			type: 'hidden',
			default: 'authorizationCode',
		},
		baseUrlField,
		{
			displayName: 'Authorization URL',
			name: 'authUrl',
			type: 'hidden',
			default: '={{$self["baseUrl"].replace(/\\/+$/, "")}}/oauth/v2/authorize',
			required: true,
		},
		{
			displayName: 'Access Token URL',
			name: 'accessTokenUrl',
			type: 'hidden',
			default: '={{$self["baseUrl"].replace(/\\/+$/, "")}}/api/oauth.v2.access',
			required: true,
		},
		{
			displayName: 'Scope',
			name: 'scope',
			type: 'hidden',
			default: botScopes.join(','),
		},
		{
			displayName: 'Auth URI Query Parameters',
			name: 'authQueryParameters',
			type: 'hidden',
			default: '',
		},
		{
			displayName: 'Authentication',
			name: 'authentication',
			type: 'hidden',
			default: 'body',
		},
		...sharedFields,
	];

	/** Called by n8n before each request, and once more for a token that it has just renewed, before it keeps that. */
	async preAuthentication(credentials: ICredentialDataDecryptedObject): Promise<IDataObject> {
		const token = credentials.oauthTokenData;
		if (typeof token !== 'object' || token === null || Array.isArray(token)) return {};
		return { oauthTokenData: takeToken(token as IDataObject) };
	}

	test: ICredentialTestRequest = oauthTest;
}
