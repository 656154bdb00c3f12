// Answers: does every event that is accepted fit into a message, alone and in a digest?
import { describe, expect, it } from 'vitest';
import { severityLevels, textFormats } from '../../src/event';
import type { Around } from '../../src/message/around';
import { composeDigest } from '../../src/message/composeDigest';
import { composeNotification } from '../../src/message/composeNotification';
import { eventLimits, slackLimits } from '../../src/message/limits';
import { measureEvent, measureMessage, measureTable } from '../../src/message/measure';
import type { Message } from '../../src/slack/contract';
import { findMessageFaults } from './checkBlocks';
import { entryOf, eventOf, fullestEvent, now, reader, wordy } from './events';

const late = { ...reader, language: 'ta', now: now + 1e8 };
const around: Around = {
	testModeFor: '"'.repeat(300),
	expired: 999_999,
	footer: { preferencesUrl: `https://example.com/${'x'.repeat(480)}`, audience: 'channel' },
};
const label = '"'.repeat(200);

function expectToFit(message: Message): void {
	const { blocks, bar } = message;
	const attachments = bar && [{ color: bar.colour, blocks: bar.blocks }];
	expect(findMessageFaults({ blocks, attachments })).toEqual([]);
	expect(measureMessage(message)).toBeLessThanOrEqual(slackLimits.message);
}

describe('the largest event that is accepted', () => {
	const cases = textFormats.flatMap((format) =>
		wordy[format].map((piece) => [format, piece] as const),
	);

	it.each(cases)(
		'in %s, made of %j, fits into a message of its own and into a digest',
		(format, piece) => {
			const event = fullestEvent(format, piece);
			expect(measureEvent(event)).toBeLessThanOrEqual(eventLimits.whole);
			const isLongest = event.text!.length > eventLimits.text - piece.length - 2;
			if (!isLongest) expect(measureEvent(event)).toBeGreaterThan(eventLimits.whole - 400);
			for (const shownBy of ['emoji', 'colour'] as const) {
				const severe = { ...event, severity: { level: 'critical', shownBy } as const };
				expectToFit(composeNotification(severe, late, around));
				const large = entryOf(2, { event: severe, typeLabel: label, groupLabel: `1${label}` });
				for (const entries of [[entryOf(1), large, entryOf(3)], [large]]) {
					for (const { message } of composeDigest(entries, late, around)) expectToFit(message);
				}
			}
		},
	);

	it.each(severityLevels)('fits whoever is mentioned in it, with %s', (level) => {
		for (const format of textFormats) {
			const event = {
				...fullestEvent(format, '@ana@acme.test '),
				severity: { level, shownBy: 'colour' } as const,
			};
			for (const mentions of [undefined, { 'ana@acme.test': 'U0123456789' }]) {
				expectToFit(composeNotification({ ...event, mentions }, late, around));
			}
		}
	});
});

describe('the size of a message', () => {
	it('counts what stands beside the bar, and no tables', () => {
		const text = {
			type: 'section',
			text: { type: 'plain_text', text: 'x'.repeat(1_000) },
		} as const;
		const table = {
			type: 'table',
			rows: [[{ type: 'raw_text', text: 'x'.repeat(5_000) }]],
		} as const;
		const size = measureMessage({ blocks: [text] });
		expect(size).toBeGreaterThan(1_000);
		expect(
			measureMessage({ blocks: [text], bar: { colour: '#000000', blocks: [text] } }),
		).toBeGreaterThan(2 * size - 10);
		expect(measureMessage({ blocks: [text, { ...table, rows: [[...table.rows[0]]] }] })).toBe(size);
	});

	it('of a day is that of an instant, whatever it came as', () => {
		const sizeOf = (when: { at: number } | { day: string }) =>
			measureEvent(eventOf({ fields: [{ label: 'Due', value: 'x'.repeat(500), ...when }] }));
		expect(sizeOf({ day: '2026-03-05' })).toBe(sizeOf({ at: now }));
	});

	it('of a table is the characters of its cells, an empty one being sent as one', () => {
		const columns = [
			{ label: 'Host', align: 'left' as const },
			{ label: '', align: 'left' as const },
		];
		expect(
			measureTable({
				columns,
				rows: [
					['ab', ''],
					['c', 'd'],
				],
			}),
		).toBe(10);
	});
});
