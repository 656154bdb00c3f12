// Answers: what can be done about members, and by which outputs do they leave?
import type { INodeProperties, INodeTypeDescription } from 'n8n-workflow';

export const operationField: INodeProperties = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	default: 'sync',
	options: [
		{
			name: 'Connect',
			value: 'connect',
			action: 'Connect a member by hand',
			description: 'Say which Slack user a member is. No sync changes that.',
		},
		{
			name: 'Disconnect',
			value: 'disconnect',
			action: 'Disconnect a member',
			description: 'Take the mapping of a member away, so that nobody is told in their name',
		},
		{
			name: 'Forget',
			value: 'forget',
			action: 'Forget a member',
			description: 'Erase all that is kept of a member: mapping, preferences, queue and history',
		},
		{
			name: 'Get Many',
			value: 'getMany',
			action: 'Get many members',
			description: 'List the known members, those who need attention with suggestions',
		},
		{
			name: 'Refresh Directory',
			value: 'refreshDirectory',
			action: 'Refresh the directory of slack users',
			description: "Read Slack's list of users anew, and map nobody",
		},
		{
			name: 'Sync',
			value: 'sync',
			action: 'Sync members with slack users',
			description: 'Read all Slack users, then map every input item to one of them',
		},
	],
};

/** n8n works it out for each node: what is done to a member that was chosen has one way out. */
export const outputsOfOperation: INodeTypeDescription['outputs'] = `={{
	["disconnect", "forget", "refreshDirectory"].includes($parameter["operation"])
		? [{ type: "main", displayName: "Done" }]
		: [{ type: "main", displayName: "Connected" }, { type: "main", displayName: "Needs Attention" }]
}}`;
