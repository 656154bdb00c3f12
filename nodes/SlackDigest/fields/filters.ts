// Answers: by what can notifications be told from others, besides by whose they are?
import type { INodeProperties } from 'n8n-workflow';
import { typeField as anyTypeField } from '../../shared/descriptions/types';

export const eventIdField: INodeProperties = {
	displayName: 'Event ID',
	name: 'eventId',
	type: 'string',
	default: '',
	placeholder: 'e.g. task-42-assigned-7',
	description: 'Only what was handed in under this event ID',
};

export const typeField: INodeProperties = {
	...anyTypeField,
	default: { mode: 'list', value: '' },
	description: 'Only notifications of this type',
};

export const recordKeyField: INodeProperties = {
	displayName: 'Record Key',
	name: 'recordKey',
	type: 'string',
	default: '',
	placeholder: 'e.g. task-42',
	description: 'Only what is about this record',
};

export const filtersField: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add filter',
	default: {},
	displayOptions: { show: { operation: ['retry', 'sendNow'] } },
	options: [eventIdField, typeField, recordKeyField],
};
