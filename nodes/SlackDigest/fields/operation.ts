// Answers: what can be done about what is queued, and by which outputs does the answer leave?
import type { INodeProperties, INodeTypeDescription } from 'n8n-workflow';

export const operationField: INodeProperties = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	default: 'sendDue',
	options: [
		{
			name: 'Preview',
			value: 'preview',
			action: 'Preview what is queued',
			description: 'Show what each conversation would get, as it would look. Nothing is sent.',
		},
		{
			name: 'Retry',
			value: 'retry',
			action: 'Retry what failed or is unsure',
			description: 'Try again what Slack refused for good, and settle what is unsure',
		},
		{
			name: 'Send Due',
			value: 'sendDue',
			action: 'Send what is due',
			description:
				'Send every digest and every waiting notification that is due. Runs once, however many items come in.',
		},
		{
			name: 'Send Now',
			value: 'sendNow',
			action: 'Send what is queued now',
			description: 'Send what is queued without waiting for the time it is due at',
		},
		{
			name: 'Why',
			value: 'why',
			action: 'Say why something was told or not',
			description: 'Tell what was decided about events, when and why, from the decision log',
		},
		{
			name: 'Withdraw',
			value: 'withdraw',
			action: 'Withdraw what is queued',
			description: 'Take back what was not told yet. Runs for each item.',
		},
	],
};

export const scheduleNotice: INodeProperties = {
	displayName:
		'Put a Schedule Trigger in front of this node, every 5 minutes or so. It sends what has come due by then, and sends nothing where nothing has.',
	name: 'scheduleNotice',
	type: 'notice',
	default: '',
	displayOptions: { show: { operation: ['sendDue'] } },
};

/** n8n works it out for each node: only what sends something can meet something that needs attention. */
export const outputsOfOperation: INodeTypeDescription['outputs'] = `={{
	["preview", "why", "withdraw"].includes($parameter["operation"])
		? [{ type: "main", displayName: "Done" }]
		: [{ type: "main", displayName: "Sent" }, { type: "main", displayName: "Needs Attention" }]
}}`;

export const subtitleOfOperation = `={{ ({
	preview: "preview",
	retry: "retry what failed or is unsure",
	sendDue: "send what is due",
	sendNow: "send now",
	why: "why was it told or not",
	withdraw: "withdraw",
})[$parameter["operation"]] }}`;
