// Answers: does the sample of the report hold what its example is about, and do its files read back as its rows?
import { describe, expect, it } from 'vitest';
import { readSample } from '../../demo/sample/sample.ts';

const { states, messages } = readSample().reports;
const files = messages.flatMap((message) => message.files ?? []);
const csvs = files.filter(({ name }) => name.endsWith('.csv'));

/** RFC 4180, read by another program than the one that wrote it. */
function readCsv(text: string, separator: string): string[][] {
	const cell = new RegExp(`("(?:[^"]|"")*"|[^${separator}\\r\\n]*)(${separator}|\\r\\n)`, 'y');
	const rows: string[][] = [];
	const row: string[] = [];
	while (cell.lastIndex < text.length) {
		const [, given = '', end] = cell.exec(text) ?? [];
		if (end === undefined) throw new Error('this is no CSV');
		row.push(given.startsWith('"') ? given.slice(1, -1).replaceAll('""', '"') : given);
		if (end === '\r\n') rows.push(row.splice(0));
	}
	return rows;
}

describe('the sample of the report', () => {
	it('has rows that would ping, link or calculate if anything read them so', () => {
		const texts = states.flatMap(({ rows }) =>
			rows.flatMap(({ account, note }) => [account, note]),
		);
		for (const odd of ['=HYPERLINK(', '<!channel>', '@everyone', "-2+3+cmd|'", '+1 (555)', '\n']) {
			expect(texts.some((text) => text.includes(odd))).toBe(true);
		}
	});

	it('expects CSV files that read back as the rows, with every formula behind an apostrophe', () => {
		expect(csvs).toHaveLength(4);
		for (const { name, content, size } of csvs) {
			const state = states.find(({ asOf }) => name.includes(asOf.slice(0, 10)));
			expect(content.startsWith('\uFEFF')).toBe(true);
			expect(size).toBe(Buffer.byteLength(content));
			const [head, ...rows] = readCsv(content.slice(1), content.includes('Account;') ? ';' : ',');
			expect(head).toEqual(['Account', 'Amount', 'Change', 'Note']);
			const plain = rows.map((row) => row.map((text) => text.replace(/^'/, '')));
			expect(plain).toEqual(
				state?.rows.map(({ account, amount, change, note }) => [
					...[account, String(amount), String(change ?? ''), note],
				]),
			);
			const calculating = rows.flat().filter((text) => /^[=+@]|^-\D/.test(text));
			expect(calculating).toEqual([]);
		}
	});

	it('expects the PDF as it was published, with its parts where its own list says', () => {
		const pdfs = files.filter(({ name }) => name.endsWith('.pdf'));
		expect(pdfs.map(({ content }) => content)).toEqual(states.map(({ pdf }) => pdf));
		for (const { content } of pdfs) {
			const places = [...content.matchAll(/^(\d{10}) 00000 n /gm)].map(([, at]) => Number(at));
			expect(places).toHaveLength(5);
			for (const [index, at] of places.entries()) {
				expect(content.slice(at)).toMatch(new RegExp(`^${index + 1} 0 obj\n`));
			}
			const start = Number(/startxref\n(\d+)/.exec(content)?.[1]);
			expect(content.slice(start)).toMatch(/^xref\n/);
		}
	});
});
