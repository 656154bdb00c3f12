// Answers: what might somebody type, paste or send to break a message?
import fc from 'fast-check';

const nasty = [
	'<!channel>',
	'<!here|now>',
	'<@U012ABCDEF>',
	'<#C012ABCDEF|general>',
	'<https://evil.example|https://bank.example>',
	'<<nested <deep>>>',
	'@channel @everyone',
	'&lt;!channel&gt; &amp; &#60;',
	'*bold* _it_ ~no~ `code` ```fence',
	':smile: :wave::skin-tone-3:',
	'|',
	'"',
	'\\',
	'\n',
	'\r\n\r\n\r\n\r\n',
	'\t',
	'\u0000\u0007\u001B[31m\u009B',
	'\u2028\u2029\u0085',
	'\uD800',
	'\uDC00\uD83D',
	'\u202Eexe.fdp\u202C',
	'\u202B\u202A\u202D',
	'\u2066\u2067\u2068',
	'\u2069\u2069',
	'\u200B\u200C\u200D\uFEFF\u2060',
	'👩‍👩‍👧‍👦🏳️‍🌈👍🏽🇪🇺',
	'👩\u200D'.repeat(700),
	`e${'\u0301'.repeat(400)}`,
	'שלום עולם 123',
	'مرحبا بالعالم (v2)',
	'x'.repeat(3_001),
	'"\n'.repeat(900),
	'日本語のとても長い文'.repeat(200),
	'{date} {{ $json }} ${x} %s',
	'<javascript:alert(1)|click>',
	'<!subteam^S012ABCDEF|@all> <!date^0^{date}^javascript:x|now>',
	'@ana@acme.test',
];

/** Texts put together from the nasty pieces and from any code units at all, lone surrogates included. */
export const hostileText = (pieces = 8): fc.Arbitrary<string> =>
	fc
		.array(fc.oneof(fc.constantFrom(...nasty), fc.string({ unit: 'binary' }), halfPairs), {
			maxLength: pieces,
		})
		.map((parts) => parts.join(''));

const halfPairs = fc
	.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 12 })
	.map((units) => String.fromCharCode(...units));

const marks = [
	'[a](javascript:alert(1))',
	'[<!channel>](https://evil.example/<!here>)',
	'![x](data:text/html,y)',
	'[https://bank.example](https://evil.example)',
	'<https://evil.example>',
	'www.evil.example',
	'a@b.example',
	'&#8238;&#0;&#xD800;&lt;!channel&gt;&nbsp;',
	'- ',
	'1. ',
	'> ',
	'# ',
	'```',
	'~~~',
	'`',
	'**',
	'_',
	'~~',
	'\n\n',
	'\n    ',
	'\n---\n',
	'\n|a|b|\n|-|-|\n',
	'[^1]: ',
	'[a]: <javascript:x>\n',
	'[a]',
	'<script>',
	'<!-- ',
	'- [x] ',
	'[',
	'](',
	')',
];

/** The same texts, broken up and put together by the marks of Markdown. */
export const hostileMarkdown: fc.Arbitrary<string> = fc
	.array(fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...marks) }, hostileText(1)), {
		maxLength: 30,
	})
	.map((parts) => parts.join(''));

const fill = (text: string, length = 8_000) =>
	text.repeat(Math.ceil(length / text.length)).slice(0, length);

/** What takes a careless reader of Markdown very long, or more stack than there is. */
export const slowMarkdown: Record<string, string> = {
	quotations: fill('>'),
	'quotations on every line': fill(`${'>'.repeat(11)}a\n`),
	'lists in lists': fill('1. - '),
	'lists on ever deeper lines': Array.from(
		{ length: 120 },
		(_, depth) => `${' '.repeat(depth)}- a`,
	).join('\n'),
	'empty items': fill('-\n'),
	'open brackets': fill('['),
	'links in links': fill('[', 4_000) + fill('](a)', 4_000),
	stars: fill('*', 4_000) + fill('*', 4_000),
	'stars around words': fill('*a '),
	'stars and underscores': fill('*a_'),
	'stars that close': fill('*a ', 4_000) + fill('b* ', 4_000),
	backticks: fill('`a``'),
	'e-mails': fill('a@b.example '),
	mentions: fill('@a@b.example '),
	'a mention without an end': `@${fill('a.', 4_000)}@${fill('b.', 4_000)}`,
	'a wide table': `${fill('|a', 3_000)}\n${fill('|-', 3_000)}\n${fill('|\n', 2_000)}`,
	'a table with one long cell': `|${fill('a', 3_000)}|b|\n|-|-|\n${fill('|a|b|\n', 5_000)}`,
	'lines across': fill('---\n'),
	footnotes: fill('[^a]: '),
	tags: fill('<a>'),
	entities: fill('&#8238;'),
	'one long word': fill('x'),
};
