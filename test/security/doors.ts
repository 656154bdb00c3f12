// Answers: by which doors does what a workflow or a credential hands in get into the engine?
import { readMatchingRules } from '../../src/members/matching/matchingRules';
import { readListName } from '../../src/members/readList';
import { readMember } from '../../src/members/readMember';
import type { RawEvent } from '../../src/notify/readEvent';
import { readKey } from '../../src/notify/readEvent';
import { readRequest, type NotifyRequest } from '../../src/notify/request';
import { readChange } from '../../src/preferences/change';
import { createCatalogue } from '../../src/preferences/createCatalogue';
import { readCatalogue } from '../../src/preferences/readCatalogue';
import { readImport } from '../../src/preferences/readImport';
import { makeReport, type ReportWishes } from '../../src/report/report';
import { requireChannel } from '../../src/slack/requireChannel';

export type Door = (given: unknown) => unknown;

const catalogue = createCatalogue();
const rules = { now: Date.UTC(2026, 0, 1), catalogue };

const request = (own: Partial<NotifyRequest>, event: Partial<RawEvent> = {}) =>
	readRequest(
		{
			to: { kind: 'channel', channel: 'C0123456789' },
			event: { type: 'task.assigned', title: 'Title', ...event },
			dedupeKey: 'event-1',
			urgent: false,
			...own,
		},
		rules,
	);

/** What only counts beside something else comes with it. */
const beside: Partial<Record<keyof RawEvent, Partial<RawEvent>>> = {
	linkLabel: { linkUrl: 'https://x.test' },
	imageAlt: { imageUrl: 'https://x.test/a.png' },
	severityShownBy: { severity: 'info' },
};

const parts = [
	...(['type', 'title', 'text', 'textFormat', 'mentionByEmail', 'fields', 'linkUrl'] as const),
	...(['linkLabel', 'imageUrl', 'imageAlt', 'severity', 'severityShownBy', 'context'] as const),
	...(['footerText', 'footerUrl', 'blocks', 'senderName', 'senderIcon', 'unfurl'] as const),
	...(['recordKey', 'occurredAt'] as const),
];

const ofEvent = Object.fromEntries(
	parts.map((part) => [
		`the event: ${part}`,
		(given: unknown) => request({}, { ...beside[part], [part]: given }),
	]),
);

const within: Record<string, Door> = {
	'the event: markdown': (given) => request({}, { text: given, textFormat: 'markdown' }),
	'the event: mrkdwn': (given) => request({}, { text: given, textFormat: 'mrkdwn' }),
	'the event: text with mentions': (given) => request({}, { text: given, mentionByEmail: true }),
	'the event: a value of an object of fields': (given) => request({}, { fields: { Due: given } }),
	'the event: a label of a field': (given) => request({}, { fields: [{ label: given, value: 1 }] }),
	'the event: a date of a field': (given) =>
		request({}, { fields: [{ label: 'Due', value: 1, date: given }] }),
	'the event: text of a block': (given) =>
		request({}, { blocks: [{ type: 'section', text: { type: 'mrkdwn', text: given } }] }),
	'the event: a markdown block': (given) =>
		request({}, { blocks: [{ type: 'markdown', text: given }] }),
	'the event: elements of a block': (given) =>
		request({}, { blocks: [{ type: 'rich_text', elements: given }] }),
	'the event: name of a file': (given) =>
		request({}, { files: [{ name: given, async *read() {} }] }),
};

const ofRequest: Record<string, Door> = {
	'the event ID': (given) => request({ dedupeKey: given }),
	'when it expires': (given) => request({ expiresAt: given }),
	'a channel': (given) => request({ to: { kind: 'channel', channel: given } }),
	'the default channel': (given) => requireChannel(given),
	'a record key that is looked for': (given) => readKey(given, 'recordKey'),
};

const ofMember = Object.fromEntries(
	(['email', 'memberId', 'name', 'otherEmails'] as const).map((part) => [
		`a member: ${part}`,
		(given: unknown) => readMember({ email: 'ana@x.test', [part]: given }),
	]),
);

const ofCredential = Object.fromEntries(
	(['ignorePlusTags', 'dotlessDomains', 'sameDomains', 'includeGuests'] as const).map((part) => [
		`the rules of matching: ${part}`,
		(given: unknown) => readMatchingRules({ [part]: given }),
	]),
);

const entryParts = [
	...(['member', 'channel', 'workspace', 'everything', 'groups', 'types', 'time'] as const),
	...(['weekday', 'timeZone', 'quietHours', 'workingDays'] as const),
];

/** An entry that is wrong is told in its place: it has to be as useful as if it were thrown. */
const importing = (document: unknown) => {
	for (const entry of readImport(document, catalogue)) if ('error' in entry) throw entry.error;
};

const ofDocuments: Record<string, Door> = {
	'the import': importing,
	'the import: version': (given) => importing({ version: given, preferences: [] }),
	'the import: types of an entry': (given) =>
		importing([{ member: 'ana@x.test', types: { 'task.assigned': given } }]),
	'the import: an end of quiet hours': (given) =>
		importing([{ member: 'ana@x.test', quietHours: { from: given, to: '07:00' } }]),
	...Object.fromEntries(
		entryParts.map((part) => [
			`the import: ${part}`,
			(given: unknown) => importing([{ member: 'ana@x.test', [part]: given }]),
		]),
	),
	'the types': readCatalogue,
	...Object.fromEntries(
		['version', 'builtIn', 'groups', 'types'].map((part) => [
			`the types: ${part}`,
			(given: unknown) => readCatalogue({ version: 1, types: [], [part]: given }),
		]),
	),
	...Object.fromEntries(
		['key', 'label', 'group', 'audience', 'defaultFrequency', 'mandatory'].map((part) => [
			`the types: ${part} of one`,
			(given: unknown) =>
				readCatalogue({
					version: 1,
					types: [{ key: 'a', label: 'A', group: 'other', [part]: given }],
				}),
		]),
	),
};

const ofChange: Record<string, Door> = {
	...Object.fromEntries(
		(['frequency', 'time', 'weekday', 'timeZone', 'quietHours', 'workingDays'] as const).map(
			(part) => [
				`a change: ${part}`,
				(given: unknown) => readChange({ scope: { kind: 'everything' }, [part]: given }, catalogue),
			],
		),
	),
	'a change: of a type': (given) => readChange({ scope: { kind: 'type', key: given } }, catalogue),
	'a change: of a group': (given) =>
		readChange({ scope: { kind: 'group', key: given } }, catalogue),
};

const report = async (wishes: Partial<ReportWishes>) => {
	const { csv } = makeReport({
		rows: [{ a: 1 }],
		shape: 'table_and_csv',
		fileName: 'report',
		...wishes,
	});
	if (csv) for await (const piece of csv.read()) void piece;
};
const isRow = (given: unknown): given is Record<string, unknown> =>
	typeof given === 'object' && given !== null;

/** The node takes nothing else for a name. */
const textOf = (given: unknown) => (typeof given === 'string' ? given : 'a');

const ofReport: Record<string, Door> = {
	'a report: a row': (given) =>
		report({ shape: 'csv', rows: isRow(given) ? [given] : [{ given }] }),
	'a report: a cell of a table': (given) =>
		makeReport({ rows: [{ a: given }], shape: 'table', fileName: '' }),
	'a report: a chosen column': (given) => report({ columns: [{ key: textOf(given) }] }),
	'a report: a label': (given) => report({ columns: [{ key: 'a', label: textOf(given) }] }),
};

export const doors: Readonly<Record<string, Door>> = {
	...ofEvent,
	...within,
	...ofRequest,
	...ofMember,
	'the name of a list': (given) => readListName(given),
	...ofCredential,
	...ofDocuments,
	...ofChange,
	...ofReport,
};

/** Those at which a giant is another one than at any other: a text, a list, a tree, a document. */
export const wideDoors: Readonly<Record<string, Door>> = Object.fromEntries(
	[
		...['the event: title', 'the event: text', 'the event: fields', 'the event: context'],
		...['the event: blocks', 'the event: markdown', 'the event: linkUrl', 'the event ID'],
		...['a channel', 'a member: email', 'a member: memberId', 'a member: otherEmails'],
		...['the rules of matching: sameDomains', 'the import: types', 'the import: workingDays'],
		...[
			'the types: types',
			'a change: timeZone',
			'a report: a cell of a table',
			'a report: a chosen column',
		],
	].map((name) => [name, doors[name]!]),
);
