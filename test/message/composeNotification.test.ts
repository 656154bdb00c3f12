// Answers: does one event become one message that Slack takes and that says what happened, and nothing else?
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composeNotification } from '../../src/message/composeNotification';
import { eventLimits } from '../../src/message/limits';
import { measureEvent } from '../../src/message/measure';
import { findBlockFaults } from './checkBlocks';
import { eventOf, hostileEvent, largestEvent, now, reader } from './events';
import { elementsOf, shownText } from './shownText';

const compose = (event: Parameters<typeof eventOf>[0]) =>
	composeNotification(eventOf(event), reader);

describe('a message about one event', () => {
	it('has title, text, fields with bold labels and a link back, in this order', () => {
		const message = compose({
			title: 'Review the contract',
			text: 'Two pages.',
			fields: [
				{ label: 'Due', value: 'Friday' },
				{ label: 'Owner', value: 'Ana' },
			],
			link: { url: 'https://example.com/7', label: 'Open task' },
		});
		expect(shownText(message.blocks)).toEqual([
			'Review the contract',
			'Two pages.',
			'Due: Friday\nOwner: Ana',
			'Open task',
		]);
		expect(elementsOf(message.blocks)).toContainEqual({
			type: 'text',
			text: 'Owner:',
			style: { bold: true },
		});
		expect(elementsOf(message.blocks)).toContainEqual({
			type: 'link',
			text: 'Open task',
			url: 'https://example.com/7',
		});
		expect(message.text).toBe('Review the contract — Two pages.');
	});

	it('shows a title of up to 150 characters as a header that makes no emoji of it', () => {
		const [header] = compose({ title: `:smile: ${'x'.repeat(142)}` }).blocks;
		expect(header).toMatchObject({ type: 'header', text: { type: 'plain_text', emoji: false } });
	});

	it.each(['x'.repeat(151), '<!channel> is down', 'Fish &amp; chips'])(
		'shows %j as bold rich text, where a header might not show it as it is',
		(title) => {
			const [block] = compose({ title }).blocks;
			expect(elementsOf([block])).toEqual([{ type: 'text', text: title, style: { bold: true } }]);
		},
	);

	it('tells the time where it happened long before it is told', () => {
		const at = now - 3 * 3_600_000;
		expect(elementsOf(compose({ occurredAt: at }).blocks)).toEqual([
			{ type: 'text', text: 'Happened: ', style: { italic: true } },
			{
				type: 'date',
				timestamp: at / 1000,
				format: '{date_short_pretty} at {time}',
				fallback: '23 Nov 2026, 07:00 CET',
				style: { italic: true },
			},
		]);
		expect(elementsOf(compose({ occurredAt: now - 60_000 }).blocks)).toEqual([]);
	});

	it('says whom it was meant for where somebody else reads it', () => {
		const { blocks } = compose({ intendedFor: 'Ana López (ana@example.com)' });
		expect(shownText(blocks)).toContain('Meant for Ana López (ana@example.com)');
	});

	it('escapes the fallback and cuts it between characters within 300', () => {
		expect(compose({ title: '<!channel> & co' }).text).toBe('&lt;!channel&gt; &amp; co');
		const family = '👩‍👩‍👧‍👦';
		const { text } = compose({ title: 'T', text: `<${family.repeat(100)}` });
		expect(text.length).toBeLessThanOrEqual(300);
		expect(text).toMatch(new RegExp(`^T — &lt;(${family})+…$`, 'u'));
	});

	it('fences right-to-left values in, so that what follows stays in its place', () => {
		const { blocks } = compose({ fields: [{ label: 'שם', value: 'דנה' }] });
		expect(shownText(blocks).at(-1)).toBe('\u2068שם:\u2069 \u2068דנה\u2069');
	});

	it('is inside every limit of Slack for whatever the door lets in, and says all of it', () => {
		fc.assert(
			fc.property(hostileEvent, (event) => {
				const { text, blocks } = composeNotification(event, { ...reader, now: now + 1e7 });
				expect(findBlockFaults(blocks)).toEqual([]);
				expect(text.length).toBeLessThanOrEqual(300);
				expect(text.replace(/&(amp|lt|gt);/g, '')).not.toMatch(/[<>&]|\p{Cs}/u);
				const shown = shownText(blocks).join('\n');
				const values = event.fields.map((field) => field.value);
				for (const part of [event.title, event.text ?? '', ...values])
					expect(shown).toContain(part);
				const types = new Set(elementsOf(blocks).map((element) => element.type));
				expect([...types].filter((type) => !['text', 'link', 'date'].includes(type))).toEqual([]);
			}),
			// Making long texts smaller takes minutes; the seed is enough to see the failure again.
			{ numRuns: 150, endOnFailure: true },
		);
	});

	it.each(['x', '"', '\\', '日', '😀', 'ش', '&'])(
		'is inside every limit for the largest event made of %j',
		(character) => {
			const event = largestEvent(character);
			expect(measureEvent(event)).toBeGreaterThan(eventLimits.whole - 200);
			const { blocks } = composeNotification(event, { ...reader, now: now + 1e7 });
			expect(findBlockFaults(blocks)).toEqual([]);
		},
	);
});
