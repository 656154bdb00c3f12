// Answers: is every own block that is let in one that Slack takes?
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BadInput } from '../../../src/errors';
import { readOwnBlocks } from '../../../src/notify/ownBlocks/readOwnBlocks';
import { findBlockFaults } from '../../message/checkBlocks';
import { hostileText } from '../../message/hostileText';
import { button, everyKind, image, mrkdwn, plain, rich, section } from './blocks';
import { says } from './refusals';

const date = (but: object) =>
	rich({ type: 'date', timestamp: 1, format: '{date}', fallback: 'then', ...but });
const cell = { type: 'raw_text', text: 'a' };
const actions = (...elements: unknown[]) => ({ type: 'actions', elements });
const part = (type: string) => ({ type: 'rich_text', elements: [{ type, elements: [] }] });

describe('own blocks that Slack would refuse are refused', () => {
	it.each([
		['an empty section of rich text', part('rich_text_section'), 'elements[0].elements is empty'],
		['an empty quotation', part('rich_text_quote'), 'elements[0].elements is empty'],
		['empty code', part('rich_text_preformatted'), 'elements[0].elements is empty'],
		['a date before 1970', date({ timestamp: -1 }), 'timestamp is less than 0'],
		['a date in milliseconds', date({ timestamp: 1e13 }), 'is the most'],
		['a format without a date', date({ format: 'today' }), 'format has no part of a date'],
		[
			'a mention of everyone as a person',
			rich({ type: 'user', user_id: 'everyone' }),
			'user_id is not the ID of a person',
		],
		[
			'a mention by e-mail',
			rich({ type: 'user', user_id: 'ana@acme.test' }),
			'user_id is not the ID of a person',
		],
		[
			'a channel by its name',
			rich({ type: 'channel', channel_id: 'x' }),
			'channel_id is not the ID of a channel',
		],
		[
			'a header with nothing to see',
			{ type: 'header', text: plain('\u200B\u2800') },
			'blocks[0].text.text holds nothing that could be seen',
		],
		['a section of spaces', section(' \n '), 'blocks[0].text.text holds nothing'],
		['Markdown of spaces', { type: 'markdown', text: '  ' }, 'blocks[0].text holds nothing'],
		[
			'rows of unequal length',
			{ type: 'table', rows: [[cell, cell], [cell]] },
			'blocks[0].rows are not all of one length',
		],
		[
			'two action_ids alike',
			actions(button({ action_id: 'a' }), button({ action_id: 'a' })),
			'blocks[0].elements have two with one action_id',
		],
		[
			'an address that is too long once it is encoded',
			image({ image_url: `https://a.test/${'é'.repeat(1_000)}` }),
			'blocks[0].image_url is 6,015 characters long, and 3,000 are allowed',
		],
	])('where there is %s', (_, block, message) => {
		expect(says(block)).toContain(message);
	});

	it('where making them harmless makes them too long', () => {
		const pings = '<!channel>';
		const full = (most: number) => pings + 'x'.repeat(most - pings.length);
		const long = (most: number) => `${(most + 1).toLocaleString('en')} characters long`;
		expect(says({ type: 'header', text: plain(full(150)) })).toContain(long(150));
		expect(says(actions(button({ text: plain(full(75)) })))).toContain(long(75));
		expect(says({ type: 'section', text: plain(full(3_000)) })).toContain(long(3_000));
		expect(says({ type: 'markdown', text: full(12_000) })).toContain(long(12_000));
		expect(says({ type: 'section', text: mrkdwn(full(3_000)) })).toContain('3,006 characters');
		expect(says(image({ title: plain(full(2_000)) }))).toContain(long(2_000));
	});

	it('and two buttons of one action_id are fine in two blocks', () => {
		const blocks = [actions(button({ action_id: 'a' })), actions(button({ action_id: 'a' }))];
		expect(findBlockFaults(readOwnBlocks(blocks))).toEqual([]);
	});

	it('and a date needs no fallback, which Slack has as optional', () => {
		expect(findBlockFaults(readOwnBlocks([date({ fallback: undefined })]))).toEqual([]);
	});
});

/** What somebody may have put in the place of something else. */
const odd = fc.constantFrom<unknown>(
	...[
		'',
		' ',
		'\u200B',
		'x',
		'everyone',
		'U1',
		'Uabc',
		'<!channel>',
		'<@U012ABCDEF>',
		'https://a.test',
	],
	...[
		'x'.repeat(149) + '<!here>',
		'x'.repeat(2_995) + '<!here>',
		'x'.repeat(13_000),
		'é'.repeat(900),
	],
	...[
		'javascript:x',
		`https://a.test/${'é'.repeat(900)}`,
		'bank.example',
		'{date}',
		'[a](https://b.test)',
	],
	...['plain_text', 'mrkdwn', 'rich_text', 'raw_number', 'text', 'user', 'divider', 'image'],
	...[0, 1, -1, 1.5, 1e13, true, false, null, undefined],
	...[[], {}, [[]], [null], { type: 'text', text: ' ' }, { type: 'divider' }],
);

type Change = { at: number; to: unknown; how: 'replace' | 'drop' | 'double' | 'empty' };

/** One part of a tree, by its number in order of reading, is another. */
function change(tree: unknown, { at, to, how }: Change): unknown {
	let count = 0;
	const all = (value: unknown): unknown => {
		if (typeof value !== 'object' || value === null) return value;
		const entries = Object.entries(value).flatMap(([name, each]): [string, unknown][] => {
			count += 1;
			if (count !== at) return [[name, all(each)]];
			if (how === 'drop') return [];
			if (how === 'replace') return [[name, to]];
			if (!Array.isArray(each)) return [[name, each]];
			return [[name, how === 'empty' ? [] : [...(each as unknown[]), ...(each as unknown[])]]];
		});
		return Array.isArray(value) ? entries.map(([, each]) => each) : Object.fromEntries(entries);
	};
	return all(tree);
}

function tryToRead(given: unknown): unknown[] | 'refused' {
	try {
		return readOwnBlocks(given) ?? [];
	} catch (error) {
		if (error instanceof BadInput) return 'refused';
		throw error;
	}
}

describe('whatever is changed about blocks of every kind', () => {
	const size = JSON.stringify(everyKind()).match(/":/g)!.length + 60;
	const changes = fc.record({
		at: fc.integer({ min: 1, max: size }),
		to: odd,
		how: fc.constantFrom('replace' as const, 'replace' as const, 'drop', 'double', 'empty'),
	});

	it('is refused, or taken by Slack', () => {
		let taken = 0;
		fc.assert(
			fc.property(fc.array(changes, { minLength: 1, maxLength: 2 }), (all) => {
				const given = all.reduce<unknown>(change, everyKind());
				const blocks = tryToRead(given);
				if (blocks === 'refused') return;
				taken += 1;
				// How much all of them may be together is held elsewhere.
				const faults = blocks.length === 0 ? [] : findBlockFaults(blocks);
				expect(faults.filter((fault) => !fault.includes('msg_blocks_too_long'))).toEqual([]);
			}),
			{ numRuns: 2_000 },
		);
		expect(taken).toBeGreaterThan(100);
	});
});

describe('whatever is given as blocks', () => {
	it('is taken and fit for Slack, or refused with the field and a hint', () => {
		const text = hostileText(3);
		const element = fc.oneof(
			fc.record({ type: fc.constant('text'), text }),
			fc.record({ type: fc.constant('link'), url: fc.oneof(fc.webUrl(), text), text }),
		);
		const block = fc.oneof(
			text.map((words) => section(words)),
			text.map((words) => ({ type: 'header', text: plain(words) })),
			text.map((words) => ({ type: 'context', elements: [mrkdwn(words)] })),
			element.map((each) => rich(each)),
			fc.anything(),
		);
		fc.assert(
			fc.property(fc.array(block, { maxLength: 3 }), (given) => {
				try {
					const blocks = readOwnBlocks(given) ?? [];
					expect(JSON.stringify(blocks)).not.toMatch(/\\u0000|\p{Cs}/u);
					// Slack reads no brackets in rich text.
					const read = blocks.filter(({ type }) => type !== 'rich_text');
					expect(JSON.stringify(read)).not.toMatch(/<!(?!date)[a-z]|<javascript/i);
					const faults = blocks.length === 0 ? [] : findBlockFaults(blocks);
					expect(faults.filter((fault) => !fault.includes('msg_blocks_too_long'))).toEqual([]);
				} catch (error) {
					expect(error).toBeInstanceOf(BadInput);
					expect(error).toMatchObject({ field: 'Blocks', hint: expect.any(String) });
				}
			}),
			{ numRuns: 200 },
		);
	});
});
