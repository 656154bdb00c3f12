// Answers: how does a person choose a notification type, or a group of them: from a list or by key?
import type { INodeProperties } from 'n8n-workflow';

const key = '[a-z0-9]+(?:[._\\-][a-z0-9]+)*';

export const typeField: INodeProperties = {
	displayName: 'Notification Type',
	name: 'type',
	type: 'resourceLocator',
	default: { mode: 'list', value: 'task.assigned', cachedResultName: 'Tasks: Task assigned' },
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Choose a type…',
			typeOptions: { searchListMethod: 'searchTypes', searchable: true },
		},
		{
			displayName: 'By Key',
			name: 'key',
			type: 'string',
			placeholder: 'e.g. task.escalated',
			hint: 'Any type of your own. One that is declared nowhere is told under the defaults.',
			validation: [
				{
					type: 'regex',
					properties: {
						regex: `\\s*${key}\\s*`,
						errorMessage:
							'A key is made of lower-case words, joined by dots, dashes or underscores, as in task.escalated',
					},
				},
			],
		},
	],
};

export const groupField: INodeProperties = {
	displayName: 'Group',
	name: 'group',
	type: 'resourceLocator',
	default: { mode: 'list', value: 'task', cachedResultName: 'Tasks' },
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Choose a group…',
			typeOptions: { searchListMethod: 'searchGroups', searchable: true },
		},
		{
			displayName: 'By Key',
			name: 'key',
			type: 'string',
			placeholder: 'e.g. task',
		},
	],
};
