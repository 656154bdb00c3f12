// Answers: does a digest tell of every entry once, grouped, and in messages that Slack takes?
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composeDigest, type DigestPart } from '../../src/message/composeDigest';
import type { DigestEntry } from '../../src/message/groupEntries';
import { slackLimits } from '../../src/message/limits';
import { measureBlocks } from '../../src/message/measure';
import { findBlockFaults } from './checkBlocks';
import { entryOf, eventOf, hostileEntries, largestEvent, now, reader } from './events';
import { elementsOf, shownText } from './shownText';

const minute = 60_000;
const at = (minutes: number) => now + minutes * minute;
const compose = (entries: DigestEntry[]) => composeDigest(entries, reader);
const idsOf = (parts: DigestPart[]) => parts.flatMap((part) => part.entryIds).sort((a, b) => a - b);
const shownIn = (parts: DigestPart[]) =>
	parts.flatMap((part) => shownText(part.message.blocks)).join('\n');

function about(id: number, recordKey: string, event: Parameters<typeof eventOf>[0]): DigestEntry {
	return entryOf(id, {
		event: eventOf({ recordKey, occurredAt: at(id), ...event }),
		acceptedAt: at(id),
	});
}

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
		expect(shownIn(compose([jobEntry(1)]))).toMatch(/^1 update\n/);
		expect(shownIn(compose([jobEntry(1), jobEntry(2)]))).toMatch(/^2 updates\n/);
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

	it('holds entries without a record key apart, and keys that are names of object members too', () => {
		const same = eventOf({ title: 'Import failed' });
		expect(
			shownIn(compose([entryOf(1, { event: same }), entryOf(2, { event: same })])),
		).not.toContain('· 2 updates');
		const keys = ['__proto__', 'constructor', '1'];
		const parts = compose(keys.map((key, index) => about(index + 1, key, { title: `T${key}` })));
		for (const key of keys) expect(shownIn(parts)).toContain(`• T${key}`);
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
		expect(shownIn(compose([about(1, 'r', { intendedFor: 'Ana' })]))).toContain(' · for Ana · ');
	});

	it("gives times as Slack's own dates, with the reader's zone as fallback", () => {
		const [part] = composeDigest([jobEntry(0)], { timeZone: 'Asia/Kolkata', now });
		expect(elementsOf(part!.message.blocks).find((element) => element.type === 'date')).toEqual({
			type: 'date',
			timestamp: now / 1000,
			format: '{date_short_pretty} at {time}',
			fallback: '23 Nov 2026, 14:30 GMT+5:30',
		});
		const elsewhere = composeDigest([jobEntry(0)], { timeZone: 'Mars/Olympus', now });
		expect(shownIn(elsewhere)).toContain('23 Nov 2026, 09:00 UTC');
	});

	it('numbers its parts, repeats the heading, and lets every line stand alone', () => {
		const updates = Array.from({ length: 80 }, (_, index) =>
			about(index + 1, 'r1', { title: `Step ${index + 1}` }),
		);
		const parts = compose(updates);
		const shown = parts.map((part) => shownText(part.message.blocks));
		expect(parts.length).toBeGreaterThan(1);
		expect(shown[1]?.[0]).toBe(`80 updates · 2 of ${parts.length}`);
		expect(shown[1]?.[1]).toMatch(/^Tasks › Task assigned \(continued\)\n• Step \d/);
		expect(shown[0]?.[1]).toMatch(/\n {2}• Step 79 /);
		expect(parts[1]?.message.text).toMatch(/^80 updates · 2 of \d — Step \d+ — /);
	});

	it('fills its messages: no two neighbours would fit into one', () => {
		const parts = compose(Array.from({ length: 200 }, (_, index) => jobEntry(index + 1)));
		const sizes = parts.map((part) => measureBlocks(part.message.blocks));
		for (const size of sizes.slice(0, -1)) expect(size).toBeGreaterThan(slackLimits.message * 0.85);
	});

	it.each(['x', '"', '😀', 'ش', '&'])(
		'takes the largest event made of %j as one entry among others',
		(character) => {
			const event = { ...largestEvent(character), intendedFor: character.repeat(200) };
			const label = character.repeat(200);
			const large = entryOf(2, { event, typeLabel: label, groupLabel: `${character}1${label}` });
			const parts = compose([jobEntry(1), large, jobEntry(3)]);
			expect(parts.flatMap((part) => findBlockFaults(part.message.blocks))).toEqual([]);
			for (const part of parts)
				expect(measureBlocks(part.message.blocks)).toBeLessThanOrEqual(slackLimits.message);
			expect(shownIn(parts)).toContain(event.text);
		},
	);

	it('has each of 5,000 entries in exactly one part, in any order the same', () => {
		const entries = Array.from({ length: 5_000 }, (_, index) =>
			about(index + 1, `r${index % 700}`, {
				title: `Update ${index % 90}`,
				type: `t.${index % 40}`,
			}),
		);
		const parts = compose(entries);
		expect(idsOf(parts)).toEqual(entries.map((entry) => entry.id));
		expect(parts.flatMap((part) => findBlockFaults(part.message.blocks))).toEqual([]);
		expect(compose(entries.toReversed())).toEqual(parts);
	});

	it('stays under 50 blocks with a group for every entry', () => {
		const entries = Array.from({ length: 120 }, (_, index) => ({
			...entryOf(index + 1, { event: eventOf({ title: 'T' }), typeLabel: 'T' }),
			group: `g${index}`,
			groupLabel: '',
		}));
		const parts = compose(entries);
		expect(parts.flatMap((part) => findBlockFaults(part.message.blocks))).toEqual([]);
		expect(parts[0]?.message.blocks.length).toBeGreaterThan(40);
	});

	it('is inside every limit, complete, and the same again, for whatever the door lets in', () => {
		fc.assert(
			fc.property(hostileEntries(30), (entries) => {
				const parts = compose(entries);
				expect(idsOf(parts)).toEqual(entries.map((entry) => entry.id));
				const shown = shownIn(parts);
				for (const { event } of entries) {
					expect(shown).toContain(event.title);
					if (event.text) expect(shown).toContain(event.text);
				}
				const links = parts.flatMap((part) =>
					elementsOf(part.message.blocks).flatMap((e) => (e.type === 'link' ? [e.url] : [])),
				);
				for (const { event } of entries) if (event.link) expect(links).toContain(event.link.url);
				for (const { message } of parts) {
					expect(findBlockFaults(message.blocks)).toEqual([]);
					expect(measureBlocks(message.blocks)).toBeLessThanOrEqual(slackLimits.message);
					expect(message.text.length).toBeLessThanOrEqual(300);
					expect(message.text.replace(/&(amp|lt|gt);/g, '')).not.toMatch(/[<>&]|\p{Cs}/u);
				}
				expect(compose(entries.toReversed())).toEqual(parts);
			}),
			// Making long texts smaller takes minutes; the seed is enough to see the failure again.
			{ numRuns: 60, endOnFailure: true },
		);
	});
});
