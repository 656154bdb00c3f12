// Answers: does the test mode name people without disturbing them?
import type { KnownBlock } from '@slack/types';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textFormats } from '../../src/event';
import { composeDigest } from '../../src/message/composeDigest';
import { composeFilesMessage } from '../../src/message/composeFilesMessage';
import { composeNotification } from '../../src/message/composeNotification';
import type { Message } from '../../src/slack/contract';
import { readOwnBlocks } from '../../src/notify/ownBlocks/readOwnBlocks';
import { findMessageFaults } from './checkBlocks';
import { about, entryOf, eventOf, hostileEventOfAll, reader } from './events';
import { shownMessage } from './shownText';

const testMode = { testModeFor: 'Ana' };
const pings = /"user_id"|<@/;
const written = ({ blocks, bar }: Message) => JSON.stringify([blocks, bar]);

describe('in test mode', () => {
	const mentions = { 'ana@acme.test': 'U0ANA0001' };
	const text = 'Ask @ana@acme.test or <@U0BOB0001|bob>';
	const event = (textFormat: (typeof textFormats)[number]) =>
		eventOf({
			text,
			textFormat,
			mentions,
			fields: [{ label: 'Owner', value: '@ana@acme.test' }],
		});

	it.each(textFormats)('who is mentioned in %s stays text, wherever it is told', (format) => {
		const told = [
			composeNotification(event(format), reader, testMode),
			composeFilesMessage(event(format), reader, testMode),
			...composeDigest([entryOf(1, { event: event(format) })], reader, testMode).map(
				({ message }) => message,
			),
			...composeDigest([entryOf(1, { event: event(format) }), about(2, 'b')], reader, testMode).map(
				({ message }) => message,
			),
		];
		for (const message of told) {
			if (format === 'mrkdwn') expect(written(message)).not.toMatch(pings);
			else expect(written(message)).not.toContain('user_id');
			expect(shownMessage(message).join('\n')).toContain('Owner: @ana@acme.test');
		}
		expect(written(composeNotification(event(format), reader))).toMatch(pings);
	});

	it('who is mentioned in mrkdwn is named', () => {
		const shown = (given: string) =>
			shownMessage(
				composeNotification(eventOf({ text: given, textFormat: 'mrkdwn' }), reader, testMode),
			).at(-1);
		expect(shown('<@U0BOB0001|bob>, <@U0BOB0001> and <@W0BOB0001|@eve>')).toBe(
			'@bob, @U0BOB0001 and @eve',
		);
		expect(shown('<<@U0BOB0001|x>@U0EVE0001>')).not.toMatch(/<@/);
		expect(shown('<<@U0BOB0001>>')).not.toMatch(/<@/);
	});

	it('who is mentioned in own blocks is text, in every kind of them', () => {
		const user = { type: 'user', user_id: 'U0BOB0001', style: { bold: true, highlight: true } };
		const rich = {
			type: 'rich_text',
			elements: [{ type: 'rich_text_section', elements: [user] }],
		};
		const blocks = readOwnBlocks([
			{ type: 'section', text: { type: 'mrkdwn', text: 'Hi <@U0BOB0001|bob>' } },
			{ type: 'header', text: { type: 'plain_text', text: 'Hi <@U0BOB0001>' } },
			{ type: 'context', elements: [{ type: 'mrkdwn', text: '<@U0BOB0001>' }] },
			{ type: 'markdown', text: 'Hi <@U0BOB0001>' },
			rich,
			{ type: 'table', rows: [[rich]] },
		]) as KnownBlock[];
		const message = composeNotification(eventOf({ blocks }), reader, testMode);
		expect(written(message)).not.toMatch(pings);
		expect(written(message)).toContain('"text":"@U0BOB0001","style":{"bold":true}');
		expect(findMessageFaults(message)).toEqual([]);
		expect(shownMessage(message)[1]).toBe('Hi @bob');
		expect(written(composeNotification(eventOf({ blocks }), reader))).toMatch(pings);
		expect(JSON.stringify(blocks)).toMatch(pings);
	});

	it('nobody is disturbed by anything that the door lets in', () => {
		fc.assert(
			fc.property(hostileEventOfAll, (any) => {
				const text = `@ana@acme.test <@U0BOB0001> ${any.text ?? ''}`;
				const { blocks, bar } = composeNotification({ ...any, text }, reader, testMode);
				const all = [...blocks, ...(bar?.blocks ?? [])];
				expect(JSON.stringify(all)).not.toContain('"user_id"');
				const sections = all.filter(({ type }) => type === 'section');
				expect(JSON.stringify(sections)).not.toMatch(/<@/);
			}),
			{ numRuns: 100 },
		);
	});
});
