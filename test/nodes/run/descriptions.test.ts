// Answers: is the form of each node what users and workflows rely on?
import { NodeHelpers } from 'n8n-workflow';
import type { INodeProperties } from 'n8n-workflow';
import { describe, expect, it } from 'vitest';
import { issuesOf } from './issuesOf';
import { inN8n } from './world';

const world = inN8n();
const names = [
	'slackMapMembers',
	'slackNotifyMember',
	'slackNotifyChannel',
	'slackDigest',
	'slackPreferences',
];

function defaultsOf(properties: INodeProperties[]): Record<string, unknown> {
	// What several operations ask for is there as often; the first is the one of the usual operation.
	return Object.fromEntries(
		properties
			.toReversed()
			.filter(({ type }) => type !== 'notice')
			.map(({ name, default: value }) => [name, value]),
	);
}

const type = { mode: 'list', value: 'task.assigned', cachedResultName: 'Tasks: Task assigned' };
const event = {
	type,
	title: '',
	text: '',
	fields: {},
	linkUrl: '',
	eventId: '',
	options: {},
};
const report = {
	rowsAs: 'table_or_csv',
	columns: 'all',
	chosenColumns: {},
	fileName: 'report',
	separator: 'comma',
	attachments: '',
};
const email = '={{ $json.email }}';
const list = { mode: 'list', value: '' };
const channel = list;

describe('the descriptions of the nodes', () => {
	it.each([
		[
			'slackMapMembers',
			{
				operation: 'sync',
				email,
				memberId: '',
				name: '',
				otherEmails: '',
				member: list,
				slackUser: list,
				connectedBy: '',
				returnAll: false,
				limit: 50,
				filters: {},
				options: {},
			},
		],
		['slackNotifyMember', { operation: 'notify', email, ...event, ifNotConnected: 'skip' }],
		[
			'slackNotifyChannel',
			{ operation: 'notify', sendTo: 'channel', channel, ...event, ...report },
		],
		[
			'slackDigest',
			{
				operation: 'sendDue',
				recipient: 'everybody',
				member: list,
				channel,
				dueBy: 'all',
				hours: 24,
				type: list,
				eventId: '',
				recordKey: '',
				unsure: 'lookUp',
				limit: 50,
				filters: {},
				options: {},
			},
		],
		[
			'slackPreferences',
			{
				operation: 'set',
				subject: 'member',
				email,
				channel,
				scope: 'everything',
				group: { mode: 'list', value: 'task', cachedResultName: 'Tasks' },
				type,
				frequency: 'unchanged',
				schedule: {},
				urgent: false,
				of: 'everybody',
				returnAll: false,
				limit: 50,
				importFrom: 'items',
				preferences: '{}',
				how: 'merge',
				backToBuiltIn: false,
				types: '{}',
				options: {},
			},
		],
	])(
		'have the parameters and defaults of %s that workflows were made with',
		async (name, defaults) => {
			const { properties, version } = await world.n8n.describe(name);
			expect(version).toBe(1);
			expect(defaultsOf(properties)).toEqual({ authentication: 'oAuth2', ...defaults });
		},
	);

	it('name every output of a node that has several', async () => {
		const outputs = await Promise.all(
			names.map(async (name) => (await world.n8n.describe(name)).outputNames),
		);
		expect(outputs).toEqual([
			['Connected', 'Needs Attention'],
			['Sent', 'Queued', 'Skipped'],
			['Sent', 'Queued', 'Skipped'],
			['Sent', 'Needs Attention'],
			undefined,
		]);
	});

	it.each([
		['sync', ['Connected', 'Needs Attention']],
		['connect', ['Connected', 'Needs Attention']],
		['getMany', ['Connected', 'Needs Attention']],
		['disconnect', ['Done']],
		['forget', ['Done']],
		['refreshDirectory', ['Done']],
	])('give %s of Slack Map Members the outputs %j', async (operation, expected) => {
		const node = 'slackMapMembers';
		const { credentials } = world;
		const outputs = await world.n8n.outputs({ node, credentials, parameters: { operation } });
		expect(outputs).toEqual(expected.map((displayName) => ({ type: 'main', displayName })));
	});

	it('are found by the words that people search for, and can be tools of an agent', async () => {
		for (const name of names) {
			const description = await world.n8n.describe(name);
			expect(description.codex?.categories).toEqual(['Communication']);
			expect(description.codex?.alias?.length).toBeGreaterThan(3);
			expect(description.usableAsTool).toBe(true);
			expect(description.subtitle).toMatch(/^=\{\{/);
		}
	});

	it('let a type be chosen from a searchable list or by its key, in every form', async () => {
		for (const [name, fields] of [
			['slackNotifyMember', ['type']],
			['slackNotifyChannel', ['type']],
			['slackPreferences', ['type', 'group']],
		] as const) {
			const { properties } = await world.n8n.describe(name);
			for (const field of fields) {
				const found = properties.filter((property) => property.name === field);
				expect(found.length).toBeGreaterThan(0);
				for (const { type, modes } of found) {
					expect(type).toBe('resourceLocator');
					expect(modes?.map((mode) => mode.name)).toEqual(['list', 'key']);
				}
			}
		}
	});

	it.each([
		['set', ['subject', 'email', 'scope', 'frequency', 'schedule', 'options']],
		['get', ['subject', 'email', 'options']],
		['reset', ['subject', 'email', 'options']],
		['explain', ['subject', 'email', 'type', 'urgent', 'options']],
		['getMany', ['of', 'returnAll', 'limit']],
		['listTypes', ['returnAll', 'limit']],
		['import', ['importFrom', 'how']],
		['defineTypes', ['backToBuiltIn', 'types']],
	])('ask in Slack Preferences, to %s, for nothing but %j', async (operation, expected) => {
		const { properties } = await world.n8n.describe('slackPreferences');
		const shown = NodeHelpers.getNodeParameters(properties, { operation }, true, false, null, null);
		const { authentication: _, operation: _operation, ...asked } = shown ?? {};
		expect(Object.keys(asked)).toEqual(expected);
		expect(await issuesOf(world.n8n, 'slackPreferences', { operation })).toBeNull();
	});

	it('ask for the Slack credential that was chosen and no other, and may do without the Postgres one', async () => {
		for (const name of names) {
			const { credentials, version } = await world.n8n.describe(name);
			expect(
				credentials?.map((credential) => [
					credential.name,
					credential.required,
					credential.displayOptions?.show,
				]),
			).toEqual([
				['slackNotifyOAuth2Api', true, { authentication: ['oAuth2'] }],
				['slackNotifyApi', true, { authentication: ['accessToken'] }],
				['slackNotifyPostgresApi', false, { '@version': [version] }],
			]);
		}
	});

	it.each(['={{ $json.subject }}', 'member', 'channel', 'workspace'])(
		'let n8n publish Slack Preferences of %s without a channel',
		async (subject) => {
			expect(
				await issuesOf(world.n8n, 'slackPreferences', { operation: 'get', subject }),
			).toBeNull();
		},
	);

	it('let n8n publish Slack Map Members without what an operation does not ask for', async () => {
		for (const operation of ['sync', 'getMany', 'refreshDirectory'])
			expect(await issuesOf(world.n8n, 'slackMapMembers', { operation })).toBeNull();
		const missing = async (parameters: object) =>
			Object.keys((await issuesOf(world.n8n, 'slackMapMembers', parameters))?.parameters ?? {});
		expect(await missing({ operation: 'connect' })).toEqual(['member', 'slackUser']);
		expect(await missing({ operation: 'forget' })).toEqual(['member']);
	});
});
