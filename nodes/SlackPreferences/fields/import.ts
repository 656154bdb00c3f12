// Answers: which preferences are taken over from elsewhere, and how?
import type { INodeProperties } from 'n8n-workflow';

const operation = ['import'];

export const importFields: INodeProperties[] = [
	{
		displayName: 'From',
		name: 'importFrom',
		type: 'options',
		noDataExpression: true,
		default: 'items',
		displayOptions: { show: { operation } },
		options: [
			{
				name: 'Document',
				value: 'document',
				description: 'One JSON document. Runs once, however many items come in.',
			},
			{
				name: 'Input Items',
				value: 'items',
				description: 'Each item is one entry, with the names that the document has',
			},
		],
	},
	{
		displayName: 'Preferences',
		name: 'preferences',
		type: 'json',
		typeOptions: { rows: 10 },
		default: '{}',
		displayOptions: { show: { operation, importFrom: ['document'] } },
		description:
			'One document, or a list of entries, as in [{ "member": "ana@acme.com", "everything": "daily" }, { "workspace": true, "quietHours": "22:00-07:00" }]. An entry that is wrong does not stop the others.',
	},
	{
		displayName: 'What an Entry Does Not Name',
		name: 'how',
		type: 'options',
		default: 'merge',
		displayOptions: { show: { operation } },
		options: [
			{ name: 'Stays', value: 'merge', description: 'Other choices are left as they are' },
			{
				name: 'Is Taken Back',
				value: 'replace',
				description: 'The entry is all that is chosen afterwards',
			},
		],
	},
];
