// Answers: who and what is there in a simulated life?
import type { SlackUser } from '../../src/members/member';
import type { CatalogueDocument, DeclaredType } from '../../src/preferences/catalogueDocument';
import type { Channel } from '../../src/slack/contract';

/** Half and three-quarter hours, changes of half an hour, of an hour at midnight and at odd dates, and none at all. */
export const timeZones = [
	'Europe/Paris',
	'America/New_York',
	'Australia/Lord_Howe',
	'Asia/Kolkata',
	'Asia/Kathmandu',
	'Pacific/Chatham',
	'Pacific/Kiritimati',
	'Pacific/Pago_Pago',
	'America/St_Johns',
	'America/Santiago',
	'America/Nuuk',
	'Africa/Casablanca',
	'Africa/Cairo',
	'UTC',
] as const;

/** Members by name; those in Slack have an account of that name. */
export const people = ['ana', 'bo', 'cy', 'di', 'ed'] as const;

export interface CastMember {
	email: string;
	memberId?: string;
}

/** Known by e-mail, by an ID of their own, or not in Slack at all; the twin shares Ana's account. */
export const members: readonly CastMember[] = [
	...people.map((name, index) => ({
		email: `${name}@example.com`,
		...(index % 2 === 1 && { memberId: `id-${name}` }),
	})),
	{ email: 'twin@elsewhere.example', memberId: 'id-twin' },
	{ email: 'ghost@example.com' },
];

export const twin = members.find(({ memberId }) => memberId === 'id-twin')!;

export const accountOf = (name: string) => `U0${name.toUpperCase()}`;

export const accounts = (zoneOf: () => string | undefined): SlackUser[] =>
	people.map((name) => ({
		id: accountOf(name),
		name,
		email: `${name}@example.com`,
		timeZone: zoneOf(),
		kind: 'person',
		deactivated: false,
	}));

const channel = (name: string, isPrivate = false): Channel => ({
	id: `C0${name.toUpperCase().padStart(8, '0')}`,
	name,
	isPrivate,
	isMember: isPrivate,
	isArchived: false,
});

export const channels = (): Channel[] => [
	channel('general'),
	channel('ops'),
	channel('board', true),
];

/** The last two are declared nowhere from the start; one may be defined later. */
export const types = [
	'task.assigned',
	'task.due',
	'comment.added',
	'release.status_changed',
	'own.alarm',
	'task.unheard_of',
] as const;

export const groups = ['task', 'conversation', 'release', 'own'] as const;

const declare = (key: string, group: string, but: Partial<DeclaredType> = {}): DeclaredType => ({
	key,
	label: key,
	group,
	audience: 'everybody',
	defaultFrequency: 'immediate',
	mandatory: false,
	...but,
});

/** What the workspace may define; undefined for the built-in types alone. */
export const documents: readonly (CatalogueDocument | undefined)[] = [
	undefined,
	{
		version: 1,
		builtIn: 'extend',
		groups: [{ key: 'own', label: 'Own' }],
		types: [
			declare('own.alarm', 'own', { mandatory: true }),
			declare('task.assigned', 'task', { defaultFrequency: 'weekly' }),
		],
	},
	{
		version: 1,
		builtIn: 'extend',
		groups: [{ key: 'own', label: 'Own' }],
		types: [
			declare('own.alarm', 'own', { mandatory: true, defaultFrequency: 'daily' }),
			declare('comment.added', 'conversation', { defaultFrequency: 'off' }),
		],
	},
	{
		version: 1,
		builtIn: 'replace',
		groups: [{ key: 'task', label: 'Tasks' }],
		types: [
			declare('task.assigned', 'task', { defaultFrequency: 'hourly' }),
			declare('task.due', 'task', { mandatory: true, defaultFrequency: 'hourly' }),
		],
	},
];
