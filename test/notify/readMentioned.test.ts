// Answers: is exactly whoever would be mentioned looked up, and named where that came to nothing?
import { describe, expect, it } from 'vitest';
import { readMentioned } from '../../src/notify/readMentioned';
import { eventOf } from '../message/events';
import { refusalOf } from './reading';

describe('who is mentioned by e-mail', () => {
	it('is who stands in the text and the fields, each once', () => {
		const event = eventOf({
			text: 'Hi @ana@acme.test, @Bo@acme.test',
			fields: [
				{ label: 'Owner', value: '@cy@acme.test and @ana@acme.test' },
				{ label: 'Due', value: '@di@acme.test', at: 0 },
			],
		});
		expect(readMentioned(true, event)).toEqual(['ana@acme.test', 'bo@acme.test', 'cy@acme.test']);
		expect(readMentioned(false, event)).toEqual([]);
		expect(readMentioned(undefined, event)).toEqual([]);
	});

	it.each([
		['mrkdwn', '`@ana@acme.test` ```@bo@acme.test``` <https://x.test|@cy@acme.test> @di@acme.test'],
		[
			'markdown',
			'`@ana@acme.test` [@bo@acme.test](https://x.test) @di@acme.test\n\n    @cy@acme.test',
		],
	] as const)('is not who stands in code or a label only, in %s', (textFormat, text) => {
		expect(readMentioned(true, eventOf({ text, textFormat }))).toEqual(['di@acme.test']);
		const plain = readMentioned(true, eventOf({ text }));
		expect(plain).toHaveLength(4);
	});

	it('is who stands in code and elsewhere', () => {
		const text = '`@ana@acme.test` @ana@acme.test';
		for (const textFormat of ['mrkdwn', 'markdown'] as const) {
			expect(readMentioned(true, eventOf({ text, textFormat }))).toEqual(['ana@acme.test']);
		}
	});

	it('is nobody where own blocks are told in place of the text', () => {
		const event = eventOf({ text: '@ana@acme.test', blocks: [{ type: 'divider' }] });
		expect(readMentioned(true, event)).toEqual([]);
	});

	it('is refused where it is neither asked for nor not', () => {
		expect(refusalOf(() => readMentioned('perhaps', eventOf()))).toMatchObject({
			field: 'Mention by Email',
		});
	});
});
