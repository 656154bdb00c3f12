// Answers: how does an item say which member it is about?
import type { INodeProperties } from 'n8n-workflow';

export const memberEmailField: INodeProperties = {
	displayName: 'Member Email',
	name: 'email',
	type: 'string',
	default: '={{ $json.email }}',
	required: true,
	placeholder: 'name@email.com',
	description: 'The e-mail address of the member, as your own system has it',
};

export const memberIdField: INodeProperties = {
	displayName: 'Member ID',
	name: 'memberId',
	type: 'string',
	default: '',
	placeholder: 'e.g. {{ $json.userId }}',
	description:
		"Your own system's ID of the member. With it, mapping and preferences outlive a change of the e-mail address. Where an event comes with the e-mail address alone, it is told to the member who has it.",
};

export const memberNameField: INodeProperties = {
	displayName: 'Member Name',
	name: 'memberName',
	type: 'string',
	default: '',
	placeholder: 'e.g. {{ $json.name }}',
	description: 'For whoever reads the list of members',
};

export const otherEmailsField: INodeProperties = {
	displayName: 'Other Emails',
	name: 'otherEmails',
	type: 'string',
	default: '',
	placeholder: 'e.g. {{ $json.otherEmails }}',
	description:
		'Further e-mail addresses under which Slack may know the member: a list, or several between commas. The member email itself comes first.',
};
