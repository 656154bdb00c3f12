// Answers: does Markdown look in Slack as its writer meant it, and can it do nothing else?
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanText } from '../../src/message/cleanText';
import { dropDirection } from '../../src/message/textDirection';
import { composeMarkdown, composeMarkdownLines } from '../../src/message/markdown';
import { section } from '../../src/message/richText';
import { findBlockFaults } from './checkBlocks';
import { hostileMarkdown, hostileText, slowMarkdown } from './hostileText';
import { elementsOf, shownText } from './shownText';

const elements = (text: string) => elementsOf(composeMarkdown(text));
const shown = (text: string) => shownText(composeMarkdown(text)).join('\n');
const lines = (text: string) => shownText([inOneSection(text)])[0];
const inOneSection = (text: string) => ({
	type: 'rich_text' as const,
	elements: [section(composeMarkdownLines(text))],
});
const say = (text: string, style?: object) => ({ type: 'text', text, ...(style && { style }) });
const link = (url: string, text: string) => ({ type: 'link', url, text });

describe('words in Markdown', () => {
	it('are bold, italic, struck through and code, also in one another', () => {
		expect(elements('a **b** *c* ~~d~~ `e*` **f *g***')).toEqual([
			say('a '),
			say('b', { bold: true }),
			say(' '),
			say('c', { italic: true }),
			say(' '),
			say('d', { strike: true }),
			say(' '),
			say('e*', { code: true }),
			say(' '),
			say('f ', { bold: true }),
			say('g', { bold: true, italic: true }),
		]);
	});

	it('link to the web and to e-mail addresses', () => {
		expect(elements('[docs](https://example.com/a)')).toEqual([
			link('https://example.com/a', 'docs'),
		]);
		expect(elements('[write](mailto:ana@acme.test)')).toEqual([
			link('mailto:ana@acme.test', 'write'),
		]);
		expect(elements('see https://example.com/b.')).toEqual([
			say('see '),
			link('https://example.com/b', 'https://example.com/b'),
			say('.'),
		]);
		expect(elements('[x][1]\n\n[1]: https://example.com/c')).toEqual([
			link('https://example.com/c', 'x'),
		]);
	});

	it('show an image as a link to it', () => {
		expect(elements('![A chart](https://example.com/c.png)')).toEqual([
			link('https://example.com/c.png', 'A chart'),
		]);
		expect(elements('![](https://example.com/c.png)')).toEqual([
			link('https://example.com/c.png', 'https://example.com/c.png'),
		]);
	});

	it.each([
		['[x](javascript:alert(1))', 'x (javascript:alert(1))'],
		['[x](JaVaScRiPt:alert(1))', 'x (JaVaScRiPt:alert(1))'],
		['[x](data:text/html,y)', 'x (data:text/html,y)'],
		['[x](slack://channel?id=C1)', 'x (slack://channel?id=C1)'],
		['<tel:112>', 'tel:112'],
		['[x](/relative)', 'x (/relative)'],
		['![x](file:///etc/passwd)', 'x (file:///etc/passwd)'],
		['[x](https://%zz)', 'x (https://%zz)'],
	])('show %j as text, whole', (text, expected) => {
		expect(elements(text)).toEqual([say(expected)]);
	});

	it('say where a link leads whose label names another address', () => {
		expect(elements('[https://bank.example](https://evil.example/x)')).toEqual([
			link('https://evil.example/x', 'https://bank.example (evil.example)'),
		]);
		expect(elements('[ht\u200Btps://bank.example](https://evil.example)')).toMatchObject([
			{ text: 'ht\u200Btps://bank.example (evil.example)' },
		]);
		expect(elements('[www.acme.test/a](https://acme.test/b)')).toMatchObject([
			{ text: 'www.acme.test/a' },
		]);
	});

	it('break where their writer breaks them', () => {
		expect(shown('a\nb  \nc\\\nd\n\ne')).toBe('a\nb\nc\nd\n\ne');
	});

	it('hold HTML as it is written', () => {
		expect(shown('a <b>b</b> <!-- c -->')).toBe('a <b>b</b> <!-- c -->');
		expect(shown('<script>alert(1)</script>')).toBe('<script>alert(1)</script>');
	});

	it('are not lost where they only look like the address of a link', () => {
		expect(shown('[Ana]: will-come')).toBe('[Ana]: will-come');
		expect(shown('[a]: https://one.example\n[a]: https://two.example\n\n[a]')).toBe(
			'[a]: https://two.example\n\na',
		);
	});

	it('are text where Slack would read a mass mention, an entity or an emoji', () => {
		const text = 'a <!channel> \\<@U012ABCDEF> @here :smile:';
		expect(elements(text)).toEqual([say('a <!channel> <@U012ABCDEF> @here :smile:')]);
		expect(elements('&lt;!channel&gt;')).toEqual([say('<!channel>')]);
	});

	it('turn nothing round with a direction that is written as an entity', () => {
		expect(elements('&#8238;fdp.exe &#x2067;x')).toEqual([say('fdp.exe \u2067x\u2069')]);
	});
});

describe('paragraphs in Markdown', () => {
	it('are headings, lists, quotations, code and lines across', () => {
		const blocks = composeMarkdown(
			'# Title\nIntro\n\n- one\n- two\n\n> said\n> so\n\n```js\nlet a = 1;\n```\n\n---\n\nEnd',
		);
		expect(blocks).toEqual([
			{
				type: 'rich_text',
				elements: [
					{
						type: 'rich_text_section',
						elements: [say('Title', { bold: true }), say('\nIntro')],
					},
					{
						type: 'rich_text_list',
						style: 'bullet',
						indent: 0,
						elements: ['one', 'two'].map((item) => section([say(item) as never])),
					},
					{ type: 'rich_text_quote', elements: [say('said\nso')] },
					{ type: 'rich_text_preformatted', elements: [say('let a = 1;')] },
				],
			},
			{ type: 'divider' },
			{ type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [say('End')] }] },
		]);
	});

	it('put lists into one another and go on counting behind them', () => {
		const text = '3. a\n   - b\n     1. c\n   - d\n4. e\n\n   more\n5. [x] f\n6. [ ] g\n7.';
		expect(shown(text).split('\n')).toEqual([
			'3. a',
			'  • b',
			'    1. c',
			'  • d',
			'4. e',
			'more',
			'5. ☑ f',
			'6. ☐ g',
			'7. \u00A0',
		]);
	});

	it('put no list deeper than Slack does', () => {
		const text = Array.from({ length: 12 }, (_, depth) => `${'  '.repeat(depth)}- ${depth}`).join(
			'\n',
		);
		const [block] = composeMarkdown(text);
		expect(findBlockFaults([block])).toEqual([]);
		expect(shown(text).split('\n').at(-1)).toBe(`${'  '.repeat(8)}• 11`);
	});

	it('flatten what stands in a quotation or an item', () => {
		expect(shown('> a\n>\n> - b\n>   1. c\n>\n> > d')).toBe('│ a\n│ • b\n│   1. c\n│ > d');
		expect(elements('- a\n\n  ```\n  b\n  ```')).toEqual([say('a\n'), say('b', { code: true })]);
	});

	it('begin every line of what is quoted in a quotation, however deep', () => {
		expect(shown('> a\n>\n> > b\n> > c\n> >\n> > > d\n> > > e')).toBe(
			'│ a\n│ > b\n│ > c\n│ > > d\n│ > > e',
		);
		expect(lines('> a\n> b')).toBe('> a\n> b');
	});

	it('show a table on preformatted lines, with its links', () => {
		const text =
			'| Deal | Sum |\n|---|--:|\n| [Acme](https://example.com/1) | 12 |\n| 日本 & **Co** | 3,400 |\n| only |';
		expect(shown(text).split('\n')).toEqual([
			'Deal       Sum',
			'───────  ─────',
			'Acme        12',
			'日本 & Co  3,400',
			'only',
		]);
		expect(elements(text)).toContainEqual(link('https://example.com/1', 'Acme'));
	});

	it('draw at most eight lines across, and the others as text', () => {
		const blocks = composeMarkdown(Array.from({ length: 30 }, () => 'a\n\n---').join('\n\n'));
		expect(blocks.filter(({ type }) => type === 'divider')).toHaveLength(8);
		expect(shownText(blocks).join('\n').match(/———/g)).toHaveLength(22);
		expect(blocks.length).toBeLessThan(20);
	});

	it('name footnotes where they are', () => {
		expect(shown('a[^1]\n\n[^1]: b')).toBe('a[^1]\n\n[^1]: b');
	});

	it('are plain text where Markdown would leave nothing to see', () => {
		for (const text of ['#', '```\n```', '-', '>', '***', '[a]: b']) {
			expect(findBlockFaults(composeMarkdown(text))).toEqual([]);
			expect(composeMarkdownLines(text).length).toBeGreaterThan(0);
		}
	});
});

describe('Markdown on lines', () => {
	it('keeps words, links and styles, and marks of lists', () => {
		expect(lines('# A\n- b\n  1. c\n\n> d\n\n---\n\n`e`')).toBe('A\n• b\n  1. c\n> d\n———\ne');
		expect(composeMarkdownLines('# A\n[b](https://example.com)')).toEqual([
			say('A', { bold: true }),
			say('\n'),
			link('https://example.com/', 'b'),
		]);
	});
});

describe('Markdown that means harm', () => {
	const allowed = ['text', 'link'];

	it('makes text and links, which Slack takes, and nothing else', () => {
		fc.assert(
			fc.property(hostileMarkdown, (raw) => {
				const text = cleanText(raw).slice(0, 2_000).toWellFormed();
				const blocks = text === '' ? [] : composeMarkdown(text);
				if (text === '') return;
				expect(findBlockFaults(blocks).filter((fault) => !fault.includes('too_long'))).toEqual([]);
				const all = [...elementsOf(blocks), ...composeMarkdownLines(text)];
				for (const element of all) {
					expect(allowed).toContain(element.type);
					if (element.type === 'link') expect(element.url).toMatch(/^(https?|mailto):/);
				}
			}),
			{ numRuns: 300, endOnFailure: true },
		);
	});

	it('is shown as it was given where its marks are escaped', () => {
		fc.assert(
			fc.property(hostileText(5), (raw) => {
				const text = cleanText(raw).replace(/\s+/g, ' ').replace(/&/g, '+').trim().slice(0, 2_000);
				const given = cleanText(text.toWellFormed());
				if (given === '') return;
				const escaped = given.replace(/[!-/:-@[-`{-~]/g, '\\$&').replace(/^(\d+)/, '\u200B$1');
				// An address in it is an element of its own, around which isolates are closed and opened again.
				const bare = (words: string) => dropDirection(words).replace(/^\u200B/, '');
				expect(bare(shown(escaped))).toBe(bare(given));
			}),
			{ numRuns: 200, endOnFailure: true },
		);
	});

	it.each(Object.entries(slowMarkdown))('ends, whole, for 8,000 characters of %s', (_, text) => {
		expect(text.length).toBeGreaterThan(5_000);
		const blocks = composeMarkdown(text);
		expect(findBlockFaults(blocks).filter((fault) => !fault.includes('too_long'))).toEqual([]);
	});
});
