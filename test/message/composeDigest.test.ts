// Answers: what does a digest say, in which order, and what does it say once?
import { describe, expect, it } from 'vitest';
import { composeDigest, type DigestPart } from '../../src/message/composeDigest';
import { composeNotification } from '../../src/message/composeNotification';
import type { DigestEntry } from '../../src/message/groupEntries';
import { about, entryOf, eventOf, now, reader } from './events';
import { elementsOf, shownText } from './shownText';

const minute = 60_000;
const at = (minutes: number) => now + minutes * minute;
const compose = (entries: DigestEntry[]) => composeDigest(entries, reader);
const shownIn = (parts: DigestPart[]) =>
	parts.flatMap((part) => shownText(part.message.blocks)).join('\n');
const linesOf = (entries: DigestEntry[]) =>
	shownIn(compose(entries))
		.replaceAll(/ · 23 Nov 2026, \d\d:\d\d CET/g, '')
		.split('\n');

const jobEntry = (id: number) =>
	entryOf(id, {
		event: eventOf({ type: 'job.changed', title: `Job ${id}`, occurredAt: at(id) }),
		typeLabel: 'Job change',
		group: 'jobs',
		groupLabel: 'Jobs',
		acceptedAt: at(id),
	});

describe('a digest', () => {
	it('is no message where there is nothing to tell', () => {
		expect(compose([])).toEqual([]);
	});

	it('says how many updates there are', () => {
		const [part] = compose([jobEntry(1), jobEntry(2)]);
		expect(shownIn([part!])).toMatch(/^2 updates\n/);
		expect(part?.message.text).toBe('2 updates — Job 1 — Job 2');
	});

	it('of one entry looks as the entry would have looked at once', () => {
		const event = eventOf({
			title: 'Review the contract',
			text: 'Two pages.',
			link: { url: 'https://example.com/7', label: 'Open task' },
			occurredAt: at(-600),
		});
		const parts = compose([entryOf(7, { event })]);
		expect(parts).toEqual([{ message: composeNotification(event, reader), entryIds: [7] }]);
		expect(shownText(parts[0]!.message.blocks)).toEqual([
			'Review the contract',
			'Two pages.',
			'Open task',
			'Happened: 23 Nov 2026, 00:00 CET',
		]);
	});

	it('groups by group and type, each where it first appeared, oldest first', () => {
		const due = { typeLabel: 'Task due', event: eventOf({ type: 'task.due', title: 'Due' }) };
		const entries = [
			entryOf(1, { acceptedAt: at(1) }),
			jobEntry(2),
			entryOf(3, { ...due, acceptedAt: at(3) }),
			entryOf(4, { acceptedAt: at(4) }),
		];
		const lines = shownIn(compose(entries)).replaceAll(' · 23 Nov 2026, 10:00 CET', '');
		expect(lines.split('\n')).toEqual([
			'4 updates',
			'Tasks › Task assigned',
			'• Task 1',
			'• Task 4',
			'Tasks › Task due',
			'• Due',
			'(divider)',
			'Jobs › Job change',
			'• Job 2 · 23 Nov 2026, 10:02 CET',
		]);
	});

	it('tells a record once with its newest facts, how many updates, and every older title', () => {
		const status = (value: string) => [{ label: 'Status', value }];
		const parts = compose([
			about(1, 'r1', { title: 'Draft made', fields: status('Draft') }),
			about(2, 'r2', { title: 'Other' }),
			about(3, 'r1', { title: 'In review', text: 'Please read', fields: status('Review') }),
			about(4, 'r1', { title: 'Draft made', fields: status('Draft') }),
			about(5, 'r1', { title: 'Approved', fields: status('Approved') }),
		]);
		expect(shownText(parts[0]!.message.blocks)[1]?.split('\n')).toEqual([
			'Tasks › Task assigned',
			'• Approved · 23 Nov 2026, 10:05 CET · 4 updates',
			'Status: Approved',
			'  • Draft made · 23 Nov 2026, 10:04 CET · 2 updates',
			'  • In review · 23 Nov 2026, 10:03 CET',
			'Please read',
			'• Other · 23 Nov 2026, 10:02 CET',
		]);
		expect(parts[0]?.entryIds).toEqual([1, 2, 3, 4, 5]);
	});

	it('tells what happened last as the newest, whenever it arrived', () => {
		const parts = compose([
			about(1, 'r1', { title: 'Approved', occurredAt: at(9) }),
			about(2, 'r1', { title: 'In review', occurredAt: at(5) }),
		]);
		expect(shownIn(parts)).toMatch(/• Approved · .*\n {2}• In review · /);
	});

	it('keeps different texts and links of one record, even under the same title', () => {
		const comment = (id: number, text: string, path: string) =>
			about(id, 'r', {
				title: 'New comment',
				text,
				link: { url: `https://example.com/${path}`, label: 'Open' },
			});
		const parts = compose([
			comment(1, 'one', 'a'),
			comment(2, 'two', 'a'),
			comment(3, 'two', 'b'),
			comment(4, 'two', 'b'),
		]);
		const urls = elementsOf(parts[0]!.message.blocks).flatMap((element) =>
			element.type === 'link' ? [element.url.at(-1)] : [],
		);
		expect(urls).toEqual(['b', 'a', 'a']);
		expect(shownIn(parts)).toMatch(/two[^]*two[^]*one/);
	});

	it('says for whom it was where somebody else reads it', () => {
		const entries = [about(1, 'r', { intendedFor: 'Ana' }), about(2, 'r', { intendedFor: 'Bo' })];
		const shown = shownIn(compose(entries)).split('\n');
		expect(shown.slice(2)).toEqual([
			'• Review the contract · for Ana · 23 Nov 2026, 10:01 CET',
			'• Review the contract · for Bo · 23 Nov 2026, 10:02 CET',
		]);
	});

	it("gives times as Slack's own dates, with the reader's zone as fallback", () => {
		const [part] = composeDigest([jobEntry(0), jobEntry(1)], { timeZone: 'Asia/Kolkata', now });
		expect(elementsOf(part!.message.blocks).find((element) => element.type === 'date')).toEqual({
			type: 'date',
			timestamp: now / 1000,
			format: '{date_short_pretty} at {time}',
			fallback: '23 Nov 2026, 14:30 GMT+5:30',
		});
		const elsewhere = composeDigest([jobEntry(0), jobEntry(1)], { timeZone: 'Mars/Olympus', now });
		expect(shownIn(elsewhere)).toContain('23 Nov 2026, 09:00 UTC');
	});

	it('shows a type by its key where its label shows nothing, and no group without a name', () => {
		const nameless = { typeLabel: '\u200B \n', groupLabel: '\u2060' };
		expect(linesOf([entryOf(1, nameless), entryOf(2, nameless)])[1]).toBe('task.assigned');
	});

	it('cuts names of groups and types, on one line, and lets them turn nothing round', () => {
		const typeLabel = `Type\r\n\u202E${'\u2067a'.repeat(200)}`;
		const groupLabel = '<!channel>\u0000 *Group* '.repeat(20);
		const label = { typeLabel, groupLabel };
		const [, heading] = linesOf([entryOf(1, label), entryOf(2, label)]);
		expect(heading).toMatch(/^(<!channel> \*Group\* ){5}<!c.*… › Type a+…$/);
		expect(heading?.length).toBeLessThanOrEqual(203);
	});

	it('Number 2: updates of two records that come in turns are told record by record', () => {
		const entries = [1, 2, 3, 4, 5].map((id) =>
			about(id, id % 2 ? 'r1' : 'r2', { title: id % 2 ? `Odd ${id > 2}` : 'Even' }),
		);
		expect(linesOf(entries).slice(2)).toEqual([
			'• Odd true · 3 updates',
			'  • Odd false',
			'• Even · 2 updates',
		]);
	});

	it('Number 2: a record key that looks like a path or like JSON is taken as it is written', () => {
		const keys = ['order', 'order.id', 'order.lines[0].id', '["order","id"]', '__proto__', '1'];
		const entries = keys.flatMap((key, index) => [
			about(index + 1, key, { title: `About ${key}` }),
			about(index + 101, key, { title: `About ${key}` }),
		]);
		expect(linesOf(entries).slice(2)).toEqual(keys.map((key) => `• About ${key} · 2 updates`));
	});

	it('Number 2: entries without a record key stand alone, even if they say the same', () => {
		const entries = [
			about(1, undefined, { title: 'Import failed' }),
			about(2, '1', { title: 'Import failed' }),
			about(3, undefined, { title: 'Import failed' }),
			about(4, 'undefined', { title: 'Import failed' }),
		];
		expect(linesOf(entries).slice(2)).toEqual(Array(4).fill('• Import failed'));
	});
});
