// Answers: are own blocks taken as they are where Slack takes them, and refused with the place where not?
import { describe, expect, it } from 'vitest';
import { readOwnBlocks } from '../../../src/notify/ownBlocks/readOwnBlocks';
import { findBlockFaults } from '../../message/checkBlocks';
import { everyKind, button, image, mrkdwn, plain, rich, section, table } from './blocks';
import { refusal, says } from './refusals';

describe('own blocks', () => {
	it('are taken as a list, as an object that holds one, and as the JSON of either', () => {
		const list = [section('Hello'), { type: 'divider' }];
		for (const given of [
			list,
			{ blocks: list },
			JSON.stringify(list),
			JSON.stringify({ blocks: list }),
		])
			expect(readOwnBlocks(given)).toEqual([
				{ type: 'section', text: { type: 'mrkdwn', text: 'Hello', verbatim: true } },
				{ type: 'divider' },
			]);
	});

	it.each([undefined, null, '', ' \n', [], '[]', { blocks: [] }])(
		'are none where %j is given',
		(given) => {
			expect(readOwnBlocks(given)).toBeUndefined();
		},
	);

	it('of every kind that can be sent are taken, and Slack takes what comes out', () => {
		const blocks = readOwnBlocks(everyKind());
		expect(blocks).toHaveLength(everyKind().length);
		expect(findBlockFaults(blocks)).toEqual([]);
	});

	it('may have numbers in a table, a column left as it is, and colours', () => {
		const cell = { type: 'raw_number', value: 12, text: '12' };
		const blocks = [
			{ type: 'table', rows: [[cell, cell]], column_settings: [{}, { align: 'right' }] },
			rich({ type: 'color', value: '#ff0000' }),
		];
		const asKnown = JSON.stringify(blocks).replace('{}', 'null');
		expect(readOwnBlocks(asKnown)).toEqual(blocks);
		expect(findBlockFaults(blocks)).toEqual([]);
	});

	it('are a copy: what becomes of the given ones later changes nothing', () => {
		const given = [section('Hello')];
		const blocks = readOwnBlocks(given);
		given[0]!.text.text = 'Changed';
		expect(JSON.stringify(blocks)).toContain('Hello');
	});

	it('ping nobody by the dozen, and no name is made a mention', () => {
		const blocks = readOwnBlocks([
			section('Look <!channel>, <!here|here> and <!subteam^S123>, <@U123> too'),
			{ type: 'context', elements: [{ ...mrkdwn('<!everyone>'), verbatim: false }] },
			{ type: 'header', text: plain('<!channel>') },
			{ type: 'markdown', text: 'Look <!here>' },
		]);
		const written = JSON.stringify(blocks);
		expect(written).not.toMatch(/<!/);
		expect(written).toContain('<@U123>');
		expect(written.match(/"verbatim":\w+/g)).toEqual(Array(2).fill('"verbatim":true'));
	});

	it('link nowhere odd from mrkdwn', () => {
		const [block] = readOwnBlocks([section('<javascript:alert(1)|Open> <https://a.test|B>')])!;
		expect(JSON.stringify(block)).not.toContain('<javascript');
		expect(JSON.stringify(block)).toContain('<https://a.test|B>');
	});

	it('lose control characters, halves of characters and direction overrides, and keep spaces', () => {
		const text = ' a\u0000b\uD800c\u202Ed\r\n ';
		const [block] = readOwnBlocks([rich({ type: 'text', text })])!;
		expect(block).toEqual(rich({ type: 'text', text: ' ab\uFFFDcd\n ' }));
	});
});

describe('own blocks are refused', () => {
	it('with the path and both figures, several at once', () => {
		const error = refusal([section('x'.repeat(3_412)), { type: 'header', text: plain('') }]);
		expect(error).toMatchObject({
			code: 'blocks_refused',
			field: 'Blocks',
			hint: expect.stringContaining('Block Kit Builder'),
			message:
				'blocks[0].text.text is 3,412 characters long, and 3,000 are allowed; blocks[1].text.text is empty.',
		});
	});

	it('with five faults at most, and how many more there are', () => {
		const message = says(...Array.from({ length: 7 }, () => ({ type: 'header' })));
		expect(message.match(/is missing/g)).toHaveLength(5);
		expect(message).toContain('; and 2 more.');
	});

	it.each([
		[
			'a select',
			{ type: 'actions', elements: [{ type: 'static_select' }] },
			'blocks[0].elements[0].type is “static_select”',
		],
		[
			'a date picker beside a text',
			{ ...section('a'), accessory: { type: 'datepicker' } },
			'blocks[0].accessory.type is “datepicker”',
		],
		['an input', { type: 'input' }, 'blocks[0].type is “input”'],
		[
			'a button without a url',
			{ type: 'actions', elements: [{ type: 'button', text: plain('Go') }] },
			'blocks[0].elements[0].url is missing',
		],
	])('where %s waits for an answer, because nothing receives it yet', (_, block, place) => {
		expect(says(block)).toContain(place);
		expect(says(block)).toContain('nothing receives what people click or choose in a message yet');
	});

	it.each([
		['a video', { type: 'video' }, 'type is “video”, and has to be “section”'],
		['no kind', {}, 'blocks[0].type is missing'],
		['no object', 7, 'blocks[0] is a number, and has to be an object'],
		['a section of nothing', { type: 'section' }, 'blocks[0] has neither text nor fields'],
		[
			'eleven fields',
			{ type: 'section', fields: Array(11).fill(mrkdwn('a')) },
			'blocks[0].fields has 11 entries, and 10 are allowed',
		],
		[
			'a long field',
			{ type: 'section', fields: [mrkdwn('a'.repeat(2_001))] },
			'fields[0].text is 2,001 characters long, and 2,000',
		],
		[
			'a long header',
			{ type: 'header', text: plain('a'.repeat(151)) },
			'151 characters long, and 150',
		],
		[
			'a header in mrkdwn',
			{ type: 'header', text: mrkdwn('a') },
			'text.type is “mrkdwn”, and has to be “plain_text”',
		],
		[
			'26 buttons',
			{ type: 'actions', elements: Array(26).fill(button()) },
			'has 26 entries, and 25 are allowed',
		],
		[
			'eleven things in a context',
			{ type: 'context', elements: Array(11).fill(mrkdwn('a')) },
			'has 11 entries, and 10',
		],
		[
			'a long block_id',
			{ type: 'divider', block_id: 'a'.repeat(256) },
			'blocks[0].block_id is 256 characters long, and 255',
		],
		[
			'a part that is not Slack’s',
			{ type: 'divider', colour: 'red' },
			'blocks[0] has “colour”, which does not belong there',
		],
		[
			'an image over http',
			image({ image_url: 'http://a.test/b.png' }),
			'image_url begins with http:, and has to begin with https:',
		],
		[
			'an image without a source',
			image({ image_url: undefined }),
			'has to have either image_url or slack_file',
		],
		['an image without words', image({ alt_text: '' }), 'blocks[0].alt_text is empty'],
		[
			'a button to a script',
			{ type: 'actions', elements: [button({ url: 'JavaScript:alert(1)' })] },
			'elements[0].url begins with javascript:',
		],
		[
			'a rich link to a script',
			rich({ type: 'link', url: 'data:text/html,x' }),
			'url begins with data:',
		],
		[
			'a mention of a channel in rich text',
			rich({ type: 'broadcast', range: 'here' }),
			'would mention many people',
		],
		[
			'a mention of a group in rich text',
			rich({ type: 'usergroup', usergroup_id: 'S1' }),
			'would mention many people',
		],
		['an empty piece of rich text', rich({ type: 'text', text: '' }), 'elements[0].text is empty'],
		[
			'a list in no style',
			{
				type: 'rich_text',
				elements: [
					{
						type: 'rich_text_list',
						elements: [{ type: 'rich_text_section', elements: [] }],
						style: 'star',
					},
				],
			},
			'style is “star”, and has to be “bullet” or “ordered”',
		],
		['a table of 101 rows', table(101, 1), 'blocks[0].rows has 101 entries, and 100'],
		['a table of 21 columns', table(1, 21), 'rows[0] has 21 entries, and 20'],
		[
			'a table with too much in it',
			table(11, 1, 'x'.repeat(1_000)),
			'the cells of blocks[0] are 11,000 characters long together, and 10,000',
		],
		['an empty cell', table(1, 1, ''), 'rows[0][0].text is empty'],
	])('where there is %s', (_, block, message) => {
		expect(says(block)).toContain(message);
	});

	it('where they do not go together', () => {
		const dividers = (count: number) => Array(count).fill({ type: 'divider' }) as unknown[];
		expect(readOwnBlocks(dividers(50))).toHaveLength(50);
		expect(says(...dividers(51))).toBe('blocks has 51 entries, and 50 are allowed.');
		expect(says({ type: 'divider', block_id: 'a' }, { type: 'divider', block_id: 'a' })).toBe(
			'blocks[1].block_id is the same as blocks[0].block_id.',
		);
		expect(says(table(1, 1), { type: 'divider' }, table(1, 1))).toContain(
			'blocks[2] is a second table',
		);
		const long = { type: 'markdown', text: 'a'.repeat(7_000) };
		expect(says(long, long)).toContain('14,000 characters long together, and 12,000');
	});

	it('where they are no JSON, with the place and without what stands there', () => {
		const error = refusal('[{"type": "divider", "secret": xoxb}]');
		expect(error).toMatchObject({ code: 'blocks_not_json', field: 'Blocks' });
		expect(error.message).not.toContain('xoxb');
	});

	it.each(['7', '"text"', { type: 'divider' }, 7, true, { blocks: 'x' }])(
		'where %j is no list',
		(given) => {
			expect(refusal(given)).toMatchObject({ code: 'blocks_not_a_list', field: 'Blocks' });
		},
	);

	it('where a part has a name of the language itself', () => {
		for (const name of ['__proto__', 'constructor', 'prototype']) {
			const json = `[{"type":"divider","${name}":{"polluted":true}}]`;
			expect(refusal(json).message).toBe(
				`blocks[0] has a part named “${name}”, which no block has.`,
			);
		}
		expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
	});

	it('where they are deeper, more or odder than anything that a message holds', () => {
		const circle: unknown[] = [];
		circle.push(circle);
		expect(says(circle)).toContain('nested too deeply');
		expect(says(Array(30_000).fill(1))).toContain('far too many parts');
		expect(refusal(`[${'1,'.repeat(150_000)}1]`).message).toContain('far more than a message');
		expect(says({ type: 'divider', at: new Date(0) })).toContain('blocks[0].at is');
	});
});
