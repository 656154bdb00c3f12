// Answers: can anything that somebody hands in ping, link, lay out or hide what it should not, in any part of an event?
import type { KnownBlock } from '@slack/types';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NotificationEvent } from '../../src/event';
import { composeDigest } from '../../src/message/composeDigest';
import { composeNotification } from '../../src/message/composeNotification';
import { slackLimits } from '../../src/message/limits';
import { measureMessage } from '../../src/message/measure';
import { composeTableBlock } from '../../src/message/composeTableBlock';
import { makeTable } from '../../src/report/makeTable';
import type { Message } from '../../src/slack/contract';
import { findMessageFaults } from './checkBlocks';
import { entryOf, hostileEventOfAll, now, reader } from './events';
import { hostileText } from './hostileText';
import { elementsOf, shownMessage, shownText } from './shownText';

const late = { ...reader, now: now + 1e7 };
/** Without the joiners that nobody sees, and with people as they were mentioned. */
const asWritten = (text: string) =>
	text.replace(/\u2060/g, '').replace(/@U0ANA0001|@ana@acme\.test/gi, '@ana@acme.test');

const blocksOf = ({ blocks, bar }: Message): KnownBlock[] => [...blocks, ...(bar?.blocks ?? [])];

function expectHarmless(message: Message): void {
	const { text, blocks, bar } = message;
	const attachments = bar && [{ color: bar.colour, blocks: bar.blocks }];
	expect(findMessageFaults({ blocks, attachments })).toEqual([]);
	expect(measureMessage(message)).toBeLessThanOrEqual(slackLimits.message);
	expect(text.replace(/&(amp|lt|gt);/g, '')).not.toMatch(/[<>&]|\p{Cs}/u);
	for (const element of elementsOf(blocksOf(message))) {
		expect(['text', 'link', 'date', 'user', 'channel']).toContain(element.type);
		if (element.type === 'link') expect(element.url).toMatch(/^(https?|mailto):/);
	}
	for (const block of blocksOf(message)) {
		if (block.type !== 'section') continue;
		expect(block.text).toMatchObject({ type: 'mrkdwn', verbatim: true });
		expect(block.text?.text).not.toMatch(/<(?!https?:|mailto:|@[UW]|#[CG]|!date\^)/i);
	}
}

/** What stands in no text of a format is shown as it was given. */
function expectShown(event: NotificationEvent, shown: string): void {
	const seen = asWritten(shown);
	const { image, fields, context = [], text, textFormat } = event;
	const parts = [
		event.title,
		...fields.flatMap(({ label, value, at, day }) =>
			(at ?? day) === undefined ? [label, value] : [label],
		),
		...(image ? [image.alt] : []),
		...context,
		...(text && textFormat === 'plain' ? [text] : []),
	];
	for (const part of parts) expect(seen).toContain(asWritten(part));
}

describe('whatever the door lets in', () => {
	it('is a message that pings and links nowhere it should not, and shows what was given', () => {
		fc.assert(
			fc.property(hostileEventOfAll, hostileText(2), (event, name) => {
				const told = { ...event, intendedFor: name };
				const message = composeNotification(told, late, { testModeFor: name });
				expectHarmless(message);
				expectShown(told, shownMessage(message).join('\n'));
			}),
			{ numRuns: 200, endOnFailure: true },
		);
	});

	it('is a line of a digest that does neither', () => {
		fc.assert(
			fc.property(fc.array(hostileEventOfAll, { minLength: 2, maxLength: 6 }), (events) => {
				const entries = events.map((event, index) =>
					entryOf(index + 1, { event: { ...event, recordKey: undefined } }),
				);
				const parts = composeDigest(entries, late);
				for (const { message } of parts) expectHarmless(message);
				const shown = parts.map(({ message }) => shownMessage(message).join('\n')).join('\n');
				for (const event of events) expectShown(event, shown);
				expect(composeDigest(entries.toReversed(), late)).toEqual(parts);
			}),
			{ numRuns: 60, endOnFailure: true },
		);
	});

	it('is a cell of a table that Slack reads nothing in', () => {
		const cells = fc.array(fc.record({ a: hostileText(2), b: hostileText(1) }), { maxLength: 20 });
		const columns = ['a', 'b'].map((key) => ({
			label: key,
			read: (row: Readonly<Record<string, unknown>>) => row[key],
		}));
		fc.assert(
			fc.property(cells, (rows) => {
				const { table } = makeTable(columns, rows);
				const blocks = composeTableBlock(table);
				expect(findMessageFaults({ blocks })).toEqual([]);
				const [block] = blocks;
				const kinds = block?.type === 'table' ? block.rows.flat().map(({ type }) => type) : [];
				expect(new Set(kinds)).toEqual(new Set(['raw_text']));
				for (const cell of table.rows.flat()) expect(shownText(blocks)[0]).toContain(cell);
			}),
			{ numRuns: 100, endOnFailure: true },
		);
	});
});
