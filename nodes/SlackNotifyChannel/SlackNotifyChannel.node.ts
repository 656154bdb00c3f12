// Answers: how does a workflow tell a channel something, as often as that channel takes it?
import { NodeConnectionTypes } from 'n8n-workflow';
import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { authenticationField } from '../shared/descriptions/authentication';
import { channelField } from '../shared/descriptions/channel';
import { eventFields, eventIdHint, eventOptions } from '../shared/descriptions/event';
import { notifyItems } from '../shared/notify/notifyItems';
import { searchChannels } from '../shared/searchChannels';
import { searchTypesFor } from '../shared/searchTypes';
import { readChannelTarget } from './readChannelTarget';

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
		subtitle:
			'={{ $parameter["type"] + " → " + ($parameter["sendTo"] === "defaultChannel" ? "default channel" : ($parameter["channel"] || "")) }}',
		description:
			'Tell a Slack channel about an event: at once or in a digest, as the channel takes it, and each event once',
		defaults: { name: 'Slack Notify Channel' },
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
			{
				displayName: 'Send To',
				name: 'sendTo',
				type: 'options',
				default: 'channel',
				options: [
					{ name: 'Channel', value: 'channel', description: 'One that you choose here' },
					{
						name: 'Default Channel',
						value: 'defaultChannel',
						description: 'The one that is set in the credential',
					},
				],
			},
			{
				...channelField,
				displayOptions: { show: { sendTo: ['channel'] } },
			},
			...eventFields,
			{
				displayName: 'Options',
				name: 'options',
				type: 'collection',
				placeholder: 'Add option',
				default: {},
				options: eventOptions,
			},
		],
	};

	methods = {
		listSearch: { searchChannels, searchTypes: searchTypesFor(() => 'channels') },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await notifyItems(this, readChannelTarget);
	}
}
