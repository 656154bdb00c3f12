// Answers: what does asking the decision log ask for, besides whose?
import type { INodeProperties } from 'n8n-workflow';
import { eventIdField, recordKeyField, typeField } from './filters';

const displayOptions = { show: { operation: ['why'] } };

const sinceField: INodeProperties = {
	displayName: 'From',
	name: 'from',
	type: 'dateTime',
	default: '',
	description:
		"Only what was decided from then on. Without an offset, in the workflow's time zone.",
};

const untilField: INodeProperties = {
	displayName: 'Until',
	name: 'until',
	type: 'dateTime',
	default: '',
	description: "Only what was decided before then. Without an offset, in the workflow's time zone.",
};

export const whyFields: INodeProperties[] = [
	{
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add filter',
		default: {},
		displayOptions,
		options: [eventIdField, sinceField, typeField, recordKeyField, untilField],
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 50,
		displayOptions,
		description: 'Max number of results to return',
	},
];
