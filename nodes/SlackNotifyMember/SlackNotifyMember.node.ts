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
import { forOperations } from '../shared/descriptions/forOperations';
import { memberEmailField, memberIdField, memberNameField } from '../shared/descriptions/member';
import { outputsOfOperation } from '../shared/descriptions/operation';
import { optionsField } from '../shared/descriptions/options';
import { searchTypesFor } from '../shared/searchTypes';
import { ifNotConnectedField } from './fields/ifNotConnected';
import { operationField, subtitleOfOperation } from './fields/operation';
import { runOperation } from './runOperation';

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
		subtitle: subtitleOfOperation,
		description:
			'Tell a member in Slack about an event: at once or in a digest, as the member prefers, and each event once',
		defaults: { name: 'Slack Notify Member' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: outputsOfOperation,
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
			{
				name: 'slackNotifyPostgresApi',
				displayName: 'Slack Notify Postgres API (Optional)',
				required: false,
				displayOptions: { show: { '@version': [1] } },
			},
		],
		hints: [eventIdHint],
		properties: [
			authenticationField,
			operationField,
			memberEmailField,
			...forOperations(
				['notify'],
				[
					...eventFields,
					ifNotConnectedField,
					optionsField([...eventOptions, memberIdField, memberNameField]),
				],
			),
			...forOperations(['sendTest'], [optionsField([memberIdField])]),
		],
	};

	methods = { listSearch: { searchTypes: searchTypesFor(() => 'members') } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runOperation(this);
	}
}
