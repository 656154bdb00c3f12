// Answers: does every event that is accepted fit into a message, alone and in a digest?
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { severityLevels, textFormats, type NotificationEvent } from '../../src/event';
import type { Around } from '../../src/message/around';
import { composeDigest } from '../../src/message/composeDigest';
import { composeNotification } from '../../src/message/composeNotification';
import { eventLimits, slackLimits } from '../../src/message/limits';
import { measureEvent, measureMessage, measureTable } from '../../src/message/measure';
import { readEvent } from '../../src/notify/readEvent';
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

describe('an event whose every part is as long as it may be', () => {
	const { title, fields, fieldLabel, fieldValue, linkLabel, imageAlt, contextLine, footer } =
		eventLimits;
	const piece = fc.constantFrom(
		'<',
		'&',
		'"',
		'&amp;',
		'<!',
		'<a ',
		'\\',
		'x',
		'ش',
		'😀',
		'a.com ',
	);
	const fill = (limit: number) => piece.map((one) => one.repeat(limit / one.length));
	const sometimes = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
	const address = fc.constantFrom('https://evil.example/', `https://${'a.'.repeat(120)}example/`);
	const raw = fc.record({
		type: fc.constant('a'),
		title: fc.oneof(fill(title), fc.constant('bank.example')),
		text: fc
			.tuple(piece, fc.nat(eventLimits.text))
			.map(([one, length]) => one.repeat(length / one.length)),
		textFormat: fc.constantFrom(...textFormats),
		fields: fc
			.tuple(fc.nat(fields), fill(fieldLabel), fill(fieldValue))
			.map(([count, label, value]) => Array.from({ length: count }, () => ({ label, value }))),
		linkUrl: sometimes(address),
		linkLabel: fc.oneof(fill(linkLabel), fc.constant('bank.example')),
		imageUrl: sometimes(address),
		imageAlt: fc.oneof(fill(imageAlt), fc.constant('bank.example')),
		severity: fc.constantFrom(...severityLevels),
		severityShownBy: fc.constant('colour'),
		context: fc
			.tuple(fc.nat(eventLimits.context), fill(contextLine))
			.map(([count, line]) => Array.from({ length: count }, () => line)),
		footerText: sometimes(fc.oneof(fill(footer), fc.constant('bank.example'))),
		footerUrl: sometimes(address),
	});

	it('fits, or is refused, with a colour and all that may stand around it', () => {
		let fitting = 0;
		fc.assert(
			fc.property(raw, (given) => {
				let event: NotificationEvent;
				try {
					event = { ...readEvent(given, now), intendedFor: '"'.repeat(300) };
				} catch (error) {
					expect(error).toMatchObject({ code: expect.stringMatching('_too_long$') });
					return;
				}
				fitting += 1;
				expectToFit(composeNotification(event, late, around));
				const large = entryOf(2, { event, typeLabel: label, groupLabel: `1${label}` });
				for (const { message } of composeDigest([entryOf(1), large], late, around)) {
					expectToFit(message);
				}
			}),
			{ numRuns: 400 },
		);
		expect(fitting).toBeGreaterThan(40);
	});

	it('fits with ten lines of small print that Slack might read something in', () => {
		const context = Array.from({ length: 10 }, () => '<'.repeat(contextLine));
		const event = readEvent({ type: 'a', title: 'T', context }, now);
		expectToFit(composeNotification(event, late, around));
		expect(measureEvent(event)).toBeGreaterThan(
			measureMessage(composeNotification(event, reader)) - 300,
		);
	});
});
