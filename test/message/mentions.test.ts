// Answers: is who is written as @e-mail found, and mentioned, and nobody else?
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composeText, composeTextLines } from '../../src/message/composeText';
import { findMentioned, splitMentions } from '../../src/message/mentions';
import { textFormats } from '../../src/event';
import { emailKey } from '../../src/members/email';
import { hostileText } from './hostileText';
import { elementsOf, shownText } from './shownText';

const mentions = { 'ana@acme.test': 'U0ANA0001', "o'brien+x@acme.test": 'W0BRIEN01' };

describe('who is mentioned in a text', () => {
	it.each([
		['@ana@acme.test', ['ana@acme.test']],
		[
			'Hi @Ana@ACME.test, (@bo.b-c_d+e@mail.acme.test)!',
			['ana@acme.test', 'bo.b-c_d+e@mail.acme.test'],
		],
		[
			'**@ana@acme.test** _@bo@acme.test_ "@cy@acme.test" >@di@acme.test',
			['ana@acme.test', 'bo@acme.test', 'cy@acme.test', 'di@acme.test'],
		],
		["@o'brien@acme.test", ["o'brien@acme.test"]],
		['@ana@acme.test @ana@acme.test. @Ana@acme.test;', ['ana@acme.test']],
		['@josé@acme.test', ['josé@acme.test']],
	])('is found in %j', (text, expected) => {
		expect(findMentioned(text)).toEqual(expected);
	});

	it.each([
		'ana@acme.test',
		'@ana',
		'@ana@localhost',
		'https://social.test/@ana@acme.test',
		'x@ana@acme.test',
		'@@ana@acme.test',
		'@ana@acme.test@x',
		'@ana@acme.tést',
		'@ana @acme.test',
		'@.ana@acme.test',
	])('is nobody in %j', (text) => {
		expect(findMentioned(text)).toEqual([]);
	});

	it('is named as members are', () => {
		const emails = findMentioned("@Ana@ACME.test @O'Brien+X@acme.test @JOSÉ@acme.test");
		expect(emails.map(emailKey)).toEqual(emails);
	});

	it('is found at once in a text that means harm, and changes nothing of it', () => {
		fc.assert(
			fc.property(hostileText(10), (text) => {
				const found = Object.fromEntries(findMentioned(text).map((email) => [email, 'U0AAA0001']));
				const pieces = splitMentions(text, found);
				expect(
					pieces.map((piece) => (typeof piece === 'string' ? piece : piece.text)).join(''),
				).toBe(text);
			}),
		);
		for (const text of ['@'.repeat(8_000), '@a'.repeat(4_000), `@${'a.'.repeat(4_000)}`]) {
			expect(findMentioned(text)).toEqual([]);
		}
	});
});

describe('a mention', () => {
	const text = "Ask @ana@acme.test, or @o'brien+x@acme.test; not @bo@acme.test";

	it.each(textFormats)('is one in a message and on a line of a digest, in %s', (textFormat) => {
		const shown = shownText(composeText({ text, textFormat, mentions })).join('');
		expect(shown).toContain(
			textFormat === 'mrkdwn'
				? 'Ask <@U0ANA0001>, or <@W0BRIEN01>; not @bo@acme.test'
				: 'Ask @U0ANA0001, or @W0BRIEN01; not @bo@acme.test',
		);
		const users = composeTextLines({ text, textFormat, mentions }).filter(
			({ type }) => type === 'user',
		);
		expect(users).toEqual([
			{ type: 'user', user_id: 'U0ANA0001' },
			{ type: 'user', user_id: 'W0BRIEN01' },
		]);
	});

	it.each(textFormats)('is text where nobody is to be mentioned, in %s', (textFormat) => {
		const nobody: (Record<string, string> | undefined)[] = [
			undefined,
			{},
			{ 'ana@acme.test': '<!channel>' },
		];
		for (const given of nobody) {
			const [lines, blocks] = [composeTextLines, composeText].map((compose) =>
				JSON.stringify(compose({ text, textFormat, mentions: given })),
			);
			expect(lines).not.toContain('user_id');
			expect(blocks).not.toMatch(/user_id|<@|<!/);
		}
	});

	it('is text in code, and as part of an address or of the label of a link, in Markdown', () => {
		const markdown =
			'`@ana@acme.test` [see @ana@acme.test](https://x.test/@ana@acme.test) <i title=@ana@acme.test>\n\n    @ana@acme.test';
		const blocks = composeText({ text: markdown, textFormat: 'markdown', mentions });
		expect(elementsOf(blocks)).toMatchObject([
			{ text: '@ana@acme.test', style: { code: true } },
			{ text: ' ' },
			{ type: 'link', url: 'https://x.test/@ana@acme.test', text: 'see @ana@acme.test' },
			{ text: ' <i title=@ana@acme.test>' },
			{ text: '@ana@acme.test' },
		]);
	});

	it('is text in a table in Markdown, and a mention in its lists', () => {
		const table = '| a |\n|---|\n| @ana@acme.test |\n\n- @ana@acme.test';
		const blocks = composeText({ text: table, textFormat: 'markdown', mentions });
		expect(shownText(blocks)[0]).toMatch(/\n@ana@acme\.test\n• @U0ANA0001$/);
	});
});
