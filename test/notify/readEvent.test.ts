// Answers: does the door take what can be told, and say clearly what it can't take?
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { BadInput } from '../../src/errors';
import { eventLimits } from '../../src/message/limits';
import { composeNotification } from '../../src/message/composeNotification';
import { readDedupeKey, readEvent, type RawEvent } from '../../src/notify/readEvent';
import { findMessageFaults } from '../message/checkBlocks';
import { hostileText } from '../message/hostileText';
import { now, read, refusal, refusalOf } from './reading';

describe('an event at the door', () => {
	it('is taken with all its parts', () => {
		const event = read({
			text: ' Two pages,\nfour signatures ',
			fields: [{ label: 'Due', value: 'Friday' }],
			linkUrl: 'https://example.com/tasks/7',
			linkLabel: 'Open task',
			recordKey: 7,
		});
		expect(event).toEqual({
			type: 'task.assigned',
			title: 'Review',
			text: 'Two pages,\nfour signatures',
			fields: [{ label: 'Due', value: 'Friday' }],
			link: { url: 'https://example.com/tasks/7', label: 'Open task' },
			recordKey: '7',
			occurredAt: now,
		});
	});

	it.each([
		[42, '42'],
		[0, '0'],
		[false, 'false'],
		[12n, '12'],
		[new Date(0), '1970-01-01T00:00:00.000Z'],
	])('takes the plain value %s as text', (given, text) => {
		expect(read({ title: given }).title).toBe(text);
	});

	it.each([undefined, null, '', '  \n\t ', '\u200B\u200D', '\u0000'])(
		'has no title where %j was given, and says so',
		(title) => {
			expect(refusal({ title })).toMatchObject({
				code: 'title_missing',
				field: 'Title',
				message: expect.stringContaining('Title is empty'),
				hint: expect.stringContaining('Fill in Title'),
			});
		},
	);

	it.each([undefined, null, '', ' \n'])(
		'has no text, link or record key where %j was given',
		(given) => {
			const event = read({ text: given, linkUrl: given, linkLabel: 'Open', recordKey: given });
			expect(event).toMatchObject({ text: undefined, link: undefined, recordKey: undefined });
		},
	);

	it.each([
		['type', 'Notification Type'],
		['title', 'Title'],
		['text', 'Text'],
		['linkLabel', 'Link Label'],
		['recordKey', 'Record Key'],
	])('names the field where %s is an object, and the way out', (part, field) => {
		const wrong = { linkUrl: 'https://example.com', [part]: { id: 7, name: 'Draft' } };
		expect(refusal(wrong)).toMatchObject({
			code: expect.stringMatching(/_not_text$/),
			field,
			message: `${field} is an object with id, name, and only text can be used here.`,
			hint: expect.stringContaining('Pick one property'),
		});
	});

	it('never repeats what an object holds', () => {
		expect(refusal({ title: { token: 'xoxb-1' } }).message).not.toContain('xoxb');
	});

	it('refuses a list and an object that became text', () => {
		expect(refusal({ title: ['a', 'b'] }).message).toContain('a list of 2');
		expect(refusal({ text: ['a'] }).hint).toContain('join');
		expect(refusal({ text: '[object Object]' })).toMatchObject({ code: 'text_not_text' });
		expect(refusal({ title: Number.NaN }).message).toContain('not a number');
	});

	it('keeps a title that only mentions [object Object]', () => {
		expect(read({ title: 'Page shows [object Object]' }).title).toBe('Page shows [object Object]');
	});

	it('refuses a text of 100,000 characters with both figures', () => {
		expect(refusal({ text: 'x'.repeat(100_000) })).toMatchObject({
			code: 'text_too_long',
			field: 'Text',
			message: 'Text is 100,000 characters long, and at most 8,000 are allowed.',
			hint: expect.stringContaining('slice(0, 8000)'),
		});
	});

	it('takes a title of exactly the limit and refuses one more', () => {
		expect(read({ title: 'x'.repeat(eventLimits.title) }).title).toHaveLength(eventLimits.title);
		expect(refusal({ title: 'x'.repeat(eventLimits.title + 1) }).code).toBe('title_too_long');
	});

	it('refuses what fits part by part and not as a whole', () => {
		const fields = Array.from({ length: 20 }, (_, n) => ({ label: n, value: 'x'.repeat(450) }));
		const error = refusal({ text: 'x'.repeat(1_000), fields });
		expect(error).toMatchObject({
			code: 'event_too_long',
			message: expect.stringContaining('8,500'),
		});
		expect(refusal({ text: '"'.repeat(7_000) }).code).toBe('event_too_long');
	});

	it('makes lone surrogates well-formed and takes control characters out', () => {
		const event = read({ title: 'a\uD800b\u0000c\u001B[1m\td', text: 'a\r\nb\u0007\tc\u2028d' });
		expect(event.title).toBe('a\uFFFDbc[1m d');
		expect(event.text).toBe('a\nb\tc\nd');
	});

	it('keeps emoji and right-to-left text as they are', () => {
		const title = '👩‍👩‍👧‍👦 שלום مرحبا 👍🏽 می‌خواهم';
		expect(read({ title, text: title })).toMatchObject({ title, text: title });
	});

	it('takes direction overrides out and closes isolates on their own line', () => {
		expect(read({ title: 'invoice\u202Efdp.exe' }).title).toBe('invoicefdp.exe');
		expect(read({ text: '\u2067abc\ndef\u2069' }).text).toBe('\u2067abc\u2069\ndef');
	});

	it('leaves at most one empty line between two others', () => {
		expect(read({ text: `a${'\n \t'.repeat(4_000)}\nb` }).text).toBe('a\n\nb');
	});
});

describe('a link at the door', () => {
	it.each([
		'javascript:alert(1)',
		'data:text/html,x',
		'mailto:a@example.com',
		'JaVaScRiPt:x',
		'file:///etc',
	])('is refused where it is %s', (linkUrl) => {
		expect(refusal({ linkUrl })).toMatchObject({
			code: 'link_not_http',
			field: 'Link URL',
			message: expect.stringContaining(linkUrl.toLowerCase().split(':')[0] ?? ''),
			hint: expect.stringContaining('https://'),
		});
	});

	it.each(['www.example.com', '/tasks/7', 'https://', 'http://a b'])(
		'is refused where %s is no whole address',
		(linkUrl) => {
			expect(refusal({ linkUrl })).toMatchObject({ code: 'link_not_url', field: 'Link URL' });
		},
	);

	it('is refused where it is too long, also once it is encoded', () => {
		const given = `https://example.com/${'é'.repeat(1_000)}`;
		expect(refusal({ linkUrl: given })).toMatchObject({ code: 'link_too_long', field: 'Link URL' });
	});

	it('is kept in its encoded form, with a label of its own or "Open"', () => {
		const { link } = read({ linkUrl: ' https://example.com/a b?q=<x>|"y" ' });
		expect(link).toEqual({ url: 'https://example.com/a%20b?q=%3Cx%3E|%22y%22', label: 'Open' });
	});
});

describe('fields at the door', () => {
	it('are a list of labels and values, or an object, and those without a value are left out', () => {
		const fields = [
			{ label: 'Due', value: 'Friday' },
			{ label: 'Done', value: 'false' },
		];
		expect(read({ fields: [...fields, { label: 'Owner', value: null }] }).fields).toEqual(fields);
		expect(read({ fields: { Due: 'Friday', Done: false, Owner: '' } }).fields).toEqual(fields);
		expect(read({ fields: '' }).fields).toEqual([]);
	});

	it('stand on one line each', () => {
		expect(read({ fields: { 'A\nB': 'c\nd' } }).fields).toEqual([{ label: 'A B', value: 'c d' }]);
	});

	it.each([
		['fields_not_a_list', 'Due: Friday', 'a text'],
		['fields_not_a_list', [['Due', 'Friday']], 'a list of 1'],
		['fields_too_many', Array.from({ length: 21 }, () => ({ label: 'a', value: 'b' })), '21'],
		['field_value_not_text', [{ label: 'Due', value: { at: 1 } }], 'The value of field 1'],
		['field_label_missing', [{ label: '', value: 'x' }], 'The label of field 1'],
		['field_value_too_long', { a: 'x', b: 'x'.repeat(501) }, 'The value of field 2'],
	])('are refused with %s', (code, fields, says) => {
		const message = expect.stringContaining(says);
		expect(refusal({ fields })).toMatchObject({ code, field: 'Fields', message });
	});
});

describe('a field without a label', () => {
	it('is to be given one, and not fields as such', () => {
		expect(refusal({ fields: [{ label: '', value: 'x' }] }).hint).toMatch(
			/^Fill in the label of field 1\. /,
		);
	});
});

describe('an event ID', () => {
	it('is text of at most 500 characters, and is needed', () => {
		expect(readDedupeKey(' evt-1 ')).toBe('evt-1');
		expect(readDedupeKey(17)).toBe('17');
		for (const [raw, code] of [
			['', 'dedupe_key_missing'],
			[{ id: 1 }, 'dedupe_key_not_text'],
			['x'.repeat(501), 'dedupe_key_too_long'],
		] as const) {
			expect(refusalOf(() => readDedupeKey(raw))).toMatchObject({ code, field: 'Event ID' });
		}
	});
});

describe('whatever is handed in', () => {
	const value = fc.oneof(hostileText(4), fc.anything());
	const address = fc.oneof(fc.constant(undefined), fc.webUrl(), value);
	const raw = fc.record({
		type: fc.constant('a.b'),
		title: fc.oneof(fc.constant('A title'), value),
		text: value,
		textFormat: fc.constantFrom('plain', 'markdown', 'mrkdwn', undefined),
		fields: fc.oneof(value, fc.array(fc.record({ label: value, value, date: value })), fc.object()),
		linkUrl: address,
		linkLabel: value,
		imageUrl: address,
		imageAlt: value,
		severity: fc.constantFrom('info', 'critical', 'none', undefined),
		severityShownBy: fc.constantFrom('emoji', 'colour'),
		context: fc.oneof(value, fc.array(value, { maxLength: 3 })),
		footerText: value,
		footerUrl: address,
		blocks: fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, value),
		senderName: value,
		senderIcon: fc.oneof(fc.constant(':wave:'), value),
		recordKey: value,
	});
	/** Most of what is wholly random is refused for one part; here each is given alone. */
	const parts = raw.chain((whole) =>
		fc.subarray(Object.keys(whole) as (keyof typeof whole)[], { maxLength: 4 }).map((names) => ({
			type: 'a.b',
			title: 'A title',
			...Object.fromEntries(names.map((name) => [name, whole[name]])),
		})),
	);

	it('is either an event or a refusal with a field and a hint', () => {
		fc.assert(
			fc.property(fc.oneof(raw, parts), (given) => {
				try {
					const { recordKey, ...shown } = readEvent(given, now);
					expect(recordKey ?? '').not.toMatch(/\p{Cc}|\p{Cs}/u);
					expect(JSON.stringify(shown)).not.toMatch(/[\u202A-\u202E]|\\u0000|\p{Cs}/u);
				} catch (error) {
					expect(error).toBeInstanceOf(BadInput);
					expect(error).toMatchObject({ field: expect.any(String), hint: expect.any(String) });
				}
			}),
			{ numRuns: 300 },
		);
	});

	it('and is taken, is a message that Slack takes', () => {
		fc.assert(
			fc.property(parts, (given) => {
				const event = readOrNothing(given);
				if (event === undefined) return;
				const { blocks, bar } = composeNotification(event, { timeZone: 'UTC', now });
				const attachments = bar ? [{ color: bar.colour, blocks: bar.blocks }] : [];
				expect(findMessageFaults({ blocks, attachments })).toEqual([]);
			}),
			{ numRuns: 300 },
		);
	});
});

function readOrNothing(raw: RawEvent) {
	try {
		return readEvent(raw, now);
	} catch {
		return undefined;
	}
}
