// Answers: what can be sent to a member?
import type { INodeProperties } from 'n8n-workflow';

export const operationField: INodeProperties = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	default: 'notify',
	options: [
		{
			name: 'Send Notification',
			value: 'notify',
			action: 'Send a notification',
			description: 'Tell about one event for each item: at once or in a digest, as it is preferred',
		},
		{
			name: 'Send Test Message',
			value: 'sendTest',
			action: 'Send a test message',
			description:
				'Send one message now to show that it works, and list what the Slack app may not do yet. Runs once, however many items come in.',
		},
	],
};

export const subtitleOfOperation =
	'={{ $parameter["operation"] === "sendTest" ? "test message" : $parameter["type"] }}';
