// Answers: does the demo see every way in which Slack may hold something else than was expected?
import { describe, expect, it } from 'vitest';
import type { ArrivedMessage } from '../../demo/arrived.ts';
import { findMismatches } from '../../demo/compare.ts';
import { lineOf } from '../../demo/sample/sample.ts';

const titles = ['T-1 one', 'T-2 two', 'T-3 three'];
const expected = [
	{ where: 'ana', titles: ['T-1 one'] },
	{ where: 'ben', titles: ['T-2 two', 'T-3 three'] },
];
const message = (where: string, text: string, alarming: string[] = []): ArrivedMessage => ({
	where,
	text,
	alarming,
});
const right = [message('ana', 'T-1 one'), message('ben', '2 updates\nT-3 three\nT-2 two')];
const find = (arrived: ArrivedMessage[]) => findMismatches(expected, arrived, titles);

describe('comparing what arrived', () => {
	it('finds nothing where all is as expected', () => {
		expect(find(right)).toEqual([]);
	});

	it('finds a message that is missing', () => {
		expect(find(right.slice(0, 1))).toEqual([
			'Missing: a message to ben with "T-2 two", "T-3 three"',
		]);
	});

	it('finds a message that came twice', () => {
		expect(find([...right, message('ana', 'T-1 one')])).toEqual([
			'Not expected: a message to ana with "T-1 one"',
		]);
	});

	it('finds a message that went to another person', () => {
		expect(find([message('eve', 'T-1 one'), ...right.slice(1)])).toHaveLength(2);
	});

	it('finds an entry that is missing from a digest', () => {
		expect(find([...right.slice(0, 1), message('ben', 'T-2 two')])).toHaveLength(2);
	});

	it('finds a member who is in a list and does not belong there', () => {
		const line = (name: string) => lineOf({ name });
		const told = message('#admins', `${line('Ana')}not found\n${line('Ben')}not found`);
		const compare = (names: string[]) =>
			findMismatches(
				[{ where: '#admins', titles: names.map(line) }],
				[told],
				['Ana', 'Ben'].map(line),
			);
		expect(compare(['Ben', 'Ana'])).toEqual([]);
		expect(compare(['Ana'])).toHaveLength(2);
	});

	it('finds a message that nobody asked for', () => {
		expect(find([...right, message('ana', 'hello')])).toEqual([
			'Not expected: a message to ana with no title of the sample',
		]);
	});

	it('finds a text that pings a channel', () => {
		const [first, ...others] = right;
		expect(find([{ ...(first as ArrivedMessage), alarming: ['<!channel>'] }, ...others])).toEqual([
			'A message to ana pings or links in the name of its text: <!channel>',
		]);
	});
});
