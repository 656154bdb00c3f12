// Answers: what becomes of a word of 100,000 characters, wherever it is handed in?
import { describe, expect, it } from 'vitest';
import { BadInput } from '../../src/errors';
import { textFormats, type NotificationEvent } from '../../src/event';
import { composeDigest } from '../../src/message/composeDigest';
import { composeNotification } from '../../src/message/composeNotification';
import type { Message } from '../../src/slack/contract';
import { readEvent, type RawEvent } from '../../src/notify/readEvent';
import { findMessageFaults } from './checkBlocks';
import { about, now, reader } from './events';

const size = 100_000;
const pieces = [
	'x',
	'<',
	'&',
	'*',
	'`',
	'[',
	'@',
	'"',
	'\u202E',
	'\u200B',
	'😀',
	'\uD800',
	'\n',
	'.',
]
	// What looks like a beginning, again and again.
	.concat(['<!', '<a', '&lt;', '](', '@a.', '`a', 'a.b', '\n ', '\n> ', '\u2068', 'e\u0301']);
const words = pieces.map((piece) => piece.repeat(size / piece.length));

const block = (type: string, text: unknown) => ({ blocks: [{ type, text }] });
const rich = (...elements: unknown[]) => ({
	blocks: [{ type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] }],
});

/** Every place of an event that somebody may write into. */
const places: Record<string, (word: string) => Partial<RawEvent>> = {
	type: (type) => ({ type }),
	title: (title) => ({ title }),
	...Object.fromEntries(
		textFormats.map((textFormat) => [`text in ${textFormat}`, (text) => ({ text, textFormat })]),
	),
	'the text format': (textFormat) => ({ textFormat }),
	'a field’s label': (label) => ({ fields: [{ label, value: 'x' }] }),
	'a field’s value': (value) => ({ fields: [{ label: 'A', value }] }),
	'a field’s date': (date) => ({ fields: [{ label: 'A', date }] }),
	'the key of a field': (label) => ({ fields: { [label]: 'x' } }),
	'the link': (word) => ({ linkUrl: `https://example.com/${word}` }),
	'its label': (linkLabel) => ({ linkUrl: 'https://example.com', linkLabel }),
	'the image': (word) => ({ imageUrl: `https://example.com/${word}` }),
	'its description': (imageAlt) => ({ imageUrl: 'https://example.com/a.png', imageAlt }),
	severity: (severity) => ({ severity }),
	context: (context) => ({ context }),
	footer: (footerText) => ({ footerText, footerUrl: 'https://example.com' }),
	'the footer’s address': (word) => ({ footerText: 'x', footerUrl: `https://example.com/${word}` }),
	'the sender’s name': (senderName) => ({ senderName }),
	'the sender’s icon': (senderIcon) => ({ senderIcon }),
	'the record key': (recordKey) => ({ recordKey }),
	'when it happened': (occurredAt) => ({ occurredAt }),
	'blocks as JSON': (blocks) => ({ blocks }),
	'a section': (text) => block('section', { type: 'mrkdwn', text }),
	'a header': (text) => block('header', { type: 'plain_text', text }),
	'own Markdown': (text) => block('markdown', text),
	'rich text': (text) => rich({ type: 'text', text }),
	'a rich link': (word) => rich({ type: 'link', url: `https://example.com/${word}`, text: 'x' }),
	'its own label': (text) => rich({ type: 'link', url: 'https://example.com', text }),
	'a kind of block': (type) => ({ blocks: [{ type }] }),
	'a part of a block': (name) => ({ blocks: [{ type: 'divider', [name]: 1 }] }),
};

function tryToRead(raw: Partial<RawEvent>): NotificationEvent | BadInput {
	try {
		return readEvent({ type: 'a', title: 'Title', ...raw }, now);
	} catch (error) {
		if (error instanceof BadInput) return error;
		throw error;
	}
}

function expectTold({ text, blocks, bar }: Message): void {
	const attachments = bar && [{ color: bar.colour, blocks: bar.blocks }];
	expect(findMessageFaults({ blocks, attachments })).toEqual([]);
	expect(text.isWellFormed()).toBe(true);
}

describe('a word of 100,000 characters', () => {
	it.each(Object.entries(places))('as %s is refused in few words, or told harmlessly', (_, put) => {
		for (const word of words) {
			expect(word.length).toBeGreaterThan(size - 5);
			const read = tryToRead(put(word));
			if (read instanceof BadInput) {
				expect(read.field).toEqual(expect.any(String));
				expect(`${read.message}${read.hint}`.length).toBeLessThan(1_000);
				continue;
			}
			expectTold(composeNotification(read, reader));
			const entries = [{ ...about(1, 'a'), event: read }, about(2, 'b')];
			for (const { message } of composeDigest(entries, reader)) expectTold(message);
		}
	});
});
