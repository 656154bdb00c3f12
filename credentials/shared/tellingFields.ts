// Answers: what do both Slack credentials ask about all that is told: where people change it, and what keeps it in bounds?
import type { INodeProperties } from 'n8n-workflow';

/** For everybody in the workspace. */
export const tellingFields: INodeProperties[] = [
	{
		displayName: 'Settings Link',
		name: 'preferencesUrl',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://app.example.com/me/notifications',
		description:
			'Where people change how often they are told: a page or a form of yours. It is the last line of every digest; leave it empty to have none.',
	},
	{
		displayName: 'Test Mode: Send Everything To',
		name: 'testModeTo',
		type: 'string',
		default: '',
		placeholder: 'e.g. #slack-test or ana@acme.test',
		description:
			'For trying things out: every message goes to this channel or person instead, and says whom it was for. It counts as told, and is not sent again once the test mode is off. A channel, an e-mail address or a Slack user ID; leave it empty to send to whom it is for.',
	},
];

/** Against floods. What is over a cap is never dropped. */
export const floodFields: INodeProperties[] = [
	{
		displayName: 'Messages per Run at Most',
		name: 'mostPerRun',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 500,
		description:
			'How many messages one run of a node sends at once. What is over it waits for one digest; urgent ones are never held. 0 for no cap.',
	},
	{
		displayName: 'Messages per Recipient and Hour at Most',
		name: 'mostPerRecipientAndHour',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 30,
		description:
			'How many messages one person or channel gets within an hour. What is over it waits for one digest; urgent ones are never held. 0 for no cap.',
	},
];
