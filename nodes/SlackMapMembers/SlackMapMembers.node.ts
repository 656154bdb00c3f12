// Answers: how does a workflow map a list of members to Slack users by e-mail?
import { NodeConnectionTypes } from 'n8n-workflow';
import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { authenticationField } from '../shared/descriptions/authentication';
import { memberEmailField, memberIdField, memberNameField } from '../shared/descriptions/member';
import { sync } from './sync';

export class SlackMapMembers implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Slack Map Members',
		name: 'slackMapMembers',
		icon: {
			light: 'file:../../icons/slackNotify.svg',
			dark: 'file:../../icons/slackNotify.dark.svg',
		},
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["operation"] }}',
		description:
			'Map members to Slack users by e-mail, all at once, and say for each who is not connected and why',
		defaults: { name: 'Slack Map Members' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main],
		outputNames: ['Connected', 'Needs Attention'],
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
				default: 'sync',
				options: [
					{
						name: 'Sync',
						value: 'sync',
						action: 'Sync members with slack users',
						description: 'Read all Slack users, then map every input item to one of them',
					},
				],
			},
			memberEmailField,
			memberIdField,
			{ ...memberNameField, name: 'name' },
		],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await sync(this);
	}
}
