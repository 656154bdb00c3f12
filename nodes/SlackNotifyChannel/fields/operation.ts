// Answers: what can be sent to a channel?
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
			name: 'Send Report',
			value: 'report',
			action: 'Send a report',
			description:
				'Send all input items as one message, with a table, a CSV file or the files of the items. Runs once, however many items come in.',
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

export const subtitleOfOperation = `={{
	({ report: "report", sendTest: "test message" }[$parameter["operation"]] ?? $parameter["type"])
	+ " → "
	+ ($parameter["sendTo"] === "defaultChannel" ? "default channel" : ($parameter["channel"] || ""))
}}`;
