// Answers: which notification types does the workspace have from now on?
import type { INodeProperties } from 'n8n-workflow';

const operation = ['defineTypes'];

export const defineTypesFields: INodeProperties[] = [
	{
		displayName: 'Back to Built-In Types',
		name: 'backToBuiltIn',
		type: 'boolean',
		default: false,
		displayOptions: { show: { operation } },
		description:
			"Whether to take the workspace's own document away, so that the built-in types are all there are",
	},
	{
		displayName: 'Types',
		name: 'types',
		type: 'json',
		typeOptions: { rows: 12 },
		default: '{}',
		displayOptions: { show: { operation, backToBuiltIn: [false] } },
		description:
			'One JSON document, which takes the place of the last one, as in { "version": 1, "types": [{ "key": "task.escalated", "label": "Task escalated", "group": "task" }] }. With "builtIn": "replace" it stands instead of the built-in types, not beside them.',
	},
];
