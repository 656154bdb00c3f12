// Answers: are picture, severity, small print, sender and formats taken as the forms give them, and refused by their name?
import { describe, expect, it } from 'vitest';
import { now, read, refusal } from './reading';

describe('how a text is written', () => {
	it.each(['plain', 'markdown', 'mrkdwn'])('may be %s', (textFormat) => {
		expect(read({ text: 'a', textFormat }).textFormat).toBe(textFormat);
	});

	it('is nothing special where nobody says', () => {
		expect(read({ text: 'a', textFormat: '' })).not.toHaveProperty('textFormat');
	});

	it('is refused where nobody knows it, with the choices', () => {
		expect(refusal({ textFormat: 'html' })).toMatchObject({
			code: 'text_format_unknown',
			field: 'Text Format',
			message: expect.stringContaining('“html”'),
			hint: expect.stringContaining('plain, markdown, mrkdwn'),
		});
		expect(refusal({ textFormat: { a: 1 } }).message).toContain('an object with a');
	});
});

describe('an image', () => {
	it('has an https address and words for who can’t see it', () => {
		const { image } = read({ imageUrl: ' https://a.test/b c.png ', imageAlt: 'A chart' });
		expect(image).toEqual({ url: 'https://a.test/b%20c.png', alt: 'A chart' });
		expect(read({ imageUrl: 'https://a.test/b.png' }).image?.alt).toBe('Image');
		expect(read({ imageAlt: 'A chart' })).not.toHaveProperty('image');
	});

	it.each([
		['http://a.test/b.png', 'image_not_https'],
		['javascript:alert(1)', 'image_not_https'],
		['data:image/png;base64,AA', 'image_not_https'],
		['chart.png', 'image_not_url'],
	])('is refused where its address is %s', (imageUrl, code) => {
		expect(refusal({ imageUrl })).toMatchObject({
			code,
			field: 'Image URL',
			message: expect.stringContaining('Image URL'),
			hint: expect.stringContaining('https://example.com/chart.png'),
		});
	});
});

describe('a severity', () => {
	it('is shown by an emoji unless a colour is asked for', () => {
		expect(read({ severity: 'Warning' }).severity).toEqual({ level: 'warning', shownBy: 'emoji' });
		expect(read({ severity: 'info', severityShownBy: 'colour' }).severity).toEqual({
			level: 'info',
			shownBy: 'colour',
		});
	});

	it.each([undefined, '', 'none'])('is none where %j is given', (severity) => {
		expect(read({ severity })).not.toHaveProperty('severity');
	});

	it('is refused by the field that is wrong', () => {
		expect(refusal({ severity: 'red' })).toMatchObject({ field: 'Severity' });
		expect(refusal({ severity: 'info', severityShownBy: 'siren' })).toMatchObject({
			code: 'severity_shown_by_unknown',
			field: 'Severity Shown By',
		});
	});
});

describe('the small print', () => {
	it('is a text of several lines or a list, without those in which nothing can be seen', () => {
		expect(read({ context: 'Account: Initech\n\n Owner: Ana ' }).context).toEqual([
			'Account: Initech',
			'Owner: Ana',
		]);
		expect(read({ context: ['a', '', null, 7] }).context).toEqual(['a', '7']);
		expect(read({ context: ' \n' })).not.toHaveProperty('context');
	});

	it('is refused by the line that is wrong, or for too many', () => {
		expect(refusal({ context: ['a', 'x'.repeat(201)] })).toMatchObject({
			code: 'context_too_long',
			field: 'Context',
			message: 'Line 2 of Context is 201 characters long, and at most 200 are allowed.',
		});
		expect(refusal({ context: Array(11).fill('a') })).toMatchObject({
			code: 'context_too_many',
			message: expect.stringContaining('11 lines'),
		});
	});
});

describe('a footer', () => {
	it('is there only where it is asked for, with a link by choice', () => {
		expect(read({})).not.toHaveProperty('footer');
		expect(read({ footerText: 'Sales', footerUrl: '' }).footer).toEqual({ text: 'Sales' });
		expect(read({ footerText: 'Sales', footerUrl: 'https://a.test' }).footer).toEqual({
			text: 'Sales',
			url: 'https://a.test/',
		});
		expect(read({ footerUrl: 'https://wiki.a.test/b' }).footer?.text).toBe('wiki.a.test');
	});

	it('links to nothing but http and https', () => {
		const error = refusal({ footerText: 'a', footerUrl: 'javascript:alert(1)' });
		expect(error).toMatchObject({ code: 'footer_link_not_http', field: 'Footer URL' });
	});
});

describe('a sender', () => {
	it('has a name, and an emoji or the address of an image', () => {
		expect(read({ senderName: 'Signals', senderIcon: ':robot_face:' }).sender).toEqual({
			name: 'Signals',
			iconEmoji: ':robot_face:',
		});
		expect(read({ senderIcon: 'https://a.test/i.png' }).sender).toEqual({
			iconUrl: 'https://a.test/i.png',
		});
		expect(read({ senderIcon: ':wave::skin-tone-3:' }).sender?.iconEmoji).toContain('tone');
		expect(read({ senderName: ' ', senderIcon: '' })).not.toHaveProperty('sender');
	});

	it.each([
		['robot_face', 'sender_icon_unknown'],
		[':robot face:', 'sender_icon_unknown'],
		['🤖', 'sender_icon_unknown'],
		['http://a.test/i.png', 'sender_icon_not_https'],
		['ftp://a.test/i.png', 'sender_icon_not_https'],
		['javascript:alert(1)', 'sender_icon_unknown'],
	])('with the icon %s is refused', (senderIcon, code) => {
		expect(refusal({ senderIcon })).toMatchObject({ code, field: 'Sender Icon' });
	});
});

describe('link previews', () => {
	it('are shown only where they are asked for', () => {
		expect(read({ unfurl: true }).unfurl).toBe(true);
		expect(read({ unfurl: 'true' }).unfurl).toBe(true);
		for (const unfurl of [undefined, false, 'false', ''])
			expect(read({ unfurl })).not.toHaveProperty('unfurl');
		expect(refusal({ unfurl: 'maybe' })).toMatchObject({ field: 'Show Link Previews' });
	});
});

describe('a field with a date', () => {
	const at = Date.UTC(2026, 2, 5, 8);

	it.each([
		['2026-03-05T09:00:00+01:00', '2026-03-05T09:00:00+01:00'],
		[at, '2026-03-05T08:00:00.000Z'],
		[new Date(at), '2026-03-05T08:00:00.000Z'],
		[{ toMillis: () => at }, '2026-03-05T08:00:00.000Z'],
	])('shows the instant %s, and keeps what was given', (date, value) => {
		expect(read({ fields: [{ label: 'Due', date }] }).fields).toEqual([
			{ label: 'Due', value, at },
		]);
	});

	it('may have words for it, or say that its value is one', () => {
		const date = '2026-03-05T08:00:00Z';
		expect(read({ fields: [{ label: 'Due', value: 'Thursday', date }] }).fields).toEqual([
			{ label: 'Due', value: 'Thursday', at },
		]);
		expect(read({ fields: [{ label: 'Due', value: date, type: 'date' }] }).fields).toEqual([
			{ label: 'Due', value: date, at },
		]);
		for (const value of ['', ' ', null])
			expect(read({ fields: [{ label: 'Due', value, type: 'date' }] }).fields).toEqual([]);
	});

	it('may be milliseconds as text, as expressions give them', () => {
		for (const value of [String(at), ` ${at} `])
			expect(read({ fields: [{ label: 'Due', value, type: 'date' }] }).fields).toEqual([
				{ label: 'Due', value: String(at), at },
			]);
		const early = Date.UTC(2001, 0, 1);
		expect(read({ occurredAt: String(early) }).occurredAt).toBe(early);
		for (const seconds of ['1772697600', '17726976000000'])
			expect(refusal({ occurredAt: seconds }).code).toBe('instant_malformed');
	});

	it('is that day, and no instant, where it has no time', () => {
		for (const value of ['2026-03-05', ' 2026-03-05\n'])
			expect(read({ fields: [{ label: 'Due', value, type: 'date' }] }).fields).toEqual([
				{ label: 'Due', value: '2026-03-05', day: '2026-03-05' },
			]);
		const words = { label: 'Due', value: 'Thursday', date: '2026-03-05' };
		expect(read({ fields: [words] }).fields).toEqual([
			{ label: 'Due', value: 'Thursday', day: '2026-03-05' },
		]);
	});

	it.each(['2026-02-30', '2026-02-29', '2026-13-01', '2026-04-31T10:00:00Z', '1999-12-31'])(
		'is refused where no calendar has it, or it is too long ago: %s',
		(value) => {
			for (const raw of [{ fields: [{ label: 'a', value, type: 'date' }] }, { occurredAt: value }])
				expect(refusal(raw).code).toBe('instant_malformed');
		},
	);

	it('is on the calendar in a leap year, and at the end of a day', () => {
		expect(read({ occurredAt: '2028-02-29' }).occurredAt).toBe(Date.UTC(2028, 1, 29));
		expect(read({ occurredAt: '2026-02-28T23:30:00-08:00' }).occurredAt).toBe(
			Date.UTC(2026, 2, 1, 7, 30),
		);
	});

	it('that is empty says nothing of when it happened', () => {
		expect(read({ occurredAt: ' ' }).occurredAt).toBe(now);
	});

	it('is refused where the date is none', () => {
		expect(
			refusal({
				fields: [
					{ label: 'a', value: 'b' },
					{ label: 'Due', date: 'Friday' },
				],
			}),
		).toMatchObject({
			code: 'instant_malformed',
			field: 'Fields',
			message: expect.stringContaining('The date of field 2'),
		});
	});
});

describe('a table', () => {
	const table = (columns: number, rows: string[][]) => ({
		columns: Array(columns).fill({ label: 'A', align: 'left' as const }) as [],
		rows,
	});

	it('is taken up to Slack’s limits', () => {
		const full = table(1, Array<string[]>(99).fill(['x']));
		expect(read({ table: full }).table).toBe(full);
	});

	it.each([
		[table(0, []), 'no columns'],
		[table(21, []), '21 columns, and 20'],
		[table(2, [['a']]), 'more or fewer cells'],
		[table(1, Array<string[]>(100).fill(['x'])), '100 rows, and 99'],
		[table(1, Array<string[]>(10).fill(['x'.repeat(1_000)])), '10,001 characters long, and 10,000'],
	])('is refused beyond them', (given, says) => {
		expect(refusal({ table: given })).toMatchObject({
			code: 'table_refused',
			field: 'Table',
			message: expect.stringContaining(says),
		});
	});
});

describe('own blocks in an event', () => {
	const header = { type: 'header', text: { type: 'plain_text', text: 'Hello' } };

	it('are in it as they were read', () => {
		expect(read({ blocks: JSON.stringify([header]) }).blocks).toEqual([header]);
	});

	it('are held to what a message may be with all that may stand around them', () => {
		const section = (length: number) => ({
			type: 'section',
			text: { type: 'plain_text', text: 'x'.repeat(length) },
		});
		const blocks = (length: number) => [...Array(3).fill(section(3_000)), section(length)];
		expect(read({ blocks: blocks(500) }).blocks).toHaveLength(4);
		expect(refusal({ blocks: blocks(2_000) })).toMatchObject({
			code: 'blocks_too_long',
			field: 'Blocks',
			message: expect.stringContaining('11,000 are allowed'),
		});
	});

	it('have no table beside another one', () => {
		const cell = { type: 'raw_text', text: 'a' };
		const table = { columns: [{ label: 'A', align: 'left' as const }], rows: [['b']] };
		const error = refusal({ table, blocks: [header, { type: 'table', rows: [[cell]] }] });
		expect(error.message).toBe('blocks[1] is a second table, and a message can hold one.');
	});
});
