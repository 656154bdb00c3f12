// Answers: is the name of a file one name, seen as it is?
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanFileName } from '../../src/message/cleanFileName';
import { hostileText } from './hostileText';

describe('the name of a file', () => {
	it.each([
		['report.pdf', 'report.pdf'],
		['Bericht März 2026.xlsx', 'Bericht März 2026.xlsx'],
		['../../etc/passwd', '.._.._etc_passwd'],
		['C:\\Users\\ana\\report.pdf', 'C:_Users_ana_report.pdf'],
		['report\u202Efdp.exe', 'reportfdp.exe'],
		['a\u0000b\nc\u001B[31m.pdf', 'ab c[31m.pdf'],
		['\u2067שלום.pdf', 'שלום.pdf'],
		['half \uD800 pair.pdf', 'half \uFFFD pair.pdf'],
		['<!channel>.csv', '_!channel_.csv'],
		['R&D.pdf', 'R&D.pdf'],
		['&lt;!channel&gt;.csv', '&\u2060lt;!channel&\u2060gt;.csv'],
		['..', ''],
		['', ''],
		[' \u200B ', ''],
	])('%j is %j', (given, expected) => {
		expect(cleanFileName(given)).toBe(expected);
	});

	it('is cut to 255 and keeps its end', () => {
		expect(cleanFileName(`${'x'.repeat(400)}.tar.gz`)).toBe(`${'x'.repeat(247)}….tar.gz`);
		expect(cleanFileName('x'.repeat(400))).toBe(`${'x'.repeat(254)}…`);
		expect(cleanFileName(`a.${'x'.repeat(100_000)}`)).toHaveLength(255);
		expect(cleanFileName(`${'.a'.repeat(50_000)}.pdf`)).toMatch(/^\.a.*…\.a\.pdf$/);
	});

	it('is never a path, never turned round, never too long', () => {
		fc.assert(
			fc.property(hostileText(6), (raw) => {
				const name = cleanFileName(raw);
				expect(name.length).toBeLessThanOrEqual(255);
				expect(name).not.toMatch(/[/\\\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069]|^\.+$/u);
				expect(name).not.toMatch(/[<>]|&(?:#|\w)+;/);
				expect(cleanFileName(name)).toBe(name);
			}),
			{ numRuns: 300 },
		);
	});
});
