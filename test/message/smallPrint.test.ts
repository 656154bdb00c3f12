// Answers: does the small print stay within Slack's limits, line by line?
import { describe, expect, it } from 'vitest';
import { eventLimits } from '../../src/message/limits';
import { composeContext, composeFooter } from '../../src/message/smallPrint';
import { findBlockFaults } from './checkBlocks';
import { elementsOf, shownText } from './shownText';

describe('the small print', () => {
	it('is one text of several lines, or more where one can’t hold them', () => {
		const [few] = composeContext(['Region: eu', 'Rack: 7']);
		expect(few?.elements).toHaveLength(1);
		expect(shownText([few!])).toEqual(['Region: eu\nRack: 7']);
		const lines = Array.from({ length: eventLimits.context }, () =>
			'<'.repeat(eventLimits.contextLine),
		);
		const blocks = composeContext(lines);
		expect(blocks[0]!.elements.length).toBeGreaterThan(1);
		expect(findBlockFaults(blocks)).toEqual([]);
		expect(shownText(blocks)[0]!.replace(/[^<]/g, '')).toBe(lines.join(''));
	});

	it('is nothing where there are no lines', () => {
		expect(composeContext([])).toEqual([]);
	});

	it('has a footer that says where it leads, where it is another address', () => {
		const url = 'https://evil.example/x';
		expect(elementsOf([composeFooter({ text: 'bank.example', url })])).toEqual([
			{ type: 'link', url, text: 'bank.example (evil.example)' },
		]);
	});
});
