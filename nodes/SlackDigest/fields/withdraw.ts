// Answers: what does taking back ask for, so that nobody is silenced by mistake?
import type { INodeProperties } from 'n8n-workflow';
import { eventIdField, recordKeyField, typeField } from './filters';

const fields: INodeProperties[] = [
	{
		displayName:
			'What is taken back is not told, and cannot be given back. Only what fits everything that is filled in here is taken back, and Preview shows what is queued.',
		name: 'withdrawNotice',
		type: 'notice',
		default: '',
	},
	{
		...eventIdField,
		description:
			'Takes back what was handed in under this event ID. Where nothing was yet, it is not told when it comes: neither to the recipient above nor, with Everybody, to anybody.',
	},
	{
		...recordKeyField,
		description:
			'Takes back everything queued about this record, of whatever type: for a record that was deleted, say',
	},
	{
		...typeField,
		description:
			'Takes back everything queued of this type. Alone, with Everybody, it silences the type for all who still wait for their digest.',
	},
];

export const withdrawFields = fields.map((field) => ({
	...field,
	displayOptions: { show: { operation: ['withdraw'] } },
}));
