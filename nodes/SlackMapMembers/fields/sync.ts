// Answers: what does a sync ask for each member, and about the whole list?
import type { INodeProperties } from 'n8n-workflow';
import {
	memberEmailField,
	memberIdField,
	memberNameField,
	otherEmailsField,
} from '../../shared/descriptions/member';
import { timeLimitOption } from './timeLimit';

const displayOptions = { show: { operation: ['sync'] } };

const options: INodeProperties[] = [
	{
		displayName: 'Forget At Most (%)',
		name: 'forgetAtMost',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 100 },
		displayOptions: { show: { ifMissing: ['forget'] } },
		default: 20,
		description:
			'How much of the list one sync may forget. Where more is missing, nobody is forgotten and they are marked: a list that arrived by half looks the same. Up to five may be forgotten all the same, but never more than half of the list. 0 forgets nobody.',
	},
	{
		displayName: 'If Missing',
		name: 'ifMissing',
		type: 'options',
		default: 'leave',
		description:
			'What to do with members that this list had at an earlier sync and has no more. Only for a sync that gets the whole list in one run.',
		options: [
			{
				name: 'Forget',
				value: 'forget',
				description: 'Erase mapping, preferences, queue and history, and say how many rows',
			},
			{ name: 'Leave', value: 'leave', description: 'They stay as they are' },
			{
				name: 'Mark',
				value: 'mark',
				description: 'They leave by Needs Attention and stay mapped until you forget them',
			},
		],
	},
	{
		displayName: 'List Name',
		name: 'listName',
		type: 'string',
		default: '',
		placeholder: 'e.g. sales team',
		description:
			'Tells lists apart where several workflows sync different ones, so that none of them misses the members of another',
	},
	{
		displayName: 'Only Changes',
		name: 'onlyChanges',
		type: 'boolean',
		default: false,
		description:
			'Whether to let only members leave about whom something changed since the last sync. All of them are mapped.',
	},
	timeLimitOption,
];

const fields: INodeProperties[] = [
	memberEmailField,
	memberIdField,
	{ ...memberNameField, name: 'name' },
	otherEmailsField,
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options,
	},
];

export const syncFields = fields.map((field) => ({ ...field, displayOptions }));
