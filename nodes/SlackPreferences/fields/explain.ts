// Answers: what would happen to which event?
import type { INodeProperties } from 'n8n-workflow';
import { typeField } from '../../shared/descriptions/types';

const displayOptions = { show: { operation: ['explain'] } };

export const explainFields: INodeProperties[] = [
	{ ...typeField, displayOptions },
	{
		displayName: 'Urgent',
		name: 'urgent',
		type: 'boolean',
		default: false,
		displayOptions,
		description: 'Whether the event would be urgent, and so be told whatever the recipient prefers',
	},
];
