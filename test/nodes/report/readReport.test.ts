// Answers: does a report become one notification of all items, as its form says?
import { describe, expect, it } from 'vitest';
import { readReport } from '../../../nodes/SlackNotifyChannel/report/readReport';
import { BadInput, eventLimits } from '../../../src/index';
import type { RawFile } from '../../../src/index';
import { inMemory, item, stored } from '../files/binaries';
import { n8nWithRows, rows } from './n8nWithRows';

const deals = rows({ id: 1, owner: { name: 'Ana' } }, { id: 2, owner: { name: 'Ben' } });

function eventOf(
	parameters: Record<string, unknown>,
	items = deals,
	settings?: Parameters<typeof n8nWithRows>[2],
) {
	const { context, read } = n8nWithRows(items, parameters, settings);
	return readReport(context, read).request.event;
}

async function textOf(file: RawFile | undefined): Promise<string> {
	const pieces: Uint8Array[] = [];
	for await (const piece of file!.read()) pieces.push(piece);
	return new TextDecoder().decode(Buffer.concat(pieces));
}

const namesOf = (parameters: Record<string, unknown>, items = deals) =>
	eventOf(parameters, items).files?.map(({ name }) => name);

describe('what a report says', () => {
	it('is one notification of all items, with what the form says for the first', () => {
		const { context, read } = n8nWithRows(deals, {
			sendTo: 'channel',
			channel: { mode: 'name', value: '#ops' },
			type: { mode: 'list', value: 'report.ready' },
			title: 'Pipeline',
			text: 'This week',
			linkUrl: 'https://example.com/d/1',
			options: { linkLabel: 'Dashboard', urgent: true, recordKey: 'pipeline' },
		});
		expect(readReport(context, read).request).toMatchObject({
			to: { kind: 'channel', channel: '#ops' },
			dedupeKey: 'w1:42:Slack:0:0',
			urgent: true,
			event: {
				type: 'report.ready',
				title: 'Pipeline',
				text: 'This week',
				linkUrl: 'https://example.com/d/1',
				linkLabel: 'Dashboard',
				recordKey: 'pipeline',
				table: {
					rows: [
						['1', 'Ana'],
						['2', 'Ben'],
					],
				},
				files: [],
			},
		});
	});

	it('keeps the ID of the event where one is given', () => {
		const { context, read } = n8nWithRows(deals, { eventId: 'pipeline-7' });
		expect(readReport(context, read).request.dedupeKey).toBe('pipeline-7');
	});

	it.each([
		['table', true, []],
		['csv', false, ['deals.csv']],
		['table_and_csv', true, ['deals.csv']],
		['table_or_csv', true, []],
		['none', false, []],
	])('shows the rows as %s', (rowsAs, hasTable, files) => {
		const event = eventOf({ rowsAs, fileName: 'deals' });
		expect(event.table !== undefined).toBe(hasTable);
		expect(event.files?.map(({ name }) => name)).toEqual(files);
	});

	it('sends the file in place of a table that would be cut', () => {
		const many = rows(...Array.from({ length: 100 }, (_, id) => ({ id })));
		const event = eventOf({}, many);
		expect([event.table, event.files?.map(({ name }) => name)]).toEqual([
			undefined,
			['report.csv'],
		]);
	});

	it('has the chosen columns under their labels, in the table and in the file', async () => {
		const event = eventOf({
			rowsAs: 'table_and_csv',
			columns: 'chosen',
			chosenColumns: {
				column: [
					{ key: 'owner.name', label: 'Owner' },
					{ key: 'id', label: '' },
				],
			},
			separator: 'semicolon',
		});
		expect(event.table?.columns.map(({ label }) => label)).toEqual(['Owner', 'id']);
		expect(await textOf(event.files?.[0])).toBe('Owner;id\r\nAna;1\r\nBen;2\r\n');
	});

	it('has no column of the files that a workflow keeps within the JSON', () => {
		const items = [item(undefined, { id: 1, _files: { data: { ...stored(3) } } })];
		const event = eventOf({ attachments: 'data' }, items, { binaryMode: 'combined' });
		expect(event.table?.columns.map(({ label }) => label)).toEqual(['id']);
		expect(event.files?.map(({ name }) => name)).toEqual(['data']);
	});
});

describe('a report without rows', () => {
	it.each([
		[undefined, 'No rows.'],
		['', 'No rows.'],
		['This week', 'No rows.\n\nThis week'],
		['```\nnever closed', 'No rows.\n\n```\nnever closed'],
		[7, 'No rows.\n\n7'],
	])('says so: %j becomes %j', (text, says) => {
		const event = eventOf({ text }, rows({}));
		expect([event.text, event.table, event.files]).toEqual([says, undefined, []]);
	});

	it.each([
		[undefined, ['No rows.', '']],
		['Account: Initech\nOwner: Ana', ['No rows.', 'Account: Initech', 'Owner: Ana']],
		[['Owner: Ana'], ['No rows.', 'Owner: Ana']],
	])(
		'says so in small print, under %j, where the text is as long as a text may be',
		(context, expected) => {
			const text = 'x'.repeat(eventLimits.text);
			const event = eventOf({ text, options: { context } }, rows({}));
			expect([event.text, event.context]).toEqual([text, expected]);
		},
	);

	it('says nothing of rows where it has files, which its items may carry and nothing else', () => {
		const items = [item({ data: inMemory('1', { fileName: 'a.pdf' }) })];
		const event = eventOf({ attachments: '*' }, items);
		expect(event.text).toBeUndefined();
		expect(event.files?.map(({ name }) => name)).toEqual(['a.pdf']);
		expect(eventOf({ attachments: '*' }, rows({})).text).toBe('No rows.');
	});

	it('says nothing of rows where none were to be shown', () => {
		expect(eventOf({ rowsAs: 'none', text: 'See the file' }, rows({})).text).toBe('See the file');
	});

	it('leaves what is no text to be refused as it came', () => {
		expect(eventOf({ text: ['a'] }, rows({})).text).toEqual(['a']);
	});
});

describe('the files of a report', () => {
	const withFiles = [
		item({ data: inMemory('1', { fileName: 'a.pdf' }) }, { id: 1 }),
		item({ chart: inMemory('2', { fileExtension: 'png' }) }, { id: 2 }),
	];

	it('are those of all items, after the CSV', () => {
		const parameters = { rowsAs: 'csv', attachments: 'data, chart' };
		expect(namesOf(parameters, withFiles)).toEqual(['report.csv', 'a.pdf', 'chart.png']);
		expect(namesOf({ rowsAs: 'none', attachments: '*' }, withFiles)).toEqual([
			'a.pdf',
			'chart.png',
		]);
	});

	it('are refused where no item has them', () => {
		expect(() => namesOf({ attachments: 'invoice' }, withFiles)).toThrow(
			/None of the items has a binary field “invoice”/,
		);
	});
});

describe('a form of a report that says nothing usable', () => {
	it.each([
		['Show Rows As', { rowsAs: 'pdf' }],
		['Columns', { columns: 'some' }],
		['Separator', { separator: ',' }],
		['Chosen Columns', { columns: 'chosen' }],
		['Chosen Columns', { columns: 'chosen', chosenColumns: { column: [{ key: '' }] } }],
		['Chosen Columns', { columns: 'chosen', chosenColumns: { column: [{ key: 7 }] } }],
		['File Name', { fileName: { name: 'x' } }],
		['File Name', { fileName: 'x'.repeat(251) }],
		['Chosen Columns', { columns: 'chosen', chosenColumns: { column: [{ key: 'owner.nme' }] } }],
		['Attachments', { attachments: 7 }],
	])('is refused with the name of the field %s', (field, parameters) => {
		const refused = (() => {
			try {
				return eventOf(parameters);
			} catch (error) {
				return error;
			}
		})();
		expect(refused).toBeInstanceOf(BadInput);
		expect(refused).toMatchObject({ field, hint: expect.stringMatching(/^\p{Lu}/u) });
	});
});
