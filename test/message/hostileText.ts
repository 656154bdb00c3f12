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
