// Answers: how does a workflow send what is due, and how does a person look after what is queued?
import { NodeConnectionTypes } from 'n8n-workflow';
import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { authenticationField } from '../shared/descriptions/authentication';
import { searchChannels } from '../shared/searchChannels';
import { searchMembers } from '../shared/searchMembers';
import { searchTypesFor } from '../shared/searchTypes';
import { filtersField } from './fields/filters';
import {
	operationField,
	outputsOfOperation,
	scheduleNotice,
	subtitleOfOperation,
} from './fields/operation';
import { previewFields } from './fields/preview';
import { recipientFields } from './fields/recipient';
import { retryFields } from './fields/retry';
import { sendDueFields } from './fields/sendDue';
import { sendNowFields } from './fields/sendNow';
import { whyFields } from './fields/why';
import { withdrawFields } from './fields/withdraw';
import { runOperation } from './runOperation';

export class SlackDigest implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Slack Digest',
		name: 'slackDigest',
		icon: {
			light: 'file:../../icons/slackNotify.svg',
			dark: 'file:../../icons/slackNotify.dark.svg',
		},
		group: ['output'],
		version: 1,
		subtitle: subtitleOfOperation,
		description:
			'Send the digests that are due and whatever waits from earlier runs; preview, hurry, withdraw or retry what is queued, and say why somebody was told or not',
		defaults: { name: 'Slack Digest' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: outputsOfOperation,
		outputNames: ['Sent', 'Needs Attention'],
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
			{
				name: 'slackNotifyPostgresApi',
				displayName: 'Slack Notify Postgres API (Optional)',
				required: false,
				displayOptions: { show: { '@version': [1] } },
			},
		],
		properties: [
			authenticationField,
			operationField,
			scheduleNotice,
			...recipientFields,
			...previewFields,
			...withdrawFields,
			...whyFields,
			filtersField,
			...sendDueFields,
			...sendNowFields,
			...retryFields,
		],
	};

	methods = {
		listSearch: { searchChannels, searchMembers, searchTypes: searchTypesFor(() => 'everybody') },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runOperation(this);
	}
}
