// Answers: are files refused before a byte of them is read, where that can be known?
import { describe, expect, it } from 'vitest';
import { readFiles } from '../../src/notify/readFiles';
import { bytes, rawFile } from './files';
import { refusalOf } from './reading';

const file = (but: object = {}) => ({ ...rawFile('a.pdf', [bytes('a')]), ...but });
const megabyte = 1024 * 1024;

describe('the files of an event', () => {
	it('have a name that is no path, and a title that is the name unless given', () => {
		const [first, second] = readFiles([
			file({ name: '../../etc/pass\u0000wd\u202Efdp.exe' }),
			file({ name: 'a.pdf', title: ' Signals\nof March ', size: 7 }),
		]);
		expect(first!.name).not.toMatch(/[/\\\u202E\u0000]/);
		expect(first!.title).toBe(first!.name);
		expect(second).toMatchObject({ name: 'a.pdf', title: 'Signals of March', size: 7 });
	});

	it.each([
		['<!here> & "x"', '<\u2060!here> & "x"'],
		['<https://evil.example|bank>', '<\u2060https://evil.example|bank>'],
		['&lt;!channel&gt; &amp; R&D', '&\u2060lt;!channel&\u2060gt; &\u2060amp; R&D'],
		['<<@U012ABCDEF>>', '<\u2060<\u2060@U012ABCDEF>>'],
		['a < b > c', 'a < b > c'],
	])('have a title in which Slack reads nothing: %j', (title, expected) => {
		expect(readFiles([file({ title })])[0]!.title).toBe(expected);
	});

	it('have a name, also where what is given only leads somewhere', () => {
		expect(readFiles([file({ name: '..' })])[0]!.name).toBe('file-1');
	});

	it('are refused where one has no name', () => {
		expect(refusalOf(() => readFiles([file(), file({ name: ' ' })]))).toMatchObject({
			code: 'file_name_missing',
			field: 'Attachments',
			message: expect.stringContaining('The name of file 2 is empty'),
		});
	});

	it('are ten at most', () => {
		expect(readFiles(Array(10).fill(file()))).toHaveLength(10);
		expect(refusalOf(() => readFiles(Array(11).fill(file())))).toMatchObject({
			code: 'files_too_many',
			message: 'There are 11 files, and 10 can be sent with one message.',
		});
	});

	it('are refused by the sizes that are known', () => {
		const [half, other] = [file({ size: 60 * megabyte }), file({ size: 41.5 * megabyte })];
		expect(readFiles([half])).toHaveLength(1);
		expect(refusalOf(() => readFiles([half, other])).message).toBe(
			'The files are 101.5 MB together, and 100 MB are allowed.',
		);
		expect(refusalOf(() => readFiles([file({ size: 2_000 * megabyte })])).message).toBe(
			'The file “a.pdf” is 2,000 MB, and 100 MB are allowed.',
		);
	});
});
