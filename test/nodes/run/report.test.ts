// Answers: do all items become one report in Slack, as a table, a file, or both?
import { describe, expect, it } from 'vitest';
import { inN8n, jsonOf } from './world';

const world = inN8n();

const base = {
	operation: 'report',
	sendTo: 'channel',
	channel: { __rl: true, mode: 'id', value: 'C00000OPS' },
	title: 'Pipeline',
};
const deals = [
	{ id: 1, name: '=HYPERLINK("http://evil.test")', owner: { name: 'Ana' }, sum: 1200.5 },
	{ id: 2, name: 'Initech <!channel>', owner: { name: 'Ben' }, sum: -3 },
];
let executions = 0;
const report = (parameters: object = {}, run: object = {}) =>
	world.run('slackNotifyChannel', {
		parameters: { ...base, ...parameters },
		items: deals,
		executionId: String(++executions),
		...run,
	});

interface Table {
	type: string;
	rows: { text: string }[][];
	column_settings: { align: string }[];
}
const tablesOf = (blocks: unknown[] = []) =>
	(blocks as Table[]).filter(({ type }) => type === 'table');
const textsOf = ({ rows }: Table) => rows.map((cells) => cells.map(({ text }) => text));

describe('a report in n8n', () => {
	it('is one message of all items, and one item that comes from all of them', async () => {
		const ran = await report({ text: 'By owner', linkUrl: 'https://example.com/d/1' });
		expect(ran.error).toBeUndefined();
		expect(world.slack.messages).toHaveLength(1);
		const [message] = world.slack.messages;
		const [table] = tablesOf(message?.blocks);
		expect(textsOf(table!)).toEqual([
			['id', 'name', 'owner.name', 'sum'],
			['1', '=HYPERLINK("http://evil.test")', 'Ana', '1200.5'],
			['2', 'Initech <!channel>', 'Ben', '-3'],
		]);
		expect(table?.column_settings.map(({ align }) => align)).toEqual([
			'right',
			'left',
			'left',
			'right',
		]);
		const said = JSON.stringify(message?.blocks);
		expect(said).toContain('By owner');
		expect(said).toContain('https://example.com/d/1');
		expect(ran.outputs.flat()).toEqual([
			expect.objectContaining({ pairedItem: [{ item: 0 }, { item: 1 }] }),
		]);
		expect(jsonOf(ran, 0)[0]).toMatchObject({
			decision: 'sent',
			type: 'report.ready',
			title: 'Pipeline',
			rowsShown: 2,
			moreRows: 0,
		});
	});

	it('has the chosen columns only, under their labels', async () => {
		await report({
			rowsAs: 'table',
			columns: 'chosen',
			chosenColumns: { column: [{ key: 'owner.name', label: 'Owner' }, { key: 'sum' }] },
		});
		const [table] = tablesOf(world.slack.messages[0]?.blocks);
		expect(textsOf(table!)).toEqual([
			['Owner', 'sum'],
			['Ana', '1200.5'],
			['Ben', '-3'],
		]);
	});

	it('refuses a chosen column that no item has, with the fields that there are', async () => {
		const column = [{ key: 'owner.nme' }];
		const ran = await report({ columns: 'chosen', chosenColumns: { column } });
		expect(ran.error?.message).toBe('No item has the field “owner.nme” [field "Chosen Columns"]');
		expect(ran.error?.description).toBe('The fields are id, name, owner.name, sum.');
		expect(world.slack.messages).toEqual([]);
	});

	it('counts the rows that its table has no room for', async () => {
		const items = Array.from({ length: 250 }, (_, id) => ({ id }));
		const ran = await report({ rowsAs: 'table' }, { items });
		const [message] = world.slack.messages;
		expect(tablesOf(message?.blocks)[0]?.rows).toHaveLength(100);
		expect(JSON.stringify(message?.blocks)).toContain('151 more rows');
		expect(jsonOf(ran, 0)[0]).toMatchObject({ rowsShown: 99, moreRows: 151 });
	});

	it('is a CSV file where the table would be cut', async () => {
		const items = Array.from({ length: 250 }, (_, id) => ({ id }));
		const ran = await report({ fileName: 'all of it' }, { items });
		expect(ran.error).toBeUndefined();
		expect(tablesOf(world.slack.messages.flatMap(({ blocks }) => blocks))).toEqual([]);
		expect(world.slack.messages.flatMap(({ files = [] }) => files)).toMatchObject([
			// The mark, the head, and 250 lines.
			{ name: 'all of it.csv', size: 3 + 4 + 10 * 3 + 90 * 4 + 150 * 5 },
		]);
		expect(jsonOf(ran, 0)[0]).toMatchObject({
			decision: 'sent',
			files: ['all of it.csv'],
			rowsInFile: 250,
		});
		expect(jsonOf(ran, 0)[0]).not.toHaveProperty('rowsShown');
	});

	it('is both where that is wished for', async () => {
		await report({ rowsAs: 'table_and_csv' });
		const messages = world.slack.messages;
		expect(tablesOf(messages.flatMap(({ blocks }) => blocks))).toHaveLength(1);
		expect(messages.flatMap(({ files = [] }) => files.map(({ name }) => name))).toEqual([
			'report.csv',
		]);
	});

	it('is told once, however often the same execution tries', async () => {
		const ran = await report({}, { executionId: 'again' });
		const again = await report({}, { executionId: 'again' });
		expect([jsonOf(ran, 0), jsonOf(again, 2)].map((items) => items.length)).toEqual([1, 1]);
		expect(world.slack.messages).toHaveLength(1);
	});

	it('says that there are no rows, where n8n has only the item that means none', async () => {
		const ran = await report({ text: 'New deals' }, { items: [{}] });
		expect(ran.error).toBeUndefined();
		expect(JSON.stringify(world.slack.messages[0]?.blocks)).toContain('No rows.');
		expect(jsonOf(ran, 0)[0]).toMatchObject({ decision: 'sent', empty: true });
	});

	it('says what is wrong with its text by the figure of what somebody wrote', async () => {
		const long = (length: number) => report({ text: 'x'.repeat(length) }, { items: [{}] });
		expect((await long(8_001)).error?.message).toContain('Text is 8,001 characters long');
		expect((await long(7_995)).error).toBeUndefined();
		expect(JSON.stringify(world.slack.messages[0]?.blocks)).toContain('No rows.');
	});

	it('says nothing of rows where its items carry files and nothing else', async () => {
		const data = { data: 'JVBERg==', mimeType: 'application/pdf', fileName: 'a.pdf' };
		const ran = await report({ attachments: '*' }, { items: [{}], binary: [{ data }] });
		expect(ran.error).toBeUndefined();
		expect(JSON.stringify(world.slack.messages)).not.toContain('No rows');
		expect(world.slack.messages[0]?.files).toMatchObject([{ name: 'a.pdf' }]);
	});

	it.each([
		['table', []],
		['table_and_csv', [{ name: 'report.csv' }]],
	])('of a record is changed, as a %s, and says so', async (rowsAs, files) => {
		const options = { recordKey: 'pipeline', ifToldBefore: 'update' };
		await report({ rowsAs: 'table', options });
		const ran = await report({ rowsAs, options }, { items: [{ id: 3 }] });
		const [first, ...others] = world.slack.messages;
		expect(textsOf(tablesOf(first?.blocks)[0]!)).toEqual([['id'], ['3']]);
		expect(others.flatMap((message) => message.files ?? [])).toMatchObject(files);
		expect(others.every(({ thread_ts }) => thread_ts === first?.ts)).toBe(true);
		expect(jsonOf(ran, 0)[0]).toMatchObject({
			decision: 'sent',
			message: { ts: first?.ts, updated: true },
		});
	});

	it('sends nothing in a dry run', async () => {
		const ran = await report({ rowsAs: 'csv', options: { dryRun: true } });
		expect(jsonOf(ran, 0)[0]).toMatchObject({ decision: 'sent', dryRun: true });
		expect(world.slack.messages).toEqual([]);
	});

	it('names the field of what is wrong, and sends nothing', async () => {
		const wide = [Object.fromEntries(Array.from({ length: 21 }, (_, id) => [`c${id}`, id]))];
		const ran = await report({ rowsAs: 'table' }, { items: wide });
		expect(ran.error?.message).toMatch(/21 columns.*\[field "Columns"\]/);
		expect(ran.error?.description).toContain('CSV');
		expect(world.slack.messages).toEqual([]);
	});

	it('leaves as one error where the node goes on', async () => {
		const settings = { onError: 'continueErrorOutput' };
		const ran = await report({ title: '={{ $json.none }}' }, { settings });
		expect(ran.outputs.slice(0, 3).flat()).toEqual([]);
		expect(jsonOf(ran, 3)).toHaveLength(1);
		expect(jsonOf(ran, 3)[0]?.error).toContain('Title');
	});
});
