// Answers: what happens in the publishing example, and what has to come of it? Written down by hand.
import type { ActEvent, ActStep, ExpectedDecision, SampleAct, UnfilledEntry } from './act.ts';
import { entryOf, expectOf, memberOf, type Player } from './cast.ts';
import type { ExpectedMessage } from './sample.ts';

export const docsChannel = '#docs-team';
type Who = Player | typeof docsChannel;

const guide = { recordKey: 'document/12', url: 'https://docs.example.com/documents/12' };
const translation = { recordKey: 'assignment/7', url: 'https://docs.example.com/assignments/7' };
const release = { recordKey: 'release/4.2', url: 'https://docs.example.com/releases/4.2' };

interface Told {
	event: ActEvent;
	expected: ExpectedDecision[];
}

/** An event, and what becomes of it for each who is to be told. */
function tell(
	about: Pick<ActEvent, 'eventId' | 'type' | 'title' | 'recordKey' | 'url'> &
		Partial<Pick<ActEvent, 'urgent' | 'text'>>,
	says: Partial<Record<Who, string>>,
): Told {
	const everybody = Object.entries(says) as [Who, string][];
	const members = everybody.flatMap(([who]) => (who === docsChannel ? [] : [memberOf(who)]));
	return {
		event: {
			text: '',
			...about,
			members,
			...(docsChannel in says && { channel: docsChannel }),
		},
		expected: everybody.map(([who, outcome]) => expectOf(about.eventId, who, outcome)),
	};
}

const digest = 'queued waits_for_window';
const quiet = 'queued quiet_hours';
const off = 'skipped muted';

const choices: UnfilledEntry[] = [
	{ workspace: true, types: { 'document.title_changed': 'off' } },
	{ ...entryOf('noor'), everything: 'daily', time: 'soon', timeZone: 'Asia/Kathmandu' },
	{ ...entryOf('tomas'), everything: 'hourly', timeZone: 'far_from_the_hour' },
	{
		...entryOf('greta'),
		groups: { document: 'off', release: 'off' },
		types: { 'assignment.started': 'immediate' },
	},
	{ ...entryOf('ivo'), quietHours: 'until_soon', timeZone: 'Asia/Tokyo' },
	{ ...entryOf('sam'), everything: 'off' },
	{ ...entryOf('yuki'), workingDays: 'not_today', timeZone: 'UTC' },
	{ ...entryOf('pavel'), timeZone: 'far_from_the_hour' },
	{
		...entryOf('bea'),
		everything: 'weekly',
		weekday: 'not_soon',
		time: 'soon',
		timeZone: 'Africa/Lagos',
	},
	{ ...entryOf('leo'), everything: 'daily', time: 'soon', timeZone: 'UTC' },
	{
		channel: docsChannel,
		groups: { document: 'daily', release: 'immediate' },
		time: 'soon',
		timeZone: 'UTC',
	},
];

const snapshot = 'SNAP A snapshot of Getting started was taken';

const day: Told[] = [
	tell(
		{
			eventId: 'pub-1',
			type: 'document.created',
			title: 'PUB-1 The installation guide was created',
			...guide,
		},
		{ [docsChannel]: digest, noor: digest, tomas: digest, lucia: 'sent' },
	),
	tell(
		{
			eventId: 'pub-2',
			type: 'document.title_changed',
			title: 'PUB-2 The installation guide is called Setup now',
			...guide,
		},
		{ [docsChannel]: digest, noor: digest, lucia: off },
	),
	tell(
		{
			eventId: 'pub-3',
			type: 'document.title_changed',
			title: 'PUB-3 Setup is called Getting started now',
			...guide,
		},
		{ [docsChannel]: digest, noor: digest },
	),
	...['a', 'b', 'c'].map((letter) =>
		tell(
			{ eventId: `pub-4${letter}`, type: 'snapshot.created', title: snapshot, ...guide },
			{ [docsChannel]: digest },
		),
	),
	tell(
		{
			eventId: 'pub-5',
			type: 'assignment.started',
			title: 'PUB-5 Please translate Getting started into French',
			text: 'It is 4,200 words; the glossary is attached to the document.',
			...translation,
		},
		{ noor: digest, greta: 'sent', ivo: quiet, sam: off, bea: digest },
	),
	tell(
		{
			eventId: 'pub-6',
			type: 'assignment.approved',
			title: 'PUB-6 Your translation was approved',
			...translation,
		},
		{ noor: digest, tomas: digest, greta: off, leo: digest },
	),
	tell(
		{
			eventId: 'pub-7',
			type: 'assignment.ended',
			title: 'PUB-7 The review of Getting started has ended',
			...translation,
		},
		{ ivo: quiet, yuki: 'queued day_off', bea: digest },
	),
	tell(
		{
			eventId: 'pub-8',
			type: 'release.status_changed',
			title: 'PUB-8 Release 4.2 is in review',
			...release,
		},
		{ [docsChannel]: 'sent', lucia: 'sent', greta: off },
	),
	tell(
		{
			eventId: 'pub-9',
			type: 'production.ready',
			title: 'PUB-9 The PDF of release 4.2 is ready',
			...release,
		},
		{ [docsChannel]: 'sent', lucia: 'sent', ivo: quiet, yuki: 'queued day_off' },
	),
	tell(
		{
			eventId: 'pub-10',
			type: 'production.failed',
			title: 'PUB-10 The German PDF of release 4.2 failed',
			text: 'The font for chapter 3 is missing.',
			urgent: true,
			...release,
		},
		{ [docsChannel]: 'sent', sam: 'sent', ivo: 'sent' },
	),
];

/** What the credential lets through to one recipient within an hour. */
const mostPerHour = 30;

const flood: Told[] = Array.from({ length: mostPerHour + 6 }, (_, index) => {
	const key = `OUT-${String(index + 1).padStart(2, '0')}`;
	return tell(
		{
			eventId: `pub-${key}`,
			type: 'production.ready',
			title: `${key} The manual for another model is ready`,
			recordKey: `output/${key}`,
			url: `https://docs.example.com/outputs/${key}`,
		},
		{ pavel: index < mostPerHour ? 'sent' : 'queued too_many' },
	);
});

const titleOf = new Map([...day, ...flood].map(({ event }) => [event.eventId, event.title]));
const titles = (...ids: string[]) => ids.map((id) => String(titleOf.get(`pub-${id}`)));
const single = (where: string, ...ids: string[]): ExpectedMessage[] =>
	titles(...ids).map((title) => ({ where, titles: [title] }));

export function makePublishing(): SampleAct {
	return {
		workflow: 'publishing',
		steps: [
			{
				kind: 'choose',
				about: 'Preferences of nine people, a channel and the workspace',
				entries: choices,
				queued: { hurried: 0, moved: 0, muted: 0 },
			},
			step('A day of documents, assignments and a release', day),
			{
				kind: 'choose',
				about: 'Bea wants to hear at once from now on, Leo nothing about documents',
				entries: [
					{ ...entryOf('bea'), everything: 'immediate' },
					{ ...entryOf('leo'), groups: { document: 'off' } },
				],
				queued: { hurried: 2, moved: 0, muted: 1 },
			},
			step('36 outputs for one person: 30 are told at once, the rest wait for one digest', flood),
		],
		messages: [
			...single('lucia', '1', '8', '9'),
			...single('greta', '5'),
			...single(docsChannel, '8', '9', '10'),
			...single('sam', '10'),
			...single('ivo', '10'),
			...single('pavel', ...flood.slice(0, mostPerHour).map(({ event }) => event.eventId.slice(4))),
			{ where: 'noor', titles: [...titles('1', '2', '3', '5', '6'), '· 2 updates'] },
			{
				where: docsChannel,
				titles: [...titles('1', '2', '3'), snapshot, '· 2 updates', '· 3 updates'],
			},
			{ where: 'ivo', titles: titles('5', '7', '9') },
			{ where: 'bea', titles: titles('5', '7') },
		],
		// Two of Tomás, by the hour; two of Yuki, whose day off it is; six of Pavel, one too many each.
		stillQueued: 10,
	};
}

function step(about: string, told: readonly Told[]): ActStep {
	return {
		kind: 'tell',
		about,
		events: told.map(({ event }) => event),
		expected: told.flatMap(({ expected }) => expected),
	};
}
