// Answers: does the demo see every way in which Slack may hold something else than was expected?
import { describe, expect, it } from 'vitest';
import type { ArrivedMessage } from '../../demo/arrived.ts';
import { findMismatches } from '../../demo/compare.ts';
import type { ExpectedMessage } from '../../demo/sample/sample.ts';
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
function withoutTitles({ titles: _titles, under: _under, ...rest }: ExpectedMessage) {
	return rest;
}

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

	describe('of a message that tells the right thing in the right place', () => {
		const file = { name: 'a.csv', size: 3, content: 'a,b' };
		const whole: ExpectedMessage = {
			where: '#sales',
			titles: ['T-1 one'],
			mentions: ['ben'],
			table: [['Account'], ['Globex']],
			files: [file],
			colour: '#ECB22E',
			edited: true,
		};
		const got: ArrivedMessage = { ...message('#sales', 'T-1 one'), ...withoutTitles(whole) };
		const differences = (changes: Partial<ArrivedMessage>) =>
			findMismatches([whole], [{ ...got, ...changes }], titles);

		it('finds nothing where all of it is as expected', () => {
			expect(differences({})).toEqual([]);
		});

		it.each<[string, Partial<ArrivedMessage>]>([
			['a mention that is missing', { mentions: undefined }],
			['another person who is mentioned', { mentions: ['ana'] }],
			['a cell with another text', { table: [['Account'], ['globex']] }],
			['a table that is missing', { table: undefined }],
			['one byte of a file that is another', { files: [{ ...file, content: 'a;b' }] }],
			['a file whose size is another', { files: [{ ...file, size: 4 }] }],
			['another colour', { colour: '#E01E5A' }],
			['a message that was not changed', { edited: undefined }],
		])('finds %s', (_, changes) => {
			expect(differences(changes)).toEqual([expect.stringContaining('has as')]);
		});

		it('finds a file that is missing, and one that nobody expected', () => {
			const other = { ...file, name: 'b.csv' };
			expect(differences({ files: undefined })).toHaveLength(2);
			expect(differences({ files: [file, other] })).toEqual([
				'Not expected: a message to #sales with "T-1 one" and the files a.csv, b.csv',
				'Missing: a message to #sales with "T-1 one" and the files a.csv',
			]);
		});
	});

	it('finds a reply in the wrong thread, and one that is in none', () => {
		const reply = { where: 'ana', titles: ['T-2 two'], under: 'T-1 one' };
		const differences = (under?: string) =>
			findMismatches([reply], [{ ...message('ana', 'T-2 two'), under }], titles);
		expect(differences('T-1 one, and more')).toEqual([]);
		expect(differences('T-3 three')).toEqual([
			'Not expected: a message to ana in the thread of "T-3 three" with "T-2 two"',
			'Missing: a message to ana in the thread of "T-1 one" with "T-2 two"',
		]);
		expect(differences()).toHaveLength(2);
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
