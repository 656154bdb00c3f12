// Answers: does the checker itself see what Slack would refuse?
import { describe, expect, it } from 'vitest';
import { findBlockFaults } from './checkBlocks';

const text = (value: string) => ({ type: 'text', text: value });
const rich = (...elements: unknown[]) => ({
	type: 'rich_text',
	elements: [{ type: 'rich_text_section', elements }],
});
const header = (value: string) => ({ type: 'header', text: { type: 'plain_text', text: value } });

describe('the checker of blocks', () => {
	it('takes what Slack takes', () => {
		const link = { type: 'link', url: 'https://example.com/a', text: 'Open' };
		expect(findBlockFaults([header('x'.repeat(150)), { type: 'divider' }, rich(link)])).toEqual([]);
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
	])('finds fault with %s', (_what, blocks) => {
		expect(findBlockFaults(blocks)).not.toEqual([]);
	});
});
