// Answers: how does a workflow read and change who is told about what, and how often?
import { NodeConnectionTypes } from 'n8n-workflow';
import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { authenticationField } from '../shared/descriptions/authentication';
import { acceptUnknownTypesOption } from '../shared/descriptions/event';
import { searchChannels } from '../shared/searchChannels';
import { changeFields } from './changeFields';
import { getOrSet } from './getOrSet';
import { subjectFields } from './subjectFields';

export class SlackPreferences implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Slack Preferences',
		name: 'slackPreferences',
		icon: {
			light: 'file:../../icons/slackNotify.svg',
			dark: 'file:../../icons/slackNotify.dark.svg',
		},
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["subject"] }}',
		description:
			'Get and set how often members and channels are told, for everything, a group or a notification type',
		defaults: { name: 'Slack Preferences' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{
				name: 'slackNotifyOAuth2Api',
				required: true,
				displayOptions: { show: { authentication: ['oAuth2'] } },
			},
			{
				name: 'slackNotifyApi',
				required: true,
				displayOptions: { show: { authentication: ['accessToken'] } },
			},
		],
		properties: [
			authenticationField,
			{
				displayName: 'Operation',
				name: 'operation',
				type: 'options',
				noDataExpression: true,
				default: 'set',
				options: [
					{
						name: 'Get',
						value: 'get',
						action: 'Get preferences',
						description: 'Read what a member, a channel or the workspace has chosen',
					},
					{
						name: 'Set',
						value: 'set',
						action: 'Set preferences',
						description: 'Change one choice; all others stay as they are',
					},
				],
			},
			...subjectFields,
			...changeFields,
			{
				displayName: 'Options',
				name: 'options',
				type: 'collection',
				placeholder: 'Add option',
				default: {},
				options: [
					acceptUnknownTypesOption,
					{
						displayName: 'Member ID',
						name: 'memberId',
						type: 'string',
						displayOptions: { show: { '/subject': ['member'] } },
						default: '',
						placeholder: 'e.g. {{ $json.userId }}',
						description:
							"Your own system's ID of the member, where the members were mapped with one",
					},
				],
			},
		],
	};

	methods = { listSearch: { searchChannels } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await getOrSet(this);
	}
}
