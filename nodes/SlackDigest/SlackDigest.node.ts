// Answers: how does a workflow send what has come due?
import { NodeConnectionTypes } from 'n8n-workflow';
import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { authenticationField } from '../shared/descriptions/authentication';
import { sendDue } from './sendDue';

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
		subtitle:
			'={{ $parameter["operation"] === "sendDue" ? "send what is due" : $parameter["operation"] }}',
		description:
			'Send the digests that are due, one message for each recipient, and whatever waits from earlier runs',
		defaults: { name: 'Slack Digest' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main],
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
		],
		properties: [
			authenticationField,
			{
				displayName:
					'Put a Schedule Trigger in front of this node, every 5 minutes or so. It sends what has come due by then, and sends nothing where nothing has.',
				name: 'scheduleNotice',
				type: 'notice',
				default: '',
			},
			{
				displayName: 'Operation',
				name: 'operation',
				type: 'options',
				noDataExpression: true,
				default: 'sendDue',
				options: [
					{
						name: 'Send Due',
						value: 'sendDue',
						action: 'Send what is due',
						description:
							'Send every digest and every waiting notification that is due. Runs once, however many items come in.',
					},
				],
			},
			{
				displayName: 'Options',
				name: 'options',
				type: 'collection',
				placeholder: 'Add option',
				default: {},
				options: [
					{
						displayName: 'Time Limit',
						name: 'timeLimit',
						type: 'number',
						typeOptions: { minValue: 1 },
						default: 300,
						description:
							'How many seconds this node may go on sending. What is left over stays queued and goes out with the next run.',
					},
				],
			},
		],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await sendDue(this);
	}
}
