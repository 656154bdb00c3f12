// Answers: what gathered for the digest of the gallery?
import type { NotificationEvent } from '../src/event';
import type { DigestEntry } from '../src/message/groupEntries';
import { event, happenedAt } from './sample';

const minute = 60_000;

const gathered: [typeLabel: string, minutesBefore: number, Partial<NotificationEvent>][] = [
	[
		'Task assigned',
		150,
		{
			title: 'Call Initech',
			recordKey: 'task-7',
			link: { url: 'https://app.example.com/tasks/7', label: 'Open' },
			fields: [{ label: 'Due', value: 'Friday' }],
		},
	],
	[
		'Task assigned',
		90,
		{
			title: 'Renew the contract with Globex',
			recordKey: 'task-8',
			severity: { level: 'warning', shownBy: 'emoji' },
			link: { url: 'https://app.example.com/tasks/8', label: 'Open' },
		},
	],
	['Task due', 60, { title: 'Send the March forecast', recordKey: 'task-2', text: 'Due today.' }],
	[
		'Task assigned',
		20,
		{
			title: 'Call Initech, and bring Ben',
			recordKey: 'task-7',
			link: { url: 'https://app.example.com/tasks/7', label: 'Open' },
		},
	],
	['Comment', 10, { title: 'Dana on “Pricing 2026”', text: 'Looks good to me.' }],
];

export const digestEntries: DigestEntry[] = gathered.map(
	([typeLabel, minutesBefore, but], index) => {
		const occurredAt = happenedAt - minutesBefore * minute;
		const isTask = typeLabel.startsWith('Task');
		return {
			id: index + 1,
			event: event({ ...but, type: typeLabel, occurredAt }),
			acceptedAt: occurredAt,
			typeLabel,
			group: isTask ? 'task' : 'conversation',
			groupLabel: isTask ? 'Tasks' : 'Conversations',
		};
	},
);
