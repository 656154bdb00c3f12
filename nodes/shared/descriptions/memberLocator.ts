// Answers: how does a person choose a member: from a list, by e-mail or by ID?
import type { INodeProperties } from 'n8n-workflow';

export const memberLocator: INodeProperties = {
	displayName: 'Member',
	name: 'member',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The list shows the members that were mapped or told something before',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Choose a member…',
			typeOptions: { searchListMethod: 'searchMembers', searchable: true },
		},
		{
			displayName: 'By Email',
			name: 'email',
			type: 'string',
			placeholder: 'e.g. ana@acme.com',
			hint: 'As your own system has it',
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 4711',
			hint: 'The Member ID, for members that were mapped with one',
		},
	],
};
