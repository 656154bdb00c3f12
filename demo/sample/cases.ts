// Answers: what happens in the example about cases, and what has to come of it? Written down by hand.
import type { ActEvent, ActStep, ExpectedDecision, SampleAct } from './act.ts';
import { entryOf, expectOf, memberOf, type Player } from './cast.ts';

interface Told {
	event: ActEvent;
	expected: ExpectedDecision;
}

/** `id` is the case's number and the event's, as in `101-2`. */
function tell(
	id: string,
	type: string,
	who: Player,
	title: string,
	says: string,
	more: Partial<Pick<ActEvent, 'due' | 'expiresAt' | 'urgent'>> = {},
): Told {
	const [number] = id.split('-');
	const eventId = `case-${id}`;
	return {
		event: {
			eventId,
			type,
			title: `CASE-${id} ${title}`,
			text: '',
			url: `https://cases.example.com/cases/${number}`,
			recordKey: `case/${number}`,
			member: memberOf(who),
			...more,
		},
		expected: expectOf(eventId, who, says),
	};
}

const digest = 'queued waits_for_window';

const morning: Told[] = [
	tell('101-1', 'case.started', 'jonas', 'A vacation request was started', 'sent'),
	tell('101-2', 'task.assigned', 'elena', 'Approve the vacation request', digest),
	tell('101-3', 'task.due', 'elena', 'The approval is due on Friday', digest, { due: 'Friday' }),
	tell('101-4', 'task.escalated', 'elena', 'The approval was handed to you by Omar', digest),
	tell('102-1', 'task.assigned', 'elena', 'Check an invoice', digest),
	tell('102-2', 'task.assigned', 'jonas', 'Check an invoice, too', 'sent'),
	tell('103-1', 'task.assigned', 'rita', 'Order a laptop', digest),
	tell('104-1', 'task.due', 'elena', 'The poll closes in a minute', digest, {
		expiresAt: 'with_the_digest',
	}),
	tell('105-1', 'task.due', 'elena', 'The poll of yesterday closes', 'skipped expired', {
		expiresAt: 'passed',
	}),
	tell('106-1', 'task.assigned', 'mina', 'Approve a purchase', 'skipped muted'),
	tell('106-2', 'approval.overdue', 'mina', 'The purchase waits for you', 'sent'),
	tell('107-1', 'task.due', 'elena', 'The contract has to be signed now', 'sent', {
		urgent: true,
	}),
];

const cancelled = 'skipped cancelled_out';
const afternoon: Told[] = [
	tell('101-5', 'task.due', 'elena', 'The approval is due on Monday', digest, { due: 'Monday' }),
	tell('101-6', 'approval.overdue', 'elena', 'An approval of yours is overdue', digest),
	tell('102-3', 'request.cancelled', 'elena', 'The invoice was cancelled', cancelled),
	tell('102-4', 'request.cancelled', 'jonas', 'The invoice was cancelled, stop checking', 'sent'),
	tell('103-2', 'request.cancelled', 'rita', 'The laptop was cancelled', cancelled),
	tell('101-7', 'request.completed', 'jonas', 'The vacation request is completed', 'sent'),
];

const titleOf = new Map(
	[...morning, ...afternoon].map(({ event }) => [event.eventId, event.title]),
);
const title = (id: string) => String(titleOf.get(`case-${id}`));

export function makeCases(): SampleAct {
	return {
		workflow: 'cases',
		steps: [
			{
				kind: 'define',
				about: 'A type of its own, which nobody can turn off',
				mandatory: ['approval.overdue'],
			},
			{
				kind: 'choose',
				about: 'Preferences of three people',
				entries: [
					{ ...entryOf('elena'), everything: 'daily', time: 'soon', timeZone: 'America/Phoenix' },
					{ ...entryOf('mina'), everything: 'off' },
					{ ...entryOf('rita'), everything: 'daily', time: 'soon', timeZone: 'UTC' },
				],
				queued: { hurried: 0, moved: 0, muted: 0 },
			},
			step('Cases start and tasks are assigned', morning),
			step('Dates change, cases are cancelled and completed', afternoon),
		],
		messages: [
			...['101-1', '102-2', '102-4', '101-7'].map((id) => ({
				where: 'jonas',
				titles: [title(id)],
			})),
			{ where: 'mina', titles: [title('106-2')] },
			{ where: 'elena', titles: [title('107-1')] },
			// Nothing for Rita: what she was assigned was cancelled before she was told.
			{
				where: 'elena',
				titles: [...['101-2', '101-4', '101-5', '101-6'].map(title), '1 entry expired'],
			},
		],
		stillQueued: 0,
		why: {
			member: memberOf('elena'),
			answers: {
				'case-101-2': 'told sent',
				'case-101-3': 'not_told superseded',
				'case-101-4': 'told sent',
				'case-101-5': 'told sent',
				'case-101-6': 'told sent',
				'case-102-1': 'not_told cancelled_out',
				'case-102-3': 'not_told cancelled_out',
				'case-104-1': 'not_told expired',
				'case-105-1': 'not_told expired',
				'case-107-1': 'told sent',
			},
		},
	};
}

function step(about: string, told: readonly Told[]): ActStep {
	return {
		kind: 'tell',
		about,
		events: told.map(({ event }) => event),
		expected: told.map(({ expected }) => expected),
	};
}
