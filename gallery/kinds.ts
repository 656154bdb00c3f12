// Answers: which kinds of messages are there to show, and what does each of them say?
import type { NotificationEvent } from '../src/event';
import { composeDigest } from '../src/message/composeDigest';
import { composeFilesMessage } from '../src/message/composeFilesMessage';
import { composeNotification } from '../src/message/composeNotification';
import type { Message } from '../src/slack/contract';
import { digestEntries } from './digestEntries';
import { event, happenedAt, reader } from './sample';

export interface Kind {
	/** Names its picture. */
	key: string;
	title: string;
	/** What a person who sets up a workflow wants to know of it. */
	says: string;
	messages: Message[];
	/** Of the files that are shared with it. */
	files?: string[];
}

const one = (but: Partial<NotificationEvent>) => composeNotification(event(but), reader);

export const kinds: readonly Kind[] = [
	{
		key: 'notification',
		title: 'A notification',
		says: 'Title, text, fields and a link back to the record. What comes from data is shown as it is, whatever it holds.',
		messages: [
			one({
				title: 'Ana Lopez moved to Initech',
				text: 'She was your champion at Acme. Her first day at *Initech* was Monday.',
				fields: [
					{ label: 'New title', value: 'VP Operations' },
					{ label: 'Account', value: 'Initech (open opportunity)' },
				],
				link: { url: 'https://crm.example.com/contacts/417', label: 'Open contact' },
			}),
		],
	},
	{
		key: 'stands-in',
		title: 'In the default channel, in place of a member',
		says: 'Where the member is not in Slack, the credential’s default channel may take it, and is told whom it was for.',
		messages: [
			one({
				title: 'Ben Ortiz joined Globex',
				fields: [{ label: 'Was', value: 'Head of Data at Hooli' }],
				link: { url: 'https://crm.example.com/contacts/98', label: 'Open contact' },
				intendedFor: 'Chris Park (chris@acme.test)',
			}),
		],
	},
	{
		key: 'severity-emoji',
		title: 'Severity as an emoji',
		says: 'Option Severity. In a digest, the emoji stands before the line.',
		messages: [
			one({
				title: 'Import failed: contacts.csv',
				text: 'Line 412 has no e-mail address. Nothing was imported.',
				severity: { level: 'critical', shownBy: 'emoji' },
				link: { url: 'https://app.example.com/imports/77', label: 'Open import' },
			}),
		],
	},
	{
		key: 'severity-colour',
		title: 'Severity as a coloured bar',
		says: 'Option Severity, shown by its colour: blue for info, green for success, yellow for warning, red for critical.',
		messages: [
			one({
				title: 'Stock of part 4711 is low',
				text: '12 left, and 40 are planned for this week.',
				severity: { level: 'warning', shownBy: 'colour' },
				fields: [{ label: 'Next delivery', value: 'Thursday' }],
			}),
		],
	},
	{
		key: 'markdown',
		title: 'Text in Markdown',
		says: 'Read here, and handed to Slack as elements: nothing in it can ping or forge.',
		messages: [
			one({
				title: 'Release 2.4 is out',
				textFormat: 'markdown',
				text: [
					'**Faster imports** and a _new_ start page.',
					'',
					'- Lists of 10,000 rows load in `2 s`',
					'- ~~Beta~~ ready for everybody:',
					'  1. [Read the notes](https://app.example.com/releases/2-4)',
					'  2. Tell your team',
					'',
					'> Thank you for waiting.',
				].join('\n'),
			}),
		],
	},
	{
		key: 'mrkdwn',
		title: 'Text in Slack’s mrkdwn',
		says: 'For who knows it. Mass mentions and odd links are taken out of it.',
		messages: [
			one({
				title: 'Deal signed',
				textFormat: 'mrkdwn',
				text: '*Globex* signed for _three years_. <https://crm.example.com/deals/9|The contract> is in the CRM.\n<!channel> is only text here.',
			}),
		],
	},
	{
		key: 'everything',
		title: 'Mentions, dates, image, context and footer',
		says: 'Options: people are mentioned by e-mail, dates are shown in the zone and language of whoever reads.',
		messages: [
			one({
				title: 'Review of the March forecast',
				text: '@ana@acme.test please have a look before Friday.',
				mentions: { 'ana@acme.test': 'U0ANALOPEZ' },
				fields: [
					{ label: 'Owner', value: 'Finance' },
					{ label: 'Due', value: '2026-03-06T16:00:00Z', at: Date.UTC(2026, 2, 6, 16) },
				],
				image: { url: 'https://bi.example.com/march.png', alt: 'Forecast by month' },
				context: ['Forecast 2026 · version 3'],
				footer: {
					text: 'Sent by the workflow Monthly review',
					url: 'https://n8n.example.com/workflow/12',
				},
			}),
		],
	},
	{
		key: 'own-blocks',
		title: 'Blocks of your own',
		says: 'Checked against Slack’s limits when the event comes in, with the path of what is wrong.',
		messages: [
			one({
				title: 'Shift change at line 3',
				blocks: [
					{ type: 'header', text: { type: 'plain_text', text: 'Shift change at line 3' } },
					{
						type: 'section',
						text: { type: 'mrkdwn', text: '*Out:* Dana\n*In:* Eli' },
						fields: [
							{ type: 'mrkdwn', text: '*Output*\n412 pieces' },
							{ type: 'mrkdwn', text: '*Scrap*\n3 pieces' },
						],
					},
					{ type: 'divider' },
					{ type: 'context', elements: [{ type: 'plain_text', text: 'Plant 2, Turin' }] },
				],
			}),
		],
	},
	{
		key: 'report-table',
		title: 'A report as a table',
		says: 'All input items as one message. What is beyond Slack’s limits is counted, or goes into the CSV.',
		messages: [
			one({
				title: 'Pipeline by region',
				text: 'Week 10',
				link: { url: 'https://bi.example.com/pipeline', label: 'Open the report' },
				table: {
					columns: [
						{ label: 'Region', align: 'left' },
						{ label: 'Deals', align: 'right' },
						{ label: 'Value', align: 'right' },
					],
					rows: [
						['North', '14', '182,000'],
						['South', '9', '97,500'],
						['West', '21', '301,250'],
					],
					moreRows: 2,
				},
			}),
		],
	},
	{
		key: 'files',
		title: 'Files',
		says: 'A PDF, a CSV, an image: one message, to a channel or in direct messages.',
		messages: [
			composeFilesMessage(
				event({
					title: 'Invoices of March',
					text: 'Two files, as sent to the tax office.',
					link: { url: 'https://erp.example.com/invoices/2026-03', label: 'Open in the ERP' },
					files: [
						{ id: 'f1', name: 'invoices.pdf', title: 'invoices.pdf', size: 182_400 },
						{ id: 'f2', name: 'invoices.csv', title: 'invoices.csv', size: 20_112 },
					],
				}),
				reader,
			),
		],
		files: ['invoices.pdf', 'invoices.csv'],
	},
	{
		key: 'digest',
		title: 'A digest',
		says: 'By group and type, what is about one record together, with how to change the settings as its last line.',
		messages: composeDigest(digestEntries, reader, {
			footer: { audience: 'member', preferencesUrl: 'https://app.example.com/me/notifications' },
			expired: 1,
		}).map(({ message }) => message),
	},
	{
		key: 'test-mode',
		title: 'In test mode',
		says: 'The credential sends everything to one place, and each message says whom it was for.',
		messages: [
			composeNotification(
				event({ title: 'Task assigned: call Initech', text: 'Due on Friday.' }),
				reader,
				{ testModeFor: 'ana@acme.test' },
			),
		],
	},
	{
		key: 'late',
		title: 'Told later than it happened',
		says: 'Ten minutes after the event, the message says when that was.',
		messages: [one({ title: 'Case 2117 was cancelled', occurredAt: happenedAt - 3 * 60 * 60_000 })],
	},
];
