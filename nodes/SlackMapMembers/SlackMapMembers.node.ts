// Answers: how does a workflow map members to Slack users, and how does a person put a mapping right?
import { NodeConnectionTypes } from 'n8n-workflow';
import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { authenticationField } from '../shared/descriptions/authentication';
import { searchMembers } from '../shared/searchMembers';
import { searchSlackUsers } from '../shared/searchSlackUsers';
import { testBotToken } from '../shared/testBotToken/testBotToken';
import { testPostgresStore } from '../shared/testPostgresStore/testPostgresStore';
import { getManyFields } from './fields/getMany';
import { oneMemberFields } from './fields/oneMember';
import { operationField, outputsOfOperation } from './fields/operation';
import { refreshDirectoryFields } from './fields/refreshDirectory';
import { syncFields } from './fields/sync';
import { runOperation } from './runOperation';

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
		subtitle: '={{ $parameter["operation"].replace(/([A-Z])/g, " $1").toLowerCase() }}',
		description:
			'Map members to Slack users by e-mail or by hand, say who is not connected and why, and list or forget members',
		defaults: { name: 'Slack Map Members' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: outputsOfOperation,
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
				testedBy: 'testBotToken',
				displayOptions: { show: { authentication: ['accessToken'] } },
			},
			{
				name: 'slackNotifyPostgresApi',
				displayName: 'Slack Notify Postgres API (Optional)',
				required: false,
				testedBy: 'testPostgresStore',
				displayOptions: { show: { '@version': [1] } },
			},
		],
		properties: [
			authenticationField,
			operationField,
			...syncFields,
			...oneMemberFields,
			...getManyFields,
			...refreshDirectoryFields,
		],
	};

	methods = {
		// For all nodes: n8n asks the first one that says so.
		credentialTest: { testBotToken, testPostgresStore },
		listSearch: { searchMembers, searchSlackUsers },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runOperation(this);
	}
}
