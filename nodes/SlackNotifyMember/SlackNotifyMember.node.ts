// Answers: how does a workflow tell one member something, as that member prefers?
import { NodeConnectionTypes } from 'n8n-workflow';
import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { authenticationField } from '../shared/descriptions/authentication';
import { eventFields, eventIdHint, eventOptions } from '../shared/descriptions/event';
import { memberEmailField, memberIdField, memberNameField } from '../shared/descriptions/member';
import { notifyItems } from '../shared/notify/notifyItems';
import { searchTypesFor } from '../shared/searchTypes';
import { readMemberTarget } from './readMemberTarget';

export class SlackNotifyMember implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Slack Notify Member',
		name: 'slackNotifyMember',
		icon: {
			light: 'file:../../icons/slackNotify.svg',
			dark: 'file:../../icons/slackNotify.dark.svg',
		},
		group: ['output'],
		version: 1,
		subtitle: '={{ $parameter["type"] }}',
		description:
			'Tell a member in Slack about an event: at once or in a digest, as the member prefers, and each event once',
		defaults: { name: 'Slack Notify Member' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main, NodeConnectionTypes.Main],
		outputNames: ['Sent', 'Queued', 'Skipped'],
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
		hints: [eventIdHint],
		properties: [
			authenticationField,
			memberEmailField,
			...eventFields,
			{
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
			},
			{
				displayName: 'Options',
				name: 'options',
				type: 'collection',
				placeholder: 'Add option',
				default: {},
				options: [...eventOptions, memberIdField, memberNameField].sort((a, b) =>
					a.displayName.localeCompare(b.displayName, 'en'),
				),
			},
		],
	};

	methods = { listSearch: { searchTypes: searchTypesFor(() => 'members') } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await notifyItems(this, readMemberTarget);
	}
}
