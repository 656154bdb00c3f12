// Answers: in which other ways can a notification be written, and what goes along with it?
import type { INodeProperties } from 'n8n-workflow';

const textFormatOption: INodeProperties = {
	displayName: 'Text Format',
	name: 'textFormat',
	type: 'options',
	default: 'markdown',
	description:
		'How Text is written. Whatever the format, nothing in it can ping a channel, a group or everybody.',
	options: [
		{
			name: 'Markdown',
			value: 'markdown',
			description: 'As in **bold**, [a link](https://example.com), lists, quotes and code',
		},
		{
			name: 'Plain',
			value: 'plain',
			description: 'Shown as it is, character by character',
		},
		{
			name: 'Slack Mrkdwn',
			value: 'mrkdwn',
			description: 'Slack’s own, as in *bold*, _italic_ and its links with a bar',
		},
	],
};

const mentionOption: INodeProperties = {
	displayName: 'Mention by Email',
	name: 'mentionByEmail',
	type: 'boolean',
	default: false,
	description:
		'Whether an e-mail address after an @ in text and fields, as in @ana@example.com, becomes a mention that pings that person. Where nobody in Slack has the address, it stays as it is. It does not apply to your own blocks.',
};

const attachmentsOption: INodeProperties = {
	displayName: 'Attachments',
	name: 'attachments',
	type: 'string',
	default: '',
	placeholder: 'e.g. data, invoice',
	description:
		'The input binary fields whose files are sent along, with commas between their names, or * for all: at most 10 files and 100 MB together. The app needs the scope files:write.',
};

const blocksOption: INodeProperties = {
	displayName: 'Blocks',
	name: 'blocks',
	type: 'json',
	typeOptions: { rows: 6 },
	default: '{ "blocks": [] }',
	description:
		'Your own blocks, as the Block Kit Builder gives them, in place of text, fields, link and image. The title is what a phone shows of it. Put a value from an item in with JSON.stringify, for quotation marks in it do no harm then. They are checked against Slack’s limits before anything is sent. Such a message is never part of a digest.',
};

/** In no order yet. */
export const contentOptions: readonly INodeProperties[] = [
	attachmentsOption,
	blocksOption,
	mentionOption,
	textFormatOption,
];
