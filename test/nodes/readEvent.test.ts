// Answers: does everything that a form can say about a message reach the engine, and nothing that it does not say?
import type { IExecuteFunctions } from 'n8n-workflow';
import { describe, expect, it } from 'vitest';
import { eventReader } from '../../nodes/shared/notify/readEvent';
import { readParameters } from '../../nodes/shared/parameters/readParameters';

interface Around {
	workflow?: { id?: string; name?: string };
	baseUrl?: string;
	binary?: Record<string, unknown>;
	json?: object;
}

function readEvent(options: object = {}, rest: object = {}, around: Around = {}) {
	const parameters = { type: 'task.assigned', title: 'Yours', ...rest, options };
	const context = {
		getNode: () => ({ name: 'Slack', parameters }),
		getInputData: () => [{ json: around.json ?? {}, binary: around.binary }],
		getNodeParameter: () => undefined,
		getExecutionId: () => '7',
		getContext: () => ({}),
		evaluateExpression: () => 0,
		getWorkflow: () => ({ active: true, id: 'w1', name: 'Job changes', ...around.workflow }),
		getInstanceBaseUrl: () => around.baseUrl ?? 'https://n8n.acme.test/',
		getWorkflowSettings: () => ({}),
		helpers: {},
	} as unknown as IExecuteFunctions;
	return eventReader(context, readParameters(context))(0);
}

const said = (event: object) =>
	Object.fromEntries(Object.entries(event).filter(([, value]) => value !== undefined));

describe('an event of a form with no options', () => {
	it('says type and title, asks for nothing, and has an ID of its own', () => {
		const { event, ...rest } = readEvent();
		expect(said(event)).toEqual({ type: 'task.assigned', title: 'Yours', files: [] });
		expect(rest).toEqual({
			dedupeKey: 'w1:7:Slack:0:0',
			urgent: false,
			expiresAt: undefined,
			earlier: 'keep',
			ifToldBefore: 'post',
		});
	});
});

describe('an option of the form', () => {
	it.each([
		['Text Format', { textFormat: 'markdown' }, { textFormat: 'markdown' }],
		['Mention by Email', { mentionByEmail: true }, { mentionByEmail: true }],
		['Show Link Previews', { unfurl: true }, { unfurl: true }],
		['Blocks', { blocks: '{ "blocks": [] }' }, { blocks: '{ "blocks": [] }' }],
		[
			'Image',
			{ image: { chosen: { url: 'https://a.test/1.png', description: 'A chart' } } },
			{ imageUrl: 'https://a.test/1.png', imageAlt: 'A chart' },
		],
		[
			'Severity',
			{ severity: { chosen: { level: 'critical', shownBy: 'colour' } } },
			{ severity: 'critical', severityShownBy: 'colour' },
		],
		['Severity at its defaults', { severity: { chosen: {} } }, { severity: 'info' }],
		['Severity that was added and emptied', { severity: {} }, {}],
		[
			'Sender',
			{ sender: { chosen: { name: 'Signals', icon: ':satellite:' } } },
			{ senderName: 'Signals', senderIcon: ':satellite:' },
		],
		['Context', { context: 'one\ntwo' }, { context: 'one\ntwo' }],
		['Context as a list', { context: ['one', 'two'] }, { context: ['one', 'two'] }],
		[
			'Footer',
			{ footer: { chosen: { says: 'text', text: 'By sales', url: 'https://a.test' } } },
			{ footerText: 'By sales', footerUrl: 'https://a.test' },
		],
		[
			'This Workflow as Footer',
			{ footer: { chosen: { says: 'workflow' } } },
			{
				footerText: 'n8n workflow “Job changes”',
				footerUrl: 'https://n8n.acme.test/workflow/w1',
			},
		],
		['Footer at its default', { footer: { chosen: {} } }, {}],
		['Mention by Email as a number', { mentionByEmail: 1 }, { mentionByEmail: true }],
		['Mention by Email that is off', { mentionByEmail: 0 }, {}],
		['Show Link Previews as a number', { unfurl: 1 }, { unfurl: true }],
		['Show Link Previews that is off', { unfurl: '' }, {}],
		['no Footer', { footer: { chosen: { says: 'none', text: 'By sales' } } }, {}],
	])('reaches the engine: %s', (_option, options, expected) => {
		const { type: _type, title: _title, files: _files, ...rest } = said(readEvent(options).event);
		expect(rest).toEqual(expected);
	});

	it.each([
		['post', 'post'],
		['reply', 'reply'],
		['replyAndShow', 'reply_and_show'],
		['update', 'update'],
	])('says what becomes of it where the record was told before: %s', (chosen, expected) => {
		expect(readEvent({ ifToldBefore: chosen }).ifToldBefore).toBe(expected);
	});

	it.each([
		['If the Record Was Told Before', { ifToldBefore: 'forget' }],
		['Footer', { footer: { chosen: { says: 'everything' } } }],
		['Attachments', { attachments: 7 }],
		['Mention by Email', { mentionByEmail: 'perhaps' }],
		['Show Link Previews', { unfurl: 2 }],
	])('that an expression made unusable is refused by its name: %s', (field, options) => {
		expect(() => readEvent(options)).toThrow(expect.objectContaining({ field }));
	});
});

describe('an event ID', () => {
	/** An expression that gives what the item says. */
	const given = (eventId: unknown) =>
		readEvent({}, { eventId: '={{ $json.id }}' }, { json: { id: eventId } }).dedupeKey;

	it('is the one of the form, for each item', () => {
		expect(readEvent({}, { eventId: 'task-7' }).dedupeKey).toBe('task-7');
		expect(given('task-7')).toBe('task-7');
		expect(given(0)).toBe(0);
	});

	it.each(['', '=', '= '])('is the default where the field is %j', (eventId) => {
		expect(readEvent({}, { eventId }).dedupeKey).toBe('w1:7:Slack:0:0');
	});

	it.each([undefined, null, ''])(
		'is never the default where an expression gives %j: it would be told twice',
		(eventId) => {
			expect(() => given(eventId)).toThrow(
				expect.objectContaining({
					field: 'Event ID',
					message: expect.stringContaining('gives nothing'),
				}),
			);
		},
	);
});

describe('what is attached', () => {
	const binary = {
		data: { data: 'YQ==', mimeType: 'text/csv', fileName: 'march.csv' },
		invoice: { data: 'YQ==', mimeType: 'application/pdf', fileName: 'invoice.pdf' },
	};

	it('is the files of the named input binary fields', () => {
		const named = (attachments: unknown) =>
			readEvent({ attachments }, {}, { binary }).event.files?.map(({ name }) => name);
		expect(named('data')).toEqual(['march.csv']);
		expect(named('data, invoice')).toEqual(['march.csv', 'invoice.pdf']);
		expect(named('')).toEqual([]);
	});

	it('is refused where an item has no such field', () => {
		expect(() => readEvent({ attachments: 'data' })).toThrow(
			expect.objectContaining({ field: 'Attachments' }),
		);
	});
});

describe('a field of the form', () => {
	it('may be a date', () => {
		const field = [{ label: 'Due', value: '2026-03-05T17:00:00Z', type: 'date' }];
		expect(readEvent({}, { fields: { field } }).event.fields).toEqual(field);
	});
});

describe('a footer that names the workflow', () => {
	const footer = { footer: { chosen: { says: 'workflow' } } };
	const of = (around: Around) => {
		const { footerText, footerUrl } = readEvent(footer, {}, around).event;
		return [footerText, footerUrl];
	};

	it('links to it in this n8n', () => {
		const linked = ['n8n workflow “Job changes”', 'https://n8n.acme.test/workflow/w1'];
		expect(of({})).toEqual(linked);
		expect(of({ baseUrl: 'https://n8n.acme.test' })).toEqual(linked);
		expect(of({ baseUrl: 'https://acme.test/n8n/' })[1]).toBe('https://acme.test/n8n/workflow/w1');
	});

	it('is text alone where there is nothing to link to', () => {
		expect(of({ baseUrl: '' })).toEqual(['n8n workflow “Job changes”', undefined]);
		expect(of({ workflow: { id: '', name: ' ' } })).toEqual(['n8n workflow', undefined]);
		expect(of({ workflow: { id: '__EMPTY__' } })[1]).toBeUndefined();
	});
});
