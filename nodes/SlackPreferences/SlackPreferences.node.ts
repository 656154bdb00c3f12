// Answers: how does a workflow read and change who is told about what, and how often?
import { NodeConnectionTypes } from 'n8n-workflow';
import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { authenticationField } from '../shared/descriptions/authentication';
import { searchChannels } from '../shared/searchChannels';
import { searchGroups } from '../shared/searchGroups';
import { searchTypesFor } from '../shared/searchTypes';
import { changeFields } from './fields/change';
import { defineTypesFields } from './fields/defineTypes';
import { explainFields } from './fields/explain';
import { getManyFields } from './fields/getMany';
import { importFields } from './fields/import';
import { operationField } from './fields/operation';
import { subjectFields, subjectOptions } from './fields/subject';
import { offeredToSubject } from './offeredToSubject';
import { runOperation } from './runOperation';

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
		subtitle:
			'={{ $parameter["operation"].replace(/([A-Z])/g, " $1").toLowerCase() + (["explain", "get", "reset", "set"].includes($parameter["operation"]) ? ": " + $parameter["subject"] : "") }}',
		description:
			'Say how often members and channels are told, for everything, a group or a notification type; define the types; explain what would happen',
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
			...subjectFields,
			...changeFields,
			...explainFields,
			...getManyFields,
			...importFields,
			...defineTypesFields,
			subjectOptions,
		],
	};

	methods = {
		listSearch: { searchChannels, searchGroups, searchTypes: searchTypesFor(offeredToSubject) },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runOperation(this);
	}
}
