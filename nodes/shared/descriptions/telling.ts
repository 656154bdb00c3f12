// Answers: what can a form say about when and how an event is told, and about what it belongs to?
import type { INodeProperties } from 'n8n-workflow';

/** In no order yet. */
export const tellingOptions: readonly INodeProperties[] = [
	{
		displayName: 'Dry Run',
		name: 'dryRun',
		type: 'boolean',
		default: false,
		description:
			'Whether to only say what would happen: nothing is sent and nothing is written down',
	},
	{
		displayName: 'Earlier Events About the Record',
		name: 'earlier',
		type: 'options',
		default: 'keep',
		description:
			'What becomes of events with the same record key that still wait to be told to the recipient. It takes a Record Key.',
		options: [
			{ name: 'Keep', value: 'keep', description: 'They are told as well' },
			{
				name: 'Replace',
				value: 'replace',
				description: 'This one takes the place of those of its type, which are not told',
			},
			{
				name: 'Cancel',
				value: 'cancel',
				description:
					'Takes back everything about the record that still waits. If none of it was told before, this event is not told either: assigned and cancelled in between is nothing at all. If there was no event about the record yet, this one is told.',
			},
		],
	},
	{
		displayName: 'Expires At',
		name: 'expiresAt',
		type: 'string',
		default: '',
		placeholder: 'e.g. {{ $json.dueAt }}',
		description:
			'From when on it is of no use any more, and is left out and counted: a date, milliseconds, or ISO 8601 with its offset, as in 2026-03-05T17:00:00Z',
	},
	{
		displayName: 'If the Record Was Told Before',
		name: 'ifToldBefore',
		type: 'options',
		default: 'reply',
		description:
			'What becomes of the message where the channel or the person has one about the same record already. It takes a Record Key. In a digest, events about one record stand together anyway.',
		options: [
			{ name: 'Post New Message', value: 'post', description: 'One more message, as without this' },
			{
				name: 'Reply in Its Thread',
				value: 'reply',
				description:
					'Follow-ups stay under the first message about the record. With attachments it is one message with the files there.',
			},
			{
				name: 'Reply and Show in the Channel',
				value: 'replyAndShow',
				description:
					'In the thread, and for everybody who reads the channel to see as well. Attachments follow in the thread.',
			},
			{
				name: 'Update That Message',
				value: 'update',
				description:
					'The first message is changed into this one, so that it shows the latest state. It pings nobody and keeps the sender of the first one. Attachments follow in its thread.',
			},
		],
	},
	{
		displayName: 'Occurred At',
		name: 'occurredAt',
		type: 'string',
		default: '',
		placeholder: 'e.g. {{ $json.createdAt }}',
		description:
			'When it happened, for the message to say; now where it is empty. A date, milliseconds, or ISO 8601 with its offset, as in 2026-03-05T08:30:00Z.',
	},
	{
		displayName: 'Record Key',
		name: 'recordKey',
		type: 'string',
		default: '',
		placeholder: 'e.g. task-42',
		description:
			'What the event is about. A digest shows events with the same key together, and follow-ups can go into the thread of the first message about it.',
	},
	{
		displayName: 'Time Limit',
		name: 'timeLimit',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 60,
		description:
			'How many seconds this node may go on sending. What is left over stays queued and goes out with the next run.',
	},
	{
		displayName: 'Urgent',
		name: 'urgent',
		type: 'boolean',
		default: false,
		description: 'Whether to tell it at once, whatever the recipient prefers',
	},
];
