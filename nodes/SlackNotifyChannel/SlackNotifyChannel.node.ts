// Answers: how does a workflow tell a channel something, as often as that channel takes it?
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
import { outputsOfOperation } from '../shared/descriptions/operation';
import { optionsField } from '../shared/descriptions/options';
import { searchChannels } from '../shared/searchChannels';
import { searchTypesFor } from '../shared/searchTypes';
import { operationField, subtitleOfOperation } from './fields/operation';
import { targetFields } from './fields/target';
import { reportFields } from './report/fields';
import { runOperation } from './runOperation';

export class SlackNotifyChannel implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Slack Notify Channel',
		name: 'slackNotifyChannel',
		icon: {
			light: 'file:../../icons/slackNotify.svg',
			dark: 'file:../../icons/slackNotify.dark.svg',
		},
		group: ['output'],
		version: 1,
		subtitle: subtitleOfOperation,
		description:
			'Tell a Slack channel about an event: at once or in a digest, as the channel takes it, and each event once; or send it a report with a table and files',
		defaults: { name: 'Slack Notify Channel' },
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
			...targetFields,
			...forOperations(['notify'], [...eventFields, optionsField(eventOptions)]),
			...reportFields,
		],
	};

	methods = {
		listSearch: { searchChannels, searchTypes: searchTypesFor(() => 'channels') },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runOperation(this);
	}
}
