// Answers: what do both Slack credentials ask about the workspace, besides the way in?
import type { INodeProperties } from 'n8n-workflow';

/** Where Slack is. Both credentials and the nodes take a slash at its end. */
export const baseUrlField: INodeProperties = {
	displayName: 'Base URL',
	name: 'baseUrl',
	type: 'string',
	default: 'https://slack.com',
	required: true,
	description:
		'Where Slack is. Leave it as it is, or take https://slack-gov.com for GovSlack, or the address of your own proxy.',
};

/** What the nodes need to know about the workspace that Slack can't tell them. */
export const workspaceFields: INodeProperties[] = [
	{
		displayName: 'Default Channel',
		name: 'defaultChannel',
		type: 'string',
		default: '',
		placeholder: 'e.g. #ops-notifications',
		description:
			'Where a node is set to tell it, it takes what is for people who are not in Slack, and the messages, reports and tests of Slack Notify Channel. An ID, a name or a link; leave it empty to have none.',
	},
	{
		displayName: 'Time Zone',
		name: 'timeZone',
		type: 'string',
		default: 'UTC',
		placeholder: 'e.g. Europe/Paris',
		description:
			'For digests to channels, and to people whose own time zone nobody knows, unless the workspace has one in Slack Preferences. An IANA name, as in Europe/Paris.',
	},
	{
		displayName: 'Language of Dates',
		name: 'language',
		type: 'string',
		default: '',
		placeholder: 'e.g. de or fr-CA',
		description:
			'Slack shows each reader dates in their own language. This one is for where it does not, such as notifications on phones. A BCP 47 name, as in de or fr-CA; leave it empty for en-GB.',
	},
];

export const lostAnswerField: INodeProperties = {
	displayName: "If Slack's Answer Gets Lost",
	name: 'afterLostAnswer',
	type: 'options',
	default: 'send_again',
	options: [
		{
			name: 'Send Again',
			value: 'send_again',
			description: 'Nobody misses anything; once in a while somebody reads a message twice',
		},
		{
			name: 'Hold',
			value: 'hold',
			description: 'Nobody reads a message twice; it is held, and Slack Digest lists it as unsure',
		},
	],
	description:
		'When the connection breaks while a message is sent, the app looks into the conversation to see whether it arrived. This says what to do where the app may not look, as in channels.',
};
