// Answers: is Slack's own mrkdwn shown as it is written, but for what pings by the dozen or links nowhere good?
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanText } from '../../src/message/cleanText';
import { unescapeMarkup } from '../../src/message/escape';
import { composeMrkdwn, composeMrkdwnLines } from '../../src/message/mrkdwn';
import { richText, section } from '../../src/message/richText';
import { tameMrkdwn } from '../../src/message/tameMrkdwn';
import { findBlockFaults } from './checkBlocks';
import { hostileText } from './hostileText';
import { shownText } from './shownText';

const written = (text: string) => shownText(composeMrkdwn(text));
const mentions = { 'ana@acme.test': 'U012ABCDEF' };

describe('a text in mrkdwn', () => {
	it('is a section in which Slack looks for nothing that is not marked', () => {
		expect(composeMrkdwn('*Hi* <https://example.com|you> &amp; <@U012ABCDEF>')).toEqual([
			{
				type: 'section',
				text: {
					type: 'mrkdwn',
					text: '*Hi* <https://example.com|you> &amp; <@U012ABCDEF>',
					verbatim: true,
				},
			},
		]);
	});

	it.each([
		'<https://example.com/a?b=1&amp;c=2|label>',
		'<mailto:ana@acme.test|write>',
		'<@U012ABCDEF> <@W012ABCDEF|ana> <#C012ABCDEF|general>',
		'<!date^1392734382^{date} at {time}|a day>',
		'<!date^1392734382^{date}^https://example.com|a day>',
		'> quoted\n>>> more',
		'*b* _i_ ~s~ `c` ```d``` &lt;!channel&gt;',
	])('keeps %j as it is', (text) => {
		expect(tameMrkdwn(text)).toBe(text);
	});

	it.each([
		['<!channel>', '&lt;!channel&gt;'],
		['<!here|here>', '&lt;!here|here&gt;'],
		['<!everyone>', '&lt;!everyone&gt;'],
		['<!subteam^S012ABCDEF|@all>', '&lt;!subteam^S012ABCDEF|@all&gt;'],
		['<!unknown>', '&lt;!unknown&gt;'],
		['<<!channel>>', '&lt;&lt;!channel&gt;>'],
		['<a<!channel>', '&lt;a&lt;!channel&gt;'],
		['<javascript:alert(1)|x>', '&lt;javascript:alert(1)|x&gt;'],
		['<JAVASCRIPT:alert(1)>', '&lt;JAVASCRIPT:alert(1)&gt;'],
		['<\tjavascript:alert(1)>', '&lt;\tjavascript:alert(1)&gt;'],
		['<slack://channel|x>', '&lt;slack://channel|x&gt;'],
		['<https://a b|x>', '&lt;https://a b|x&gt;'],
		['<!date^1^{date}^javascript:x|y>', '&lt;!date^1^{date}^javascript:x|y&gt;'],
		['a < b', 'a &lt; b'],
		['<https://example.com', '&lt;https://example.com'],
	])('makes text of %j', (text, expected) => {
		expect(tameMrkdwn(text)).toBe(expected);
	});

	it('says where a link leads whose label names another address, once', () => {
		const honest = '<https://evil.example/x|https://bank.example (evil.example)>';
		expect(tameMrkdwn('<https://evil.example/x|https://bank.example>')).toBe(honest);
		expect(tameMrkdwn(honest)).toBe(honest);
	});

	it('mentions who is named by e-mail, but not in code', () => {
		const text = '*@ana@acme.test* @bo@acme.test `@ana@acme.test` <https://x.test|@ana@acme.test>';
		expect(shownText(composeMrkdwn(text, mentions))).toEqual([
			'*<@U012ABCDEF>* @bo@acme.test `@ana@acme.test` <https://x.test|@ana@acme.test>',
		]);
	});

	it.each([
		'`x <https://x.test> @ana@acme.test`',
		'```\n<https://x.test|y> @ana@acme.test\n```',
		'`<@U012ABCDEF> @ana@acme.test`',
		'a <b `c> @ana@acme.test` d',
		'`a` and `<!channel> @ana@acme.test`',
	])('mentions nobody in code, whatever else stands in it: %j', (text) => {
		expect(written(text).join('')).not.toMatch(/<@/);
		expect(shownText(composeMrkdwn(text, mentions))).toEqual(written(text));
		const types = composeMrkdwnLines(text, mentions).map(({ type }) => type);
		expect(types).not.toContain('user');
	});

	it('mentions who stands between two pieces of code, and behind a link with code in its label', () => {
		const text = '`a` @ana@acme.test `b` <https://x.test|`c> @ana@acme.test `d`';
		expect(shownText(composeMrkdwn(text, mentions))).toEqual([
			'`a` <@U012ABCDEF> `b` <https://x.test|`c> <@U012ABCDEF> `d`',
		]);
		const users = composeMrkdwnLines(text, mentions).filter(({ type }) => type === 'user');
		expect(users).toHaveLength(2);
	});

	it('says of a date, too, where it leads, and holds none that shows no part of it', () => {
		const to = (format: string, url: string, label = 'x') =>
			tameMrkdwn(`<!date^1392734382^${format}^${url}|${label}>`);
		expect(to('{date} https://bank.example', 'https://evil.example')).toBe(
			'<!date^1392734382^{date} https://bank.example (evil.example)^https://evil.example|x>',
		);
		expect(to('{date}', 'https://evil.example', 'bank.example')).toContain(
			'|bank.example (evil.example)>',
		);
		expect(to('https://bank.example', 'https://evil.example')).toMatch(/^&lt;!date/);
	});

	it('that is long is cut at the ends of lines, or of words', () => {
		const line = `${'word '.repeat(99)}end\n`;
		const parts = written(line.repeat(16));
		expect(parts.length).toBe(4);
		for (const part of parts) expect(part).toMatch(/^word [^]*end$/);
		const words = written('word '.repeat(1_600));
		expect(words.map((part) => part.split(' ').every((word) => word === 'word'))).toEqual([
			true,
			true,
			true,
		]);
	});

	it('is never cut inside of a link, an entity or a character', () => {
		for (let shift = 0; shift < 60; shift++) {
			const text = `${'x'.repeat(2_950 + shift)}<https://example.com/long|label>&amp;👩‍👩‍👧‍👦${'y'.repeat(100)}`;
			const parts = written(text);
			expect(parts.join('')).toBe(text);
			expect(
				parts.filter((part) => part.includes('<https://example.com/long|label>')),
			).toHaveLength(1);
			expect(parts.filter((part) => part.includes('&amp;'))).toHaveLength(1);
			expect(parts.filter((part) => part.includes('👩‍👩‍👧‍👦'))).toHaveLength(1);
		}
	});

	it('keeps a very long link whole, and is text where it is longer than a section', () => {
		const link = (length: number) =>
			`<https://evil.example/${'x'.repeat(length)}|https://bank.example>`;
		const parts = written(`${'y'.repeat(2_000)} ${link(2_600)} ${'z'.repeat(2_000)}`);
		expect(parts.filter((part) => /<.*\(evil\.example\)>/.test(part))).toHaveLength(1);
		expect(findBlockFaults(composeMrkdwn(link(2_600)))).toEqual([]);
		expect(written(link(4_000))[0]).toMatch(/^&lt;https:/);
	});

	it('closes code where it is cut, and opens it again', () => {
		const parts = written(`\`\`\`\n${'let a = 1;\n'.repeat(600)}\`\`\`\nend`);
		expect(parts.length).toBe(3);
		for (const part of parts) expect(part.match(/```/g)).toHaveLength(2);
		expect(parts.at(-1)).toMatch(/```\nend$/);
	});

	it('is on a line as it is written, with its links and people', () => {
		const text =
			'*a* <https://example.com/?a=1&amp;b=2|b> &lt;c&gt; <@U012ABCDEF> <#C012ABCDEF> @ana@acme.test';
		expect(composeMrkdwnLines(text, mentions)).toEqual([
			{ type: 'text', text: '*a* ' },
			{ type: 'link', url: 'https://example.com/?a=1&b=2', text: 'b' },
			{ type: 'text', text: ' <c> ' },
			{ type: 'user', user_id: 'U012ABCDEF' },
			{ type: 'text', text: ' ' },
			{ type: 'channel', channel_id: 'C012ABCDEF' },
			{ type: 'text', text: ' ' },
			{ type: 'user', user_id: 'U012ABCDEF' },
		]);
		expect(composeMrkdwnLines('<!channel> <javascript:x|y> <!date^1^{date}|a day>')).toEqual([
			{ type: 'text', text: '<!channel> <javascript:x|y> a day' },
		]);
	});
});

describe('a text in mrkdwn that means harm', () => {
	const kept = /<(?:https?:|mailto:|@[UW]|#[CG]|!date\^)[^<>]*>/gi;

	it('opens no bracket but for links, single people, channels and dates, and is the same when tamed again', () => {
		fc.assert(
			fc.property(hostileText(10), (raw) => {
				const tame = tameMrkdwn(cleanText(raw));
				expect(tame.replace(kept, '')).not.toContain('<');
				expect(tame).not.toMatch(/<(?:javascript|data|slack|file):/i);
				expect(tameMrkdwn(tame)).toBe(tame);
			}),
			{ numRuns: 300 },
		);
	});

	it('is told whole, in sections and on lines that Slack takes', () => {
		fc.assert(
			fc.property(hostileText(6), (raw) => {
				const text = cleanText(cleanText(raw).slice(0, 8_000));
				if (text === '') return;
				const blocks = composeMrkdwn(text);
				const elements = section(composeMrkdwnLines(text));
				const faults = findBlockFaults([...blocks, richText([elements])]);
				expect(faults.filter((fault) => !fault.includes('too_long'))).toEqual([]);
				const words = (given: string) => given.replace(/ \(evil\.example\)|\s|```/g, '');
				expect(words(unescapeMarkup(written(text).join('')))).toBe(words(unescapeMarkup(text)));
			}),
			{ numRuns: 200, endOnFailure: true },
		);
	});
});
