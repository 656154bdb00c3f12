// Answers: for how long may the reading of Slack's list of users take?
import type { INodeProperties } from 'n8n-workflow';

export const timeLimitOption: INodeProperties = {
	displayName: 'Time Limit',
	name: 'timeLimit',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 600,
	description:
		"How many seconds to wait for Slack's list of users. Slack makes large workspaces wait between its pages; where that takes longer, nothing changes.",
};
