// Answers: how does a person say what becomes of the rows of a report?
import type { INodeProperties } from 'n8n-workflow';

const asFile = ['csv', 'table_and_csv', 'table_or_csv'];
const anyhow = ['table', ...asFile];

export const rowsFields: INodeProperties[] = [
	{
		displayName: 'Show Rows As',
		name: 'rowsAs',
		type: 'options',
		default: 'table_or_csv',
		description: 'How the input items are shown, one row for each',
		options: [
			{ name: 'CSV File', value: 'csv', description: 'All rows and columns, for a spreadsheet' },
			{ name: 'Nothing', value: 'none', description: 'Only the text and the attachments are sent' },
			{
				name: 'Table',
				value: 'table',
				description:
					'In the message: at most 99 rows, 20 columns and 10,000 characters. Further rows are counted, long values are cut.',
			},
			{
				name: 'Table and CSV File',
				value: 'table_and_csv',
				description: 'The table for a glance, and the file with everything',
			},
			{
				name: 'Table, or CSV File if Too Long',
				value: 'table_or_csv',
				description: 'The table where everything fits into one, or else the file',
			},
		],
	},
	{
		displayName: 'Columns',
		name: 'columns',
		type: 'options',
		default: 'all',
		displayOptions: { show: { rowsAs: anyhow } },
		options: [
			{
				name: 'All',
				value: 'all',
				description:
					'All fields of the items. Fields in objects have dotted names, as in owner.name.',
			},
			{ name: 'Chosen', value: 'chosen', description: 'Those that you choose, in your order' },
		],
	},
	{
		displayName: 'Chosen Columns',
		name: 'chosenColumns',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Column', sortable: true },
		default: {},
		placeholder: 'Add Column',
		displayOptions: { show: { rowsAs: anyhow, columns: ['chosen'] } },
		options: [
			{
				displayName: 'Column',
				name: 'column',
				values: [
					{
						displayName: 'Field',
						name: 'key',
						type: 'string',
						requiresDataPath: 'single',
						default: '',
						placeholder: 'e.g. owner.name',
						description:
							'The name of a field of the items, not its value. In objects and lists it is a path, as in owner.name, owner["First Name"] or people[0].name.',
					},
					{
						displayName: 'Label',
						name: 'label',
						type: 'string',
						default: '',
						placeholder: 'e.g. Owner',
						description: 'What the column is called; the name of the field where it is empty',
					},
				],
			},
		],
	},
	{
		displayName: 'File Name',
		name: 'fileName',
		type: 'string',
		default: 'report',
		placeholder: 'e.g. pipeline-{{ $now.toISODate() }}',
		displayOptions: { show: { rowsAs: asFile } },
		description:
			'Of the CSV file. Without an ending of its own it gets .csv, or .tsv where tabs separate.',
	},
	{
		displayName: 'Separator',
		name: 'separator',
		type: 'options',
		default: 'comma',
		displayOptions: { show: { rowsAs: asFile } },
		description: 'What stands between the values of a line in the CSV file',
		options: [
			{ name: 'Comma', value: 'comma' },
			{
				name: 'Semicolon',
				value: 'semicolon',
				description: 'For Excel where a comma is in numbers, as in most of Europe',
			},
			{ name: 'Tab', value: 'tab' },
		],
	},
];
