// Answers: does a label that is another address say where its link leads, and is every other left alone?
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composeDigest } from '../../src/message/composeDigest';
import { composeNotification } from '../../src/message/composeNotification';
import { honestLabel, longestSaying, strictLabel } from '../../src/message/honestLabel';
import { composeMarkdown } from '../../src/message/markdown';
import { about, eventOf, reader } from './events';
import { hostileText } from './hostileText';
import { elementsOf } from './shownText';

const evil = 'https://evil.example/x';

describe('the label of a link', () => {
	it.each([
		'https://bank.example/login',
		'HTTPS://BANK.example',
		'www.bank.example',
		'bank.example',
		'Bank.Example/login?a=b',
		'bank.com:8443',
		'login.bank.co.uk',
		'“bank.example”',
		'*bank.example*',
		'🔒 bank.example',
		'ba\u200Bnk.exa\u00ADmple',
		'bank。com',
		'ｂａｎｋ.com',
		'xn--bnk-example.xn--p1ai',
		'банк.рф',
		'https://evil.example@bank.example',
		'https://bank.example@evil.example/x',
		'notevil.example',
	])('%j says where the link leads', (label) => {
		expect(honestLabel(evil, label)).toBe(`${label} (evil.example)`);
		expect(honestLabel(evil, `${label} (evil.example)`)).toBe(`${label} (evil.example)`);
	});

	it.each([
		'Open',
		'Invoice 3.pdf',
		'report.pdf',
		'archive.tar.gz',
		'README.md',
		'index.ts',
		'Node.js',
		'package.json',
		'v2.4.1',
		'10.5',
		'10.0.0.1',
		'ana@acme.test',
		'task.assigned',
		'e.g.',
		'Dr. No',
		'3.5 of 4.com',
		'完成。请查看',
		'New comment on example.com',
		'bank.example is down',
		'and/or',
		'evil.example',
		'https://evil.example/another',
		'www.evil.example',
		'(evil.example)',
	])('%j stays as it is', (label) => {
		expect(honestLabel(evil, label)).toBe(label);
	});

	it('may be the domain that the host belongs to, never the other way round', () => {
		expect(honestLabel('https://app.acme.test/1', 'acme.test')).toBe('acme.test');
		expect(honestLabel('https://acme.test/1', 'app.acme.test')).toBe('app.acme.test (acme.test)');
	});

	it('says that it leads to an e-mail', () => {
		expect(honestLabel('mailto:eve@evil.example', 'bank.example')).toBe('bank.example (e-mail)');
	});

	it('counts an address anywhere where one text gives both', () => {
		const label = 'go to https://bank.example now';
		expect(strictLabel(evil, label)).toBe(`${label} (evil.example)`);
		expect(honestLabel(evil, label)).toBe(label);
	});

	it('grows by no more than it is known to, and shows the end of a long host', () => {
		const url = `https://${'bank.example.'.repeat(200)}evil.example/`;
		const label = honestLabel(url, 'bank.example');
		expect(label).toMatch(/^bank\.example \(….*\.evil\.example\)$/);
		expect(label.length).toBe('bank.example'.length + longestSaying);
	});

	it('is read at once, whatever it is, and nothing is lost of it', () => {
		for (const piece of ['.', 'a.', '-', '!', '!a', 'https://', '。', '(']) {
			const label = piece.repeat(8_000);
			expect(strictLabel(evil, label).startsWith(label)).toBe(true);
		}
		fc.assert(
			fc.property(fc.webUrl(), hostileText(2), (url, label) => {
				expect(strictLabel(url, label).startsWith(label)).toBe(true);
			}),
		);
	});
});

describe('every link of a message', () => {
	const links = (message: { blocks: Parameters<typeof elementsOf>[0] }) =>
		elementsOf(message.blocks).flatMap((each) => (each.type === 'link' ? each.text : []));
	const says = 'bank.example (evil.example)';

	it('says where it leads: the label, the footer, an image, a digest line’s title', () => {
		const event = eventOf({
			title: 'bank.example',
			link: { url: evil, label: 'bank.example' },
			image: { url: evil, alt: 'bank.example' },
			footer: { text: 'bank.example', url: evil },
		});
		expect(links(composeNotification(event, reader))).toEqual([says, says]);
		const [part] = composeDigest([{ ...about(1, 'a'), event }, about(2, 'b')], reader);
		expect(links(part!.message)).toEqual([says, says]);
	});

	it('says so in Markdown, also of a bare domain', () => {
		expect(links({ blocks: composeMarkdown(`[bank.example](${evil})`) })).toEqual([says]);
		expect(links({ blocks: composeMarkdown(`[Invoice 3.pdf](${evil})`) })).toEqual([
			'Invoice 3.pdf',
		]);
	});
});
