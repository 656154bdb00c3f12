// Answers: what can be done about preferences and types?
import type { INodeProperties } from 'n8n-workflow';

export const operationField: INodeProperties = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	default: 'set',
	options: [
		{
			name: 'Define Types',
			value: 'defineTypes',
			action: 'Define notification types',
			description: 'Give the notification types of the workspace as one document',
		},
		{
			name: 'Explain',
			value: 'explain',
			action: 'Explain what would happen to an event',
			description:
				'Say what would happen to an event of a type now, for whom, and which rule says so',
		},
		{
			name: 'Get',
			value: 'get',
			action: 'Get preferences',
			description: 'Read what a member, a channel or the workspace has chosen, and what follows',
		},
		{
			name: 'Get Many',
			value: 'getMany',
			action: 'Get many preferences',
			description: 'List everybody who has chosen something, as Import takes it',
		},
		{
			name: 'Get Many Types',
			value: 'listTypes',
			action: 'Get many notification types',
			description:
				'List the notification types, also those that are declared nowhere and were used',
		},
		{
			name: 'Import',
			value: 'import',
			action: 'Import preferences',
			description: 'Take over the preferences of many, from the input items or from one document',
		},
		{
			name: 'Reset',
			value: 'reset',
			action: 'Reset preferences',
			description: 'Take back everything that a member, a channel or the workspace has chosen',
		},
		{
			name: 'Set',
			value: 'set',
			action: 'Set preferences',
			description: 'Change one choice; all others stay as they are',
		},
	],
};
