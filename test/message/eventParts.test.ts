// Answers: does every part of an event stand where readers look for it, alone and in a digest?
import type { KnownBlock, RichTextDate, RichTextElement } from '@slack/types';
import { describe, expect, it } from 'vitest';
import { composeDigest } from '../../src/message/composeDigest';
import { composeNotification } from '../../src/message/composeNotification';
import { standsAlone } from '../../src/message/standsAlone';
import { findMessageFaults } from './checkBlocks';
import { about, eventOf, now, reader } from './events';
import { elementsOf, shownMessage, shownText } from './shownText';

type Parts = Parameters<typeof eventOf>[0];
const compose = (event: Parts, at = now) =>
	composeNotification(eventOf(event), { ...reader, now: at });
const shown = (event: Parts) => shownMessage(compose(event));

const isDate = (element: RichTextElement): element is RichTextDate => element.type === 'date';

const everything: Parts = {
	title: 'Server down',
	text: 'All *of* them.',
	textFormat: 'mrkdwn',
	fields: [{ label: 'Since', value: '2026-11-23T09:00:00Z', at: now }],
	link: { url: 'https://example.com/7', label: 'Open' },
	image: { url: 'https://example.com/c.png', alt: 'A chart' },
	table: { columns: [{ label: 'Host', align: 'left' }], rows: [['a'], ['']], moreRows: 1_234 },
	context: ['Region: eu', 'Rack: 7'],
	footer: { text: 'Sent by Monitor', url: 'https://example.com/m' },
	intendedFor: 'Ana',
	occurredAt: now - 3_600_000,
};

/** What stands around it is the same in each layout. */
const below = [
	'Meant for Ana',
	'All *of* them.',
	'Since: 23 Nov 2026, 10:00 CET',
	'Open',
	'(image: A chart)',
	'Host\na\n\u00A0',
	'and 1,234 more rows',
	'Happened: 23 Nov 2026, 09:00 CET',
	'Region: eu\nRack: 7',
	'Sent by Monitor',
];

describe('the parts of an event in its own message', () => {
	it('stand in one order, the small print and the footer last', () => {
		const message = compose(everything);
		expect(shownMessage(message)).toEqual(['Server down', ...below]);
		expect(findMessageFaults(message)).toEqual([]);
	});

	it('link the footer where it has an address, and show it small where not', () => {
		const url = 'https://example.com/m';
		expect(elementsOf(compose(everything).blocks)).toContainEqual({
			type: 'link',
			url,
			text: 'Sent by Monitor',
		});
		expect(compose({ footer: { text: 'By <!channel>' } }).blocks.at(-1)).toEqual({
			type: 'context',
			elements: [{ type: 'plain_text', text: 'By <\u2060!channel>', emoji: false }],
		});
	});

	it('tell an instant in the zone and the language of whoever looks, or else of the reader', () => {
		const event = eventOf({ fields: [{ label: 'Due', value: 'x', at: now }] });
		const fallbackIn = (language?: string) =>
			shownText(composeNotification(event, { ...reader, language }).blocks).at(-1);
		expect(elementsOf(compose(event).blocks)).toContainEqual({
			type: 'date',
			timestamp: now / 1000,
			format: '{date_short_pretty} at {time}',
			fallback: '23 Nov 2026, 10:00 CET',
		});
		expect(fallbackIn('de')).toBe('Due: 23. Nov. 2026, 10:00 MEZ');
		expect(fallbackIn('en-US')).toMatch(/^Due: Nov 23, 2026, 10:00.AM GMT\+1$/);
		for (const bad of ['xx', 'not a language', '', 'en_GB', '\u0000']) {
			expect(fallbackIn(bad)).toBe('Due: 23 Nov 2026, 10:00 CET');
		}
	});

	it('tell a day in the language of whoever looks, the same and without a time, wherever that is', () => {
		const event = eventOf({ fields: [{ label: 'Due', value: 'x', day: '2026-03-05' }] });
		const dateIn = (timeZone: string, language?: string) =>
			elementsOf(composeNotification(event, { timeZone, language, now }).blocks).find(isDate)!;
		const seenIn = (timeZone: string, { timestamp }: RichTextDate) =>
			new Intl.DateTimeFormat('sv-SE', { timeZone }).format(timestamp * 1000);
		expect(dateIn('UTC')).toMatchObject({
			format: '{date_short_pretty}',
			fallback: '5 Mar 2026',
		});
		expect(dateIn('America/Los_Angeles', 'de').fallback).toBe('5. März 2026');
		for (const zone of Intl.supportedValuesOf('timeZone')) {
			expect([zone, seenIn(zone, dateIn(zone))]).toEqual([zone, '2026-03-05']);
			expect(dateIn(zone).fallback).toBe('5 Mar 2026');
		}
		for (const zone of ['Pacific/Honolulu', 'America/New_York', 'Asia/Tokyo', 'Pacific/Auckland'])
			expect([zone, seenIn(zone, dateIn('Europe/Paris'))]).toEqual([zone, '2026-03-05']);
	});

	it('are an image with its description, and a table with aligned columns and no empty cells', () => {
		const table = {
			columns: [
				{ label: 'Deal', align: 'left' as const },
				{ label: '', align: 'right' as const },
			],
			rows: [['<!channel>', '12']],
			moreRows: 1,
		};
		const { blocks } = compose({
			image: { url: 'https://example.com/c.png', alt: 'A chart' },
			table,
		});
		expect(blocks.slice(1)).toMatchObject([
			{ type: 'image', image_url: 'https://example.com/c.png', alt_text: 'A chart' },
			{
				type: 'table',
				rows: [
					[
						{ type: 'raw_text', text: 'Deal' },
						{ type: 'raw_text', text: '\u00A0' },
					],
					[
						{ type: 'raw_text', text: '<!channel>' },
						{ type: 'raw_text', text: '12' },
					],
				],
				column_settings: [
					{ align: 'left', is_wrapped: true },
					{ align: 'right', is_wrapped: false },
				],
			},
			{ elements: [{ text: 'and 1 more row' }] },
		]);
	});

	it('carry over who sends it and whether links are unfolded, only where that was asked for', () => {
		const sender = { name: 'Monitor', iconEmoji: ':robot_face:' };
		expect(compose({ sender, unfurl: true })).toMatchObject({ sender, unfurl: true });
		expect(Object.keys(compose({ unfurl: false }))).toEqual(['text', 'blocks']);
	});

	it('say in the fallback text what the format means', () => {
		expect(
			compose({ title: 'T', text: '**a** [b](https://x.test)', textFormat: 'markdown' }).text,
		).toBe('T — a b');
		expect(
			compose({ title: 'T', text: '<https://x.test|b> &lt;', textFormat: 'mrkdwn' }).text,
		).toBe('T — b &lt;');
	});
});

describe('how serious it is', () => {
	it.each([
		['info', 'ℹ️'],
		['success', '✅'],
		['warning', '⚠️'],
		['critical', '🚨'],
	] as const)('%s is an emoji before the title where it is shown by one', (level, emoji) => {
		const event = { title: 'Disk', severity: { level, shownBy: 'emoji' } } as const;
		expect(shown(event)).toEqual([`${emoji} Disk`]);
		expect(compose(event).text).toBe(`${emoji} Disk`);
		expect(compose(event).bar).toBeUndefined();
		expect(shown({ ...event, title: '<Disk>' })).toEqual([`${emoji} <Disk>`]);
	});

	it.each([
		['info', 'Info'],
		['success', 'Success'],
		['warning', 'Warning'],
		['critical', 'Critical'],
	] as const)(
		'%s is named beside its bar, so that colour is never the only sign',
		(level, name) => {
			const message = compose({ title: 'Disk', severity: { level, shownBy: 'colour' } });
			expect(shownText(message.blocks)).toEqual(['Disk']);
			expect(message.bar?.colour).toMatch(/^#[0-9A-F]{6}$/);
			expect(shownText(message.bar?.blocks ?? [])).toEqual([name]);
			expect(message.text).toMatch(/^(ℹ️|✅|⚠️|🚨) Disk$/u);
		},
	);

	it('has everything but the title and the test mode beside its bar', () => {
		const severity = { level: 'critical', shownBy: 'colour' } as const;
		const message = composeNotification(eventOf({ ...everything, severity }), reader, {
			testModeFor: 'Ana',
		});
		expect(shownText(message.blocks)).toEqual([
			'Test mode: this would have gone to Ana',
			'Server down',
		]);
		expect(shownText(message.bar?.blocks ?? [])).toEqual(['Critical', ...below]);
		const { bar, blocks } = message;
		expect(
			findMessageFaults({ blocks, attachments: [{ color: bar?.colour, blocks: bar?.blocks }] }),
		).toEqual([]);
	});
});

describe("somebody's own blocks", () => {
	const blocks: KnownBlock[] = [
		{ type: 'section', text: { type: 'mrkdwn', text: '*Own*' } },
		{ type: 'divider' },
	];
	const event = { ...everything, table: undefined, blocks };

	it('stand in place of title, text, fields, link and image, as they came', () => {
		const message = compose({ title: 'Only the fallback', text: 'no', blocks });
		expect(message.blocks).toEqual(blocks);
		expect(message.text).toBe('Only the fallback — no');
		expect(shown(event)).toEqual(['Meant for Ana', '*Own*', '(divider)', ...below.slice(-3)]);
	});

	it('stand beside the bar of a colour, and below an emoji, with how serious it is above them', () => {
		const coloured = compose({ ...event, severity: { level: 'warning', shownBy: 'colour' } });
		expect(shownText(coloured.blocks)).toEqual(['Meant for Ana', 'Warning']);
		expect(coloured.bar?.blocks.slice(0, 2)).toEqual(blocks);
		const plain = compose({ blocks, severity: { level: 'warning', shownBy: 'emoji' } });
		expect(shownText(plain.blocks)).toEqual(['⚠️ Warning', '*Own*', '(divider)']);
		expect(plain.blocks.slice(1)).toEqual(blocks);
		expect(plain.bar).toBeUndefined();
	});
});

describe('an event stands alone', () => {
	it('with own blocks, a table or files, and with nothing else', () => {
		const { table } = everything;
		const files = [{ id: 'f', name: 'a.pdf', title: 'A', size: 1 }];
		expect(
			[{ blocks: [] }, { table }, { files }].map((part) => standsAlone(eventOf(part))),
		).toEqual([true, true, true]);
		expect(standsAlone(eventOf({ ...everything, table: undefined, files: [] }))).toBe(false);
	});
});

describe('the parts of an event in a digest', () => {
	const severity = { level: 'critical', shownBy: 'colour' } as const;
	const linesOf = (event: Parts) => {
		const [part] = composeDigest([about(1, 'a', event), about(2, 'b', { title: 'Other' })], reader);
		return shownText(part!.message.blocks)[1]
			?.replaceAll(/ · 23 Nov 2026, \d\d:\d\d CET/g, '')
			.split('\n');
	};

	it('are lines under its title: the severity as its emoji, the image as a link, the small print as text', () => {
		const event = { ...everything, table: undefined, severity };
		const lines = linesOf({ ...event, occurredAt: now });
		expect(lines?.slice(1, -1)).toEqual([
			'• 🚨 Server down · for Ana',
			'All *of* them.',
			'Since: 23 Nov 2026, 10:00 CET',
			'A chart',
			'Region: eu',
			'Rack: 7',
		]);
	});

	it('are flattened where the text is in Markdown', () => {
		const lines = linesOf({ text: '# Plan\n- **one**\n- two\n\n> so', textFormat: 'markdown' });
		expect(lines?.slice(2, 6)).toEqual(['Plan', '• one', '• two', '> so']);
	});

	it('are laid out as in its own message where it is the only one', () => {
		const event = eventOf({ ...everything, severity, sender: { name: 'M' }, unfurl: true });
		const entry = { ...about(1, 'a'), event };
		const [part] = composeDigest([entry], reader);
		expect(part?.message).toEqual(composeNotification(event, reader));
		const footer = { preferencesUrl: 'https://example.com/p', audience: 'member' as const };
		const [framed] = composeDigest([entry], reader, { footer, expired: 2 });
		expect(shownText(framed!.message.bar!.blocks).slice(-2)).toEqual([
			'2 entries expired before they could be told and are left out',
			'Change how often you are told',
		]);
	});

	it('are told apart by how serious they are, and by their image', () => {
		const title = 'Disk';
		const [part] = composeDigest(
			[
				about(1, 'r', { title, severity: { level: 'warning', shownBy: 'emoji' } }),
				about(2, 'r', { title, severity: { level: 'critical', shownBy: 'emoji' } }),
			],
			reader,
		);
		expect(shownText(part!.message.blocks).join('\n')).toMatch(/• 🚨 Disk[^]*• ⚠️ Disk/);
	});
});
