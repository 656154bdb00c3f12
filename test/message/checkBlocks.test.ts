// Answers: does the checker itself see what Slack would refuse?
import { describe, expect, it } from 'vitest';
import { findBlockFaults, findMessageFaults } from './checkBlocks';

const text = (value: string) => ({ type: 'text', text: value });
const rich = (...elements: unknown[]) => ({
	type: 'rich_text',
	elements: [{ type: 'rich_text_section', elements }],
});
const header = (value: string) => ({ type: 'header', text: { type: 'plain_text', text: value } });

const mrkdwn = (value: string) => ({ type: 'mrkdwn', text: value });
const section = (value: string) => ({ type: 'section', text: mrkdwn(value) });
const image = { type: 'image', image_url: 'https://example.com/a.png', alt_text: 'A chart' };
const cell = (value: string) => ({ type: 'raw_text', text: value });
const button = {
	type: 'button',
	text: { type: 'plain_text', text: 'Open' },
	url: 'https://example.com',
	action_id: 'a',
};
const table = (rows: number, cells: number, value = 'x', but: object = {}) => ({
	type: 'table',
	rows: Array.from({ length: rows }, () => Array.from({ length: cells }, () => cell(value))),
	...but,
});

describe('the checker of blocks', () => {
	it('takes what Slack takes', () => {
		const link = { type: 'link', url: 'https://example.com/a', text: 'Open' };
		expect(findBlockFaults([header('x'.repeat(150)), { type: 'divider' }, rich(link)])).toEqual([]);
	});

	it.each([
		['a mail link', rich({ type: 'link', url: 'mailto:ana@example.com' })],
		[
			'people, emoji and mass mentions',
			rich(
				{ type: 'user', user_id: 'U1' },
				{ type: 'emoji', name: 'tada' },
				{ type: 'broadcast', range: 'here' },
			),
		],
		['a context of pictures and texts', { type: 'context', elements: [image, mrkdwn('x')] }],
		['an image', { ...image, title: { type: 'plain_text', text: 'Sales' } }],
		['an image of Slack’s own', { type: 'image', slack_file: { id: 'F1' }, alt_text: 'x' }],
		['a section with a picture', { ...section('x'), accessory: image, expand: true }],
		[
			'a section with a button',
			{
				...section('x'),
				accessory: button,
			},
		],
		['text that Slack leaves alone', { type: 'section', text: { ...mrkdwn('x'), verbatim: true } }],
		[
			'the biggest table',
			table(100, 20, 'wide!', { column_settings: [{ align: 'right', is_wrapped: true }] }),
		],
		[
			'a number as a cell',
			{ type: 'table', rows: [[{ type: 'raw_number', value: 1, text: '1' }]] },
		],
		['a table with rich text in it', { type: 'table', rows: [[rich(text('x')), cell('y')]] }],
		['markdown', { type: 'markdown', text: '**x**' }],
	])('takes %s', (_what, block) => {
		expect(findBlockFaults([block])).toEqual([]);
	});

	it.each([
		['no blocks', []],
		['51 blocks', Array.from({ length: 51 }, () => ({ type: 'divider' }))],
		['a header of 151 characters', [header('x'.repeat(151))]],
		['an empty header', [header('')]],
		[
			'a section of 3,001 characters',
			[{ type: 'section', text: { type: 'mrkdwn', text: 'x'.repeat(3_001) } }],
		],
		['an empty text element', [rich(text(''))]],
		['an empty section', [rich()]],
		['half a surrogate pair', [rich(text('\uD800'))]],
		['a NUL', [rich(text('a\u0000'))]],
		['a script link', [rich({ type: 'link', url: 'javascript:x', text: 'a' })]],
		[
			'milliseconds in a date',
			[rich({ type: 'date', timestamp: 1.5, format: '{time}', fallback: 'x' })],
		],
		['11,400 characters in all', Array.from({ length: 4 }, () => rich(text('x'.repeat(2_850))))],
		[
			'13,300 characters with the structure',
			[rich(...Array.from({ length: 500 }, () => text('x')))],
		],
		['an unknown block', [{ type: 'marquee' }]],
		['a mention of nobody', [rich({ type: 'user', user_id: 'ana@example.com' })]],
		['eleven things in a context', [{ type: 'context', elements: Array(11).fill(image) }]],
		['a button in a context', [{ type: 'context', elements: [{ type: 'button' }] }]],
		['an image without words', [{ type: 'image', image_url: 'https://example.com/a.png' }]],
		['an image from a file', [{ ...image, image_url: 'file:///etc/passwd' }]],
		['words of an image that are too long', [{ ...image, alt_text: 'x'.repeat(2_001) }]],
		['a select beside a section', [{ ...section('x'), accessory: { type: 'static_select' } }]],
		[
			'verbatim on plain text',
			[{ type: 'section', text: { type: 'plain_text', text: 'x', verbatim: true } }],
		],
		['a table of 101 rows', [table(101, 1)]],
		['a table of 21 cells a row', [table(1, 21)]],
		['a table of 10,001 characters', [table(1, 1, 'x'.repeat(10_001))]],
		['10,080 characters over all cells', [table(84, 20, 'x'.repeat(6))]],
		['two tables', [table(1, 1), table(1, 1)]],
		['an empty cell', [table(1, 1, '')]],
		['no number as one', [{ type: 'table', rows: [[{ type: 'raw_number', value: '1' }]] }]],
		['rows of unequal length', [{ type: 'table', rows: [[cell('a'), cell('b')], [cell('c')]] }]],
		['a column setting that is none', [table(1, 1, 'x', { column_settings: [null] })]],
		['a section of spaces', [section(' \n ')]],
		['two buttons of one ID', [{ type: 'actions', elements: [button, button] }]],
		[
			'a column aligned to the middle',
			[table(1, 1, 'x', { column_settings: [{ align: 'middle' }] })],
		],
		[
			'the same block_id twice',
			[
				{ ...section('x'), block_id: 'a' },
				{ ...section('y'), block_id: 'a' },
			],
		],
	])('finds fault with %s', (_what, blocks) => {
		expect(findBlockFaults(blocks)).not.toEqual([]);
	});
});

it('the checker of blocks counts what is in all markdown blocks', () => {
	const markdown = (length: number) => ({ type: 'markdown', text: 'x'.repeat(length) });
	const says = '12001 characters in all markdown blocks';
	expect(findBlockFaults([markdown(6_000), markdown(6_001)])).toContain(says);
	expect(findBlockFaults([markdown(6_000), markdown(6_000)])).not.toContain(says);
});

describe('the checker of a whole message', () => {
	const bar = (blocks: unknown[], but: object = {}) => ({ color: '#b00020', blocks, ...but });

	it('takes a bar, with or without blocks above it', () => {
		expect(
			findMessageFaults({ blocks: [section('x')], attachments: [bar([section('y')])] }),
		).toEqual([]);
		expect(findMessageFaults({ blocks: [], attachments: [bar([section('y')])] })).toEqual([]);
	});

	it.each([
		['nothing at all', [], []],
		['a bar without blocks', [section('x')], [{ color: '#b00020' }]],
		['a colour without a name', [section('x')], [bar([section('y')], { color: 'red' })]],
		['a bad block beside a bar', [section('x')], [bar([section('')])]],
		['a text of the time before blocks', [section('x')], [bar([section('y')], { text: 'z' })]],
		['51 blocks, one of them above', [section('x')], [bar(Array(50).fill({ type: 'divider' }))]],
		['two tables, one of them above', [table(1, 1)], [bar([table(1, 1)])]],
		[
			'11,400 characters, half of them above',
			[rich(text('x'.repeat(2_850))), rich(text('x'.repeat(2_850)))],
			[bar([rich(text('x'.repeat(2_850))), rich(text('x'.repeat(2_850)))])],
		],
	])('finds fault with %s', (_what, blocks, attachments) => {
		expect(findMessageFaults({ blocks, attachments })).not.toEqual([]);
	});

	it('weighs of a table only what is in its cells', () => {
		const whole = table(100, 20, 'x');
		expect(JSON.stringify(whole).length).toBeGreaterThan(50_000);
		expect(findBlockFaults([whole])).toEqual([]);
		const heavy = [table(50, 20, 'x'.repeat(10)), rich(text('x'.repeat(2_000)))];
		expect(findBlockFaults(heavy)).toEqual([expect.stringMatching('^msg_blocks_too_long')]);
	});
});
