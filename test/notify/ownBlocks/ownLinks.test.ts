// Answers: do the links of own blocks lead to the web only, and say where?
import { describe, expect, it } from 'vitest';
import { readOwnBlocks } from '../../../src/notify/ownBlocks/readOwnBlocks';
import { rich, section } from './blocks';
import { says } from './refusals';

const written = (text: string) => readOwnBlocks([{ type: 'markdown', text }])?.[0];

describe('the links of own Markdown', () => {
	it.each([
		'[ERROR]: Timeout: 30s',
		'`Map<key: value>`',
		'a <b: c',
		'`[x](javascript:alert(1))`',
		'```\n[x](javascript:alert(1))\n```',
		'\\[x](javascript:alert(1))',
		'[x](/relative) and [y](#here)',
		'[x](https://example.com) <https://example.com> <ana@acme.test> [y](mailto:ana@acme.test)',
		'![x](https://example.com/a.png)',
		'[x][1]\n\n[1]: https://example.com',
		'see www.example.com: it works',
		'array[0](x): y',
	])('are taken as they are: %j', (text) => {
		expect(written(text)).toEqual({ type: 'markdown', text });
	});

	it.each([
		['[x](javascript:alert(1))', 'javascript:'],
		['[x](javascript&colon;alert(1))', 'javascript:'],
		['[x](java&#115;cript:alert(1))', 'javascript:'],
		['[x](java&Tab;script:alert(1))', 'javascript:'],
		['[x](<  JavaScript:alert(1)>)', 'javascript:'],
		['![x](data:text/html,y)', 'data:'],
		['<vbscript:x>', 'vbscript:'],
		['[x]\n\n[x]: slack://channel', 'slack:'],
		['> - [**x**](file:///etc/passwd)', 'file:'],
		['| a |\n|---|\n| [x](javascript:y) |', 'javascript:'],
	])('are refused where they lead elsewhere: %j', (text, scheme) => {
		expect(says({ type: 'markdown', text })).toBe(
			`blocks[0].text links to ${scheme}, and only http:, https: and mailto: links are sent.`,
		);
	});

	it('are refused where nobody could read them', () => {
		const text = `${'>'.repeat(2_000)}[x](javascript:y)`;
		expect(says({ type: 'markdown', text })).toContain('than anybody reads');
	});

	it('say where they lead where their label is another address', () => {
		expect(
			written('a [bank.example](https://evil.example/x) b [Open](https://evil.example)'),
		).toMatchObject({
			text: 'a [bank.example](https://evil.example/x) (evil.example) b [Open](https://evil.example)',
		});
		expect(written('[bank.example]\n\n[bank.example]: https://evil_1.example')).toMatchObject({
			text: '[bank.example] (evil\\_1.example)\n\n[bank.example]: https://evil_1.example',
		});
	});
});

describe('the links of other own blocks', () => {
	const evil = 'https://evil.example/';
	const link = (text: string) => rich({ type: 'link', url: evil, text });

	it('say where they lead where their label is another address', () => {
		expect(readOwnBlocks([link('https://bank.example/login')])).toEqual([
			link('https://bank.example/login (evil.example)'),
		]);
		expect(readOwnBlocks([link('Open')])).toEqual([link('Open')]);
		expect(JSON.stringify(readOwnBlocks([section(`<${evil}|bank.example>`)]))).toContain(
			`<${evil}|bank.example (evil.example)>`,
		);
		const date = { type: 'date', timestamp: 1, format: '{date} https://bank.example', url: evil };
		expect(JSON.stringify(readOwnBlocks([rich(date)]))).toContain('bank.example (evil.example)');
	});

	it('are refused where that makes them too long', () => {
		expect(says(link(`https://bank.example/${'x'.repeat(2_970)}`))).toContain(
			'has a text that is too long once it says where the link leads',
		);
	});
});
