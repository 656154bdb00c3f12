// Answers: what can a message have besides title, text, fields and link?
import type { INodeProperties } from 'n8n-workflow';

const contextOption: INodeProperties = {
	displayName: 'Context',
	name: 'context',
	type: 'string',
	typeOptions: { rows: 2 },
	default: '',
	placeholder: 'e.g. Account: Initech',
	description: 'Small grey print under everything else. Each line becomes a line of its own.',
};

const footerOption: INodeProperties = {
	displayName: 'Footer',
	name: 'footer',
	type: 'fixedCollection',
	default: { chosen: { says: 'none', text: '', url: '' } },
	placeholder: 'Choose Footer',
	description: 'The last line of the message: who or what sent it. Without this there is none.',
	options: [
		{
			displayName: 'Footer',
			name: 'chosen',
			values: [
				{
					displayName: 'Footer',
					name: 'says',
					type: 'options',
					default: 'none',
					options: [
						{ name: 'None', value: 'none' },
						{ name: 'Text', value: 'text', description: 'A line of your own' },
						{
							name: 'This Workflow',
							value: 'workflow',
							description: 'The name of this workflow, as a link to it in n8n',
						},
					],
				},
				{
					displayName: 'Footer Text',
					name: 'text',
					type: 'string',
					default: '',
					placeholder: 'e.g. Sent by the sales team',
					displayOptions: { show: { says: ['text'] } },
				},
				{
					displayName: 'Footer URL',
					name: 'url',
					type: 'string',
					default: '',
					placeholder: 'e.g. https://wiki.example.com/notifications',
					displayOptions: { show: { says: ['text'] } },
					description: 'Makes the footer a link. Left empty, it is only text.',
				},
			],
		},
	],
};

const imageOption: INodeProperties = {
	displayName: 'Image',
	name: 'image',
	type: 'fixedCollection',
	default: { chosen: { url: '', description: '' } },
	placeholder: 'Choose Image',
	description: 'A picture under the text. In a digest it is a link that says the description.',
	options: [
		{
			displayName: 'Image',
			name: 'chosen',
			values: [
				{
					displayName: 'Image URL',
					name: 'url',
					type: 'string',
					default: '',
					placeholder: 'e.g. https://charts.example.com/42.png',
					description: 'Slack fetches it, so it has to be public and begin with https://',
				},
				{
					displayName: 'Image Description',
					name: 'description',
					type: 'string',
					default: '',
					placeholder: 'e.g. Chart of this week’s signals',
					description: 'What there is to see, for whoever cannot see it',
				},
			],
		},
	],
};

const linkLabelOption: INodeProperties = {
	displayName: 'Link Label',
	name: 'linkLabel',
	type: 'string',
	default: 'Open',
	placeholder: 'e.g. Open task',
	description: 'What the link says',
};

const senderOption: INodeProperties = {
	displayName: 'Sender',
	name: 'sender',
	type: 'fixedCollection',
	default: { chosen: { name: '', icon: '' } },
	placeholder: 'Choose Sender',
	description:
		'The name and the picture that the message comes under, in place of the app’s. The app needs the scope chat:write.customize. Slack keeps the app’s own on messages with files.',
	options: [
		{
			displayName: 'Sender',
			name: 'chosen',
			values: [
				{
					displayName: 'Sender Name',
					name: 'name',
					type: 'string',
					default: '',
					placeholder: 'e.g. Sales Signals',
				},
				{
					displayName: 'Sender Icon',
					name: 'icon',
					type: 'string',
					default: '',
					placeholder: 'e.g. :satellite:',
					description: 'An emoji between colons, or the https:// address of a picture',
				},
			],
		},
	],
};

const severityOption: INodeProperties = {
	displayName: 'Severity',
	name: 'severity',
	type: 'fixedCollection',
	default: { chosen: { level: 'info', shownBy: 'emoji' } },
	placeholder: 'Choose Severity',
	description:
		'How grave it is, for the reader to see at a glance. With your own blocks it is a small line above them.',
	options: [
		{
			displayName: 'Severity',
			name: 'chosen',
			values: [
				{
					displayName: 'Severity',
					name: 'level',
					type: 'options',
					default: 'info',
					// From the least to the gravest.
					options: [
						{ name: 'Info', value: 'info' },
						{ name: 'Success', value: 'success' },
						{ name: 'Warning', value: 'warning' },
						{ name: 'Critical', value: 'critical' },
					],
				},
				{
					displayName: 'Severity Shown By',
					name: 'shownBy',
					type: 'options',
					default: 'emoji',
					options: [
						{ name: 'Emoji', value: 'emoji', description: 'Before the title' },
						{
							name: 'Colour',
							value: 'colour',
							description:
								'A coloured bar beside everything under the title. In a digest, and in a message with files, an emoji.',
						},
					],
				},
			],
		},
	],
};

const unfurlOption: INodeProperties = {
	displayName: 'Show Link Previews',
	name: 'unfurl',
	type: 'boolean',
	default: false,
	description: 'Whether Slack may show a preview of what is behind the links of the message',
};

/** What any message can have; in no order yet. */
export const messageOptions: readonly INodeProperties[] = [
	contextOption,
	footerOption,
	imageOption,
	linkLabelOption,
	senderOption,
	severityOption,
	unfurlOption,
];
